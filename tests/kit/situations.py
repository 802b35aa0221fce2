"""One conversation in each state, and in the choosing and the questions one for each kind of question."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from kit.talking import ALL_CLEAR, Talk, coached, prepared

from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.talk.remembering import of

SEVEN = ("the seven step one", "30 minutes")
NUMB = "my arm fell asleep"
CHANGING = 300.0
"""Seconds within which the first step of a massage is over."""


def _chosen(*said: str) -> Talk:
    return Talk().say(*SEVEN, *said)


def _with_hands_on(*said: str) -> Talk:
    return coached().wait(15).say(*said)


def _suspected(words: str) -> Talk:
    return coached().wait(15).mumble(words).wait(2)


def _met_again() -> Talk:
    remembered = of(coached().now, 0.0)
    return Talk(Conversation(choice=Choice("p15", 30), remembers=True, remembered=remembered)).begin()


def _changing_over() -> Talk:
    talk = coached().wait(15)
    for _ in range(round(CHANGING / 0.5)):
        if talk.state == "coaching.changing_over":
            return talk
        talk.wait(0.5)
    raise AssertionError("no step was announced")


SITUATIONS: dict[str, Callable[[], Talk]] = {
    "choosing": Talk,
    "choosing, offered": lambda: Talk().say("my feet are so tired"),
    "choosing, three named": lambda: Talk().say("back massage"),
    "choosing, how long": lambda: Talk().say("the seven step one"),
    "choosing, where": lambda: Talk().say("p06", "15 minutes"),
    "recalling": _met_again,
    "screening": _chosen,
    "screening, a place": lambda: _chosen("yes", "no", "no", "no", "no", "no", "yes", "yes", "no"),
    "screening, read back": lambda: _chosen("yes", "no i'm fine thank you, nothing at all today"),
    "screening, summary": lambda: _chosen(*ALL_CLEAR[:-1]),
    "gating": lambda: Talk().say("honey massage", "15 minutes", *ALL_CLEAR),
    "rehearsing": lambda: _chosen(*ALL_CLEAR),
    "rehearsing, the second word": lambda: _chosen(*ALL_CLEAR, "stop"),
    "preparing": prepared,
    "coaching": lambda: coached().wait(15),
    "coaching, changing over": _changing_over,
    "pain, startled": lambda: coached().wait(15).cry(),
    "pain, suspecting": lambda: _suspected("it hurts"),
    "pain, suspecting a sign": lambda: _suspected("chest pain"),
    "pain, withdrawing": lambda: _suspected("it hurts").say("no"),
    "pain, asking": lambda: _with_hands_on("it hurts"),
    "pain, tracing": lambda: _with_hands_on("it hurts", "yes"),
    "pain, locating": lambda: _with_hands_on("it hurts", "no"),
    "pain, scoring": lambda: _with_hands_on("it hurts", "no", "not sure"),
    "pain, confirming": lambda: _with_hands_on("it hurts", "no", "not sure").listen_out().mumble("two"),
    "pain, offering": lambda: _with_hands_on("it hurts", "no", "not sure", "two"),
    "pain, waiting": lambda: _with_hands_on(NUMB),
    "paused": lambda: _with_hands_on("pause"),
    "paused, choosing": lambda: Talk().say("pause"),
    "stopped": lambda: _with_hands_on("stop"),
    "stopped, choosing": lambda: Talk().say("stop"),
    "stopped, screening": lambda: _chosen("yes", "stop"),
    "stopped, unwell": lambda: prepared().mumble("chest pain"),
    "resting": lambda: _with_hands_on("stop", "yes"),
    "refused": lambda: _chosen("yes", "no", "no", "no", "no", "no", "no", "no", "yes", "yes", "no"),
    "emergency": lambda: _with_hands_on("i have chest pain"),
}
"""How each comes about."""


@cache
def situation(name: str) -> Conversation:
    """The conversation, once the program has said what it had to say."""
    talk = SITUATIONS[name]()
    if talk.state != "refused":  # which ends with its last word
        talk.listen_out()
    return talk.wait(1).now
