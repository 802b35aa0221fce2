"""How the program speaks: slower, louder, with the rhythm or without, less or more."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from assistant.dialog.cues import Talk
from assistant.dialog.effects import Cue, Tune
from assistant.dialog.talk import guiding
from assistant.dialog.turn import Turn

SLOWEST_SPEECH, FASTEST_SPEECH, SPEECH_STEP = 110, 190, 15
"""Words a minute."""
QUIETEST, LOUDEST, VOLUME_STEP = 0.2, 1.0, 0.2

Number = TypeVar("Number", int, float)


def speak_slower(turn: Turn) -> None:
    """Speak with more time."""
    _tune(
        turn, "voice.slower", "voice.slowest", words_per_minute=turn.now.manner.words_per_minute - SPEECH_STEP
    )


def speak_faster(turn: Turn) -> None:
    """Speak with less time."""
    _tune(
        turn, "voice.faster", "voice.fastest", words_per_minute=turn.now.manner.words_per_minute + SPEECH_STEP
    )


def louder(turn: Turn) -> None:
    """Raise the voice."""
    _tune(turn, "voice.louder", "voice.loudest", volume=turn.now.manner.volume + VOLUME_STEP)


def quieter(turn: Turn) -> None:
    """Lower the voice."""
    _tune(turn, "voice.quieter", "voice.quietest", volume=turn.now.manner.volume - VOLUME_STEP)


def rhythm_on(turn: Turn) -> None:
    """Let every stroke swell."""
    turn.change(manner=replace(turn.now.manner, rhythm=True))
    turn.say("rhythm.on")
    guiding.let_rhythm_go(turn)


def rhythm_off(turn: Turn) -> None:
    """Let the strokes be silent."""
    turn.change(manner=replace(turn.now.manner, rhythm=False))
    turn.do(Cue(0))
    turn.say("rhythm.off")


def say_less(turn: Turn) -> None:
    """Only the instructions."""
    turn.change(manner=replace(turn.now.manner, talk=Talk.QUIET))
    turn.say("talk.quiet")
    guiding.lay_cues(turn)


def say_more(turn: Turn) -> None:
    """Every instruction in full."""
    turn.change(manner=replace(turn.now.manner, talk=Talk.TEACH))
    turn.say("talk.teach")
    guiding.lay_cues(turn)


def say_as_usual(turn: Turn) -> None:
    """Neither less nor more."""
    turn.change(manner=replace(turn.now.manner, talk=Talk.NORMAL))
    turn.say("talk.normal")
    guiding.lay_cues(turn)


def _tune(
    turn: Turn, key: str, at_end: str, *, words_per_minute: int | None = None, volume: float | None = None
) -> None:
    before = turn.now.manner
    manner = replace(
        before,
        words_per_minute=_between(SLOWEST_SPEECH, before.words_per_minute, words_per_minute, FASTEST_SPEECH),
        volume=_between(QUIETEST, before.volume, volume, LOUDEST),
    )
    turn.change(manner=manner)
    turn.do(Tune(manner.words_per_minute, manner.volume))
    turn.say(at_end if manner == before else key)


def _between(least: Number, was: Number, wanted: Number | None, most: Number) -> Number:
    """What is wanted, within the limits; settings beyond them are kept, and come no further."""
    return was if wanted is None else min(max(round(wanted, 2), min(least, was)), max(most, was))
