"""How fast it speaks: as people talk to each other, and more slowly while hands are at work."""

from __future__ import annotations

_CALM = 0.78
"""Of the usual pace. Of instructions, with their rests, 150 words a minute become some 170, and these 130: the short
words of an instruction go by faster than those that a pace is counted in. Measured on joe and espeak-ng."""


def calmed(words_per_minute: int) -> int:
    """The pace while hands are at work, in words a minute, for the one that is usual."""
    return round(_CALM * words_per_minute)
