"""What is told by touch instead of words: a key of the keyboard, or a field of the page. Nobody can mishear it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.clock import BLOCK
from assistant.understanding.understood import KEY_PRESSED, Evidence, Intent, Understood

KEY = Intent("STOP", 0, 0, (("by", "key"),))
"""What a key means, and a tap on STOP."""
TAPPED = "(tap) "
"""Stands before the words of a field that was tapped."""


class Press(StrEnum):
    """What can be told by touch."""

    KEY = "key"
    STOP = "stop"
    HURTS = "hurts"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class _Meaning:
    text: str
    intent: Intent


_MEANINGS = {
    Press.KEY: _Meaning(KEY_PRESSED, KEY),
    Press.STOP: _Meaning(f"{TAPPED}stop", KEY),
    Press.HURTS: _Meaning(f"{TAPPED}it hurts", Intent("PAIN", 0, 0, (("by", "key"),))),
    Press.NEXT: _Meaning(f"{TAPPED}next", Intent("NEXT", 0, 0, (("by", "key"),))),
}
"""Their texts are no words to be rehearsed: a tap tells nothing about whether a voice is heard."""


def pressed(press: Press, now: int) -> Understood:
    """What it means, as sure as can be.

    Args:
        press: what was touched.
        now: the sample at the end of the block in which it came.
    """
    meaning = _MEANINGS[press]
    return Understood(meaning.text, (meaning.intent,), Evidence.GOOD, True, now - BLOCK, now)
