"""Going on with a session that was cut off: is it the same person, and shall it go on?"""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.coaching.program import Who
from assistant.dialog import rehearsal
from assistant.dialog.states import LATCHED, PAIN, State
from assistant.dialog.talk import pausing, rehearsing, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

RECENT = to_samples(10 * 60)
"""Samples since the cut within which hands may still be where they were."""

_DURING = {
    "screening": "cut.screening",
    "gating": "cut.gating",
    "rehearsing": "cut.rehearsing",
    "preparing": "cut.preparing",
    "resting": "cut.resting",
}
"""What was under way, by the part of the conversation; otherwise it was a step of the massage."""


def greet(turn: Turn) -> None:
    """The first words of a session that goes on with one before."""
    now = turn.now
    assert now.interrupted is not None  # `taken_up` names what was broken into
    if now.interrupted in LATCHED:
        tell_again(turn)
        turn.ask("cut.latched")
        return
    recent = turn.tick.samples - now.off_since < RECENT
    if now.cup.on or (recent and standing.hands_may_be_on(now)):
        since = now.off_since
        turn.interrupt("cut.hands_off")
        turn.change(off_since=since)
    key = _DURING.get(now.interrupted.part)
    during = turn.data.prompts.fixed[key] if key else standing.step(now).name
    ask_again(turn, during)


def ask_again(turn: Turn, during: str = "") -> None:
    """Put the question; what a pain broke into since then goes on with whether to carry on."""
    now = turn.now
    if now.state in PAIN:
        turn.change(interrupted=State.PAIN_OFFERING)
    if during:
        turn.say("cut.during", during=during)
    assert now.interrupted is not None or now.state in PAIN
    alone = now.interview is not None and now.interview.who is Who.SELF
    turn.ask("cut.go_on_alone" if alone else "cut.go_on")


def is_open(turn: Turn) -> bool:
    """Nobody has said yet that it is the same person, and that it shall go on."""
    return turn.now.cut_off is not None


def was_latched(turn: Turn) -> bool:
    """It was cut off after an emergency or a refusal, so it goes on for nobody but another person."""
    return turn.now.cut_off in LATCHED


def was_emergency(turn: Turn) -> bool:
    """It was cut off in an emergency."""
    return turn.now.cut_off is State.EMERGENCY


def has_to_rehearse(turn: Turn) -> bool:
    """Hands may come back, and whether this run of the program hears the words that take them off is not known."""
    now = turn.now
    return now.rehearsal is not None and now.rehearsal.done and now.interrupted is not State.RESTING


def rehearse(turn: Turn) -> None:
    """It is the same person: the words that take the hands off are tried before hands come back."""
    now = turn.now
    assert now.rehearsal is not None  # asked for beforehand
    turn.change(cut_off=now.interrupted, rehearsal=rehearsal.begin(now.rehearsal.who), interrupted=None)
    rehearsing.begin(turn)


def rehearsed(turn: Turn) -> None:
    """All were heard: back to what was broken into, when somebody says so."""
    turn.change(interrupted=turn.now.cut_off, cut_off=None)
    pausing.hint_resume(turn)


def confirm(turn: Turn) -> None:
    """It is the same person: on, as after a pause."""
    turn.change(cut_off=None)
    turn.then(Trigger.RESUME)


def choose_anew(turn: Turn) -> None:
    """It is the same person, who would rather have another massage: what hurt is still known."""
    turn.change(cut_off=None)


def tell_again(turn: Turn) -> None:
    """What was told when it ended: whom to call, or why there is no massage."""
    for key, text in turn.now.last:
        turn.tell(key, text)


def tell_and_end(turn: Turn) -> None:
    """Tell it once more; nothing else follows for this person."""
    tell_again(turn)
    turn.change(all_told=not was_emergency(turn), cut_off=None, interrupted=None)
