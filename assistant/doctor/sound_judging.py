"""What the sound of microphone and loudspeaker comes to. Pure: figures in, findings out."""

from __future__ import annotations

from dataclasses import asdict

from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Figure, Finding, Verdict
from assistant.doctor.level import Level

CLIPPING = 0.1
"""Percent of samples at the end of the scale from which words come in broken."""
OFFSET = 5.0
"""Percent of full scale; less does no harm."""
HUMMING = 80
"""Percent of the power in a hum from which there is little else."""
FAINT_ROOM = -80.0
"""dBFS of a room below which the microphone is turned down: its own noise is louder than that."""
FAINT_WORDS = -50.0
"""dBFS of words, and the room's rounding noise is near."""
QUIET_ROOM = -60.0
LOUD_ROOM = -42.0
"""dBFS, where nobody spoke: words from a metre away come in at -35 to -25 or so."""
EVERY_WORD = 10.0
"""Decibels more than "stop" needs from which all other words can be heard, too."""
STANDS = 15.0
"""Decibels of words above the room by which they are no hum."""
COMES_THROUGH = 8.0
"""Decibels above the room that a voice has at least: the room's own ups and downs stay below."""


def microphone(words: CheckWords, quiet: Level, playing: Level, spoken: Level | None) -> Finding:
    """Of the quiet room, of the time the loudspeaker played and, if they were asked for, of the person's words.

    The worst fault is told.
    """
    every = (quiet, playing) + ((spoken,) if spoken else ())
    figures = {f"room_{name}": value for name, value in asdict(quiet).items()}
    if spoken:
        figures |= {f"speech_{name}": value for name, value in asdict(spoken).items()}
    if not quiet.seconds:
        return words.finding("microphone.nothing", Verdict.BAD, **figures)
    if all(each.dead for each in every):
        return words.finding("microphone.muted", Verdict.BAD, **figures)
    faint = spoken.loud_dbfs < FAINT_WORDS if spoken else quiet.level_dbfs < FAINT_ROOM
    faults = {
        "microphone.clipping": max(each.clipped_percent for each in every) > CLIPPING,
        "microphone.hum": quiet.hum_percent > HUMMING
        and quiet.level_dbfs > FAINT_ROOM
        and not _stands(quiet, spoken),
        "microphone.offset": quiet.offset_percent > OFFSET,
        "microphone.faint": faint,
    }
    for fault, there in faults.items():
        if there:
            return words.finding(fault, Verdict.LOOK, **figures)
    return words.finding("microphone.well", Verdict.OK, **figures)


def above_room(quiet: Level, spoken: Level) -> float:
    """Decibels that the words stand above the room."""
    return round(spoken.loud_dbfs - quiet.level_dbfs, 1)


def _stands(quiet: Level, spoken: Level | None) -> bool:
    return spoken is not None and above_room(quiet, spoken) >= STANDS


def room(words: CheckWords, quiet: Level, spoken: Level | None, needs: float) -> Finding:
    """How well words can be heard in it: by the person's own words, or by its loudness alone.

    needs: decibels that "stop" has to stand above noise; see Recogniser.
    """
    figures = {"room_level_dbfs": quiet.level_dbfs}
    if spoken and (above := above_room(quiet, spoken)) >= COMES_THROUGH:
        figures["speech_above_room_db"] = above
        loud, calm = above < needs, above >= needs + EVERY_WORD
    else:
        loud, calm = quiet.level_dbfs > LOUD_ROOM, quiet.level_dbfs <= QUIET_ROOM
    if loud:
        return words.finding("room.loud", Verdict.LOOK, **figures)
    return words.finding("room.quiet" if calm else "room.fine", Verdict.OK, **figures)


def you(words: CheckWords, quiet: Level, spoken: Level | None, heard: tuple[str, ...]) -> Finding:
    """Whether the person's words came through, and which of those asked for were `heard`."""
    if spoken is None:
        return words.finding("you.unasked", Verdict.LOOK)
    figures: dict[str, Figure] = {
        "speech_above_room_db": above_room(quiet, spoken),
        "phrases_asked": len(words.asked),
        "phrases_heard": len(heard),
        "understood": ", ".join(heard),
    }
    if not heard and above_room(quiet, spoken) < COMES_THROUGH:
        return words.finding("you.unheard", Verdict.BAD, **figures)
    if not heard:
        return words.finding("you.not_understood", Verdict.LOOK, **figures)
    if len(heard) < len(words.asked):
        return words.finding("you.partly", Verdict.LOOK, **figures)
    return words.finding("you.understood", Verdict.OK, **figures)
