"""The states of the conversation, and the families of states that the table speaks of."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class State(StrEnum):
    """Where the conversation is: the value is its name in recordings, `part` the part of the conversation."""

    sentence: str
    """What it is, for whoever reads the table."""

    def __new__(cls, name: str, sentence: str = "") -> Self:
        """A state is made of its name and its sentence."""
        state = str.__new__(cls, name)
        state._value_, state.sentence = name, sentence
        return state

    @property
    def part(self) -> str:
        """The part of the conversation: "screening" of `screening.asking`."""
        return self.value.partition(".")[0]

    CHOOSING = "choosing", "It is being chosen which massage it shall be, where, and for how long."
    RECALLING = (
        "recalling",
        "What somebody answered before is told: is it the same person, and is anything new?",
    )
    SCREENING_ASKING = "screening.asking", "A safety question waits for its answer."
    SCREENING_READING_BACK = "screening.reading_back", "The answers were read back, and wait for a yes."
    GATING = "gating", "A question or test that only some massages need waits for its answer."
    REHEARSING = "rehearsing", "The words that take the hands off are tried once."
    PREPARING = "preparing", "One thing after the other is got ready."
    COACHING_GUIDING = "coaching.guiding", "Hands are on, and are guided."
    COACHING_CHANGING_OVER = "coaching.changing_over", "Hands are on, and the next step has been announced."
    PAIN_STARTLED = "pain.startled", "Somebody cried out without words: is everything all right?"
    PAIN_SUSPECTING = "pain.suspecting", "Perhaps something hurts or is wrong: is it so?"
    PAIN_WITHDRAWING = "pain.withdrawing", "They said that nothing is wrong, which was read back."
    PAIN_ASKING = "pain.asking", "Something hurts: is it sharp, shooting, numb or burning?"
    PAIN_TRACING = "pain.tracing", "It is one of those: does it run down an arm or a leg?"
    PAIN_WAITING = "pain.waiting", "Something is numb, and the feeling is waited for."
    PAIN_LOCATING = "pain.locating", "Where does it hurt?"
    PAIN_SCORING = "pain.scoring", "How bad is it, from nought to ten?"
    PAIN_CONFIRMING = "pain.confirming", "The number was read back, and waits for a yes."
    PAIN_OFFERING = "pain.offering", "All is answered: shall the hands come back?"
    PAUSED = "paused", "Hands are off for as long as is wanted."
    STOPPED = "stopped", "Stop was said: is that all for today?"
    RESTING = "resting", "The massage is over: the rest, and then how to get up."
    REFUSED = "refused", "There is no massage for this person today, and why was told."
    EMERGENCY = "emergency", "Help has to be called, and what to do was told."
    ENDED = "ended", "The session is over."


_S = State

SCREENING = frozenset({_S.SCREENING_ASKING, _S.SCREENING_READING_BACK})
"""The safety questions."""
COACHING = frozenset({_S.COACHING_GUIDING, _S.COACHING_CHANGING_OVER})
"""Hands are on."""
OPEN_PAIN = frozenset(
    {_S.PAIN_ASKING, _S.PAIN_TRACING, _S.PAIN_LOCATING, _S.PAIN_SCORING, _S.PAIN_CONFIRMING}
)
"""Something hurts for sure, and a question about it is open."""
SUSPECTED = frozenset({_S.PAIN_SUSPECTING, _S.PAIN_WITHDRAWING})
"""It is open whether anything hurts."""
PAIN = frozenset({_S.PAIN_STARTLED, *SUSPECTED, *OPEN_PAIN, _S.PAIN_WAITING, _S.PAIN_OFFERING})
"""The dialogue after a pain, hands off."""
BEFORE = frozenset({_S.CHOOSING, _S.RECALLING, *SCREENING, _S.GATING, _S.REHEARSING, _S.PREPARING})
"""No hands are on yet."""
HALTED = frozenset({_S.PAUSED, _S.STOPPED})
"""Something broke in, and what it broke into can be gone back to."""
HANDS = COACHING | PAIN | HALTED
"""Hands are on, or were until something broke in."""
AFTER = frozenset({_S.RESTING, _S.REFUSED, _S.EMERGENCY})
"""Hands are off for good."""
MUSICAL = COACHING | {_S.PREPARING, _S.RESTING}
"""Music may sound: no safety question is open, nobody hurts, and nothing broke in."""
LATCHED = frozenset({_S.REFUSED, _S.EMERGENCY})
"""Nothing leads out of these for this person."""
LIVE = BEFORE | HANDS | AFTER
"""Every state but the end."""


def ordered(states: frozenset[State]) -> tuple[State, ...]:
    """The same states in the order of a session."""
    return tuple(state for state in State if state in states)
