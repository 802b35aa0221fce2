"""What became of the sound that was played. Pure: figures in, findings out."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.audio.delay import SURE
from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Figure, Finding, Verdict

HEARD = 3.0
"""Decibels that the microphone gets louder by from which it hears something."""
ENOUGH = 12.0
"""Decibels that have to be taken out of an echo,"""
NEAR_ROOM = 6.0
"""unless what is left is hardly above the room."""
LATE = 0.35
"""Seconds after which an echo comes from a loudspeaker without a cable: with one it takes 0.03 to 0.2."""
STUTTERS = 2.0
"""Percent of blocks that come too late from which it can be heard."""
LOST = 25.0
"""Percent of blocks that never came from which the microphone was gone for a while."""
MISTAKEN = 0.2
"""Share of its own voice that it may take for somebody: each time, it steps back for 0.8 s."""
DRIFTS = 200e-6
"""Samples a sample; clocks of sound cards differ by a quarter of that at the most."""


@dataclass(frozen=True, slots=True)
class Played:
    """What a sentence and a soft sound came back as. Levels are of when it sounded, once it was learned."""

    words: bool
    """There was a voice to play."""
    room_dbfs: float
    played_dbfs: float
    heard_dbfs: float
    left_dbfs: float
    """After the echo was taken out."""
    delay_seconds: float
    sureness: float
    """Of the delay: 0 is chance, 1 beyond doubt."""
    mistaken: float = 0.0
    """Share of the time that it sounded for which it was taken for somebody."""
    obeyed: str = ""
    """Protective phrases that the engine made of it."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How steadily the blocks of sound came: how many, lost, late, and the clocks' drift."""

    blocks: int
    lost: int
    """That the microphone did not give."""
    late: int
    """That were not there when the loudspeaker wanted them."""
    drift: float = 0.0
    """Samples that the delay of the echo grows by, per sample; 0 when it is not known, or none."""


def echo(words: CheckWords, played: Played) -> Finding:
    """Whether the microphone hears the loudspeaker, and whether that can be mended."""
    rise = played.heard_dbfs - played.room_dbfs
    figures: dict[str, Figure] = {
        "rise_db": round(rise, 1),
        "delay_sureness": round(played.sureness, 2),
        "taken_for_somebody_percent": round(100 * played.mistaken, 1),
    }
    if played.obeyed:
        return words.finding("echo.obeyed", Verdict.LOOK, **figures, words=played.obeyed)
    if played.sureness <= SURE:
        if rise < HEARD:
            return words.finding("echo.none", Verdict.OK, **figures)
        return words.finding("echo.unclear", Verdict.LOOK, **figures)
    reduction = played.heard_dbfs - played.left_dbfs
    figures |= {
        "delay_milliseconds": round(1000 * played.delay_seconds),
        "level_db": round(played.heard_dbfs - played.played_dbfs, 1),
        "reduction_db": round(reduction, 1),
        "left_above_room_db": round(played.left_dbfs - played.room_dbfs, 1),
    }
    if played.delay_seconds > LATE:
        return words.finding("echo.late", Verdict.LOOK, **figures)
    if reduction < ENOUGH and played.left_dbfs - played.room_dbfs > NEAR_ROOM:
        return words.finding("echo.stays", Verdict.LOOK, **figures)
    if played.mistaken > MISTAKEN:
        return words.finding("echo.unclear", Verdict.LOOK, **figures)
    return words.finding("echo.removed", Verdict.OK, **figures)


def loudspeaker(words: CheckWords, played: Played, volume: float) -> Finding:
    """Judge whether the loudspeaker sounds, from what the microphone heard of it."""
    figures = {"volume_percent": round(100 * volume), "played_dbfs": round(played.played_dbfs, 1)}
    if not played.words:
        return words.finding("loudspeaker.no_words", Verdict.LOOK, **figures)
    heard = played.sureness > SURE
    return words.finding("loudspeaker.heard" if heard else "loudspeaker.played", Verdict.OK, **figures)


def flow(words: CheckWords, flow: Flow) -> Finding:
    """Whether sound comes and goes in time."""
    blocks = max(1, flow.blocks)
    figures = {
        "lost_percent": round(100 * flow.lost / blocks, 1),
        "late_percent": round(100 * flow.late / blocks, 1),
        "drift_parts_per_million": round(1e6 * flow.drift, 1),
    }
    if figures["lost_percent"] > LOST:
        return words.finding("flow.lost", Verdict.BAD, **figures)
    if figures["lost_percent"] + figures["late_percent"] > STUTTERS:
        return words.finding("flow.stutters", Verdict.LOOK, **figures)
    if abs(flow.drift) > DRIFTS:
        return words.finding("flow.drifts", Verdict.LOOK, **figures)
    return words.finding("flow.steady", Verdict.OK, **figures)
