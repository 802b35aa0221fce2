"""What can be said almost anywhere: repeat, help, how loud and how much it speaks, and what was not understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from assistant.dialog.cues import Talk
from assistant.dialog.effects import Cue, Say, Tune
from assistant.dialog.states import MUSICAL
from assistant.dialog.talk import cueing, hints
from assistant.dialog.turn import Turn
from assistant.understanding.understood import Evidence

ONCE_MORE = 2
"""Utterances in a row that are not understood before it is told what can be said."""


def repeat(turn: Turn) -> None:
    """The open question or the running instruction once more; nothing else changes."""
    for key, text in turn.now.last:
        turn.do(Say(key, text))


def has_nothing_to_repeat(turn: Turn) -> bool:
    """A condition: no question is open and no instruction runs."""
    return not turn.now.last


def repeat_or_help(turn: Turn) -> None:
    """The same; where nothing was asked, what can be said."""
    if turn.now.last:
        repeat(turn)
    else:
        help_out(turn)


def is_put(turn: Turn) -> bool:
    """A condition: the open question was already put in this turn."""
    said = {(effect.key, effect.text) for effect in turn.effects if isinstance(effect, Say)}
    return bool(turn.now.last) and said.issuperset(turn.now.last)


def put_again(turn: Turn) -> None:
    """The open question once more, unless it was just put."""
    if not is_put(turn):
        repeat(turn)


def help_out(turn: Turn) -> None:
    """What may be said here; then the open question again, but not into a massage."""
    turn.say(hints.hint(turn.now, turn.data.questions))
    if not turn.now.comfort.hands_on:
        put_again(turn)


def asks_for_help(turn: Turn) -> bool:
    """ "Help", with no hands on anybody: somebody does not know what to say."""
    return turn.slot("word") == "help"


def not_understood_here(turn: Turn) -> None:
    """Before hands are on nothing meets silence: twice "once more?", then what can be said here."""
    misses = turn.now.misses + 1
    if misses <= ONCE_MORE:
        turn.say("question.again")
    else:
        help_out(turn)
    turn.change(misses=misses)


def was_missed(turn: Turn) -> bool:
    """What was said before was not understood either."""
    return turn.now.misses > 0


def is_unsure(turn: Turn) -> bool:
    """Well heard, and something was said beside it that nobody understood."""
    return turn.intent is not None and not turn.intent.sure


def not_understood(turn: Turn) -> None:
    """The same at a question after a pain; but what goes on and is heard badly may be other people's talk."""
    if turn.now.misses <= ONCE_MORE or _was_heard_well(turn):
        not_understood_here(turn)


def _was_heard_well(turn: Turn) -> bool:
    return turn.understood is not None and turn.understood.evidence is Evidence.GOOD


SLOWEST_SPEECH, FASTEST_SPEECH, SPEECH_STEP = 110, 190, 15
"""Words a minute."""
QUIETEST, LOUDEST, VOLUME_STEP = 0.2, 1.0, 0.2

USUAL_MUSIC, QUIETEST_MUSIC, LOUDEST_MUSIC, MUSIC_STEP = 0.5, 0.2, 0.8, 0.1

Number = TypeVar("Number", int, float)


def speak_slower(turn: Turn) -> None:
    """Speak more slowly from now on."""
    _tune(
        turn, "voice.slower", "voice.slowest", words_per_minute=turn.now.manner.words_per_minute - SPEECH_STEP
    )


def speak_faster(turn: Turn) -> None:
    """Speak faster from now on."""
    _tune(
        turn, "voice.faster", "voice.fastest", words_per_minute=turn.now.manner.words_per_minute + SPEECH_STEP
    )


def louder(turn: Turn) -> None:
    """Speak louder from now on."""
    _tune(turn, "voice.louder", "voice.loudest", volume=turn.now.manner.volume + VOLUME_STEP)


def quieter(turn: Turn) -> None:
    """Speak more quietly from now on."""
    _tune(turn, "voice.quieter", "voice.quietest", volume=turn.now.manner.volume - VOLUME_STEP)


def rhythm_on(turn: Turn) -> None:
    """Sound the rhythm again, one swell a stroke."""
    turn.change(manner=replace(turn.now.manner, rhythm=True))
    turn.say("rhythm.on")
    cueing.let_rhythm_go(turn)


def rhythm_off(turn: Turn) -> None:
    """Let the strokes be silent."""
    turn.change(manner=replace(turn.now.manner, rhythm=False))
    turn.do(Cue(0))
    turn.say("rhythm.off")


def music_on(turn: Turn) -> None:
    """Play music, as loud as it was asked for last; the safety questions are put in quiet."""
    key = "music.on" if turn.now.state in MUSICAL else "music.later"
    _play(turn, key, turn.now.manner.music or USUAL_MUSIC)


def music_off(turn: Turn) -> None:
    """Let the music fall silent until it is asked for again."""
    _play(turn, "music.off", 0.0)


def music_louder(turn: Turn) -> None:
    """Play it louder, or at all."""
    before = turn.now.manner.music
    louder = min(before + MUSIC_STEP, LOUDEST_MUSIC) if before else USUAL_MUSIC
    _play(turn, "music.loudest" if louder == before else "music.louder", louder)


def music_quieter(turn: Turn) -> None:
    """Play it more quietly; it never goes altogether by that."""
    before = turn.now.manner.music
    quieter = max(before - MUSIC_STEP, QUIETEST_MUSIC) if before else 0.0
    key = "music.quieter" if before else "music.off"
    _play(turn, "music.quietest" if before and quieter == before else key, quieter)


def _play(turn: Turn, key: str, volume: float) -> None:
    turn.change(manner=replace(turn.now.manner, music=round(volume, 2)))
    turn.say(key)


def say_less(turn: Turn) -> None:
    """Say the instructions alone from now on."""
    turn.change(manner=replace(turn.now.manner, talk=Talk.QUIET))
    turn.say("talk.quiet")
    cueing.lay_cues(turn)


def say_more(turn: Turn) -> None:
    """Say every instruction in full from now on."""
    turn.change(manner=replace(turn.now.manner, talk=Talk.TEACH))
    turn.say("talk.teach")
    cueing.lay_cues(turn)


def say_as_usual(turn: Turn) -> None:
    """Say as much as usual from now on."""
    turn.change(manner=replace(turn.now.manner, talk=Talk.NORMAL))
    turn.say("talk.normal")
    cueing.lay_cues(turn)


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
