"""What strangers to the templates say, against what has to be understood and what must not be: fresh.tsv.

Expected: `PAIN` has to be among what is understood, `PAIN|STOP` one of the two, `PAIN_SCORE=6` a number of the same
band that is no lower, `NONE` nothing at all. An empty cell asks for nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.clock import to_samples
from assistant.dialog.states import State
from assistant.dialog.triggers import EXPECTED
from assistant.hearing.heard import Heard, Pass
from assistant.library.reading import FOLDER, read
from assistant.understanding.evidence import seconds
from assistant.understanding.understanding import Understanding
from assistant.understanding.understood import Intent, Understood
from assistant.understanding.words import Listening

STATES = {
    "coach": ("coaching.guiding",),
    "pain question": ("pain.scoring", "pain.locating"),
    "screening": ("screening.asking",),
    "paused": ("paused",),
    "stopped": ("stopped",),
    "choosing": ("choosing",),
    "preparing": ("preparing",),
}
ANSWERED_WITH = {"screening": ("ALLERGY",)}
"""What single questions are answered with besides."""
PACE = read(FOLDER / "en" / "listening.yaml", Listening).pace
FILLERS = ("um", "uh", "er", "well", "like", "so", "you know", "please", "oh")
BANDS = (0, 3, 6, 10)
"""Highest number of each band of pain."""


@dataclass(frozen=True)
class Row:
    """One line of fresh.tsv."""

    context: str
    utterance: str
    expected: tuple[str, ...]
    forbidden: frozenset[str]
    note: str

    def contexts(self) -> tuple[tuple[str, ...], ...]:
        """The intents that the dialog expects, for each context to be tried."""
        names = STATES if self.context == "any" else (self.context,)
        return tuple(_expected_in(name) for name in names)


def rows() -> list[Row]:
    text = (Path(__file__).parent / "fresh.tsv").read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines()[1:]]
    return [
        Row(context, utterance, tuple(expected.split()), frozenset(forbidden.split()), note)
        for context, utterance, expected, forbidden, note in cells
    ]


def typed(text: str) -> Heard:
    return Heard(text, final=True, start=0, end=0, heard_by=Pass.TYPED)


def spoken(text: str) -> Heard:
    """A final utterance between silences, as long as it should be."""
    return Heard(text, final=True, start=0, end=to_samples(seconds(text, PACE)), alone=True)


def faults(row: Row, understood: Understood) -> list[str]:
    """What is missing, and what should not be there."""
    missing = [wanted for wanted in row.expected if not _is_met(wanted, understood)]
    too_much = [intent.name for intent in understood.intents if intent.name in row.forbidden]
    return [*(f"lacks {wanted}" for wanted in missing), *(f"has {name}" for name in too_much)]


def _expected_in(context: str) -> tuple[str, ...]:
    names = {name for state in STATES[context] for name in EXPECTED[State(state)]}
    return tuple(sorted(names.union(ANSWERED_WITH.get(context, ()))))


def _is_met(wanted: str, understood: Understood) -> bool:
    if wanted == "NONE":
        return not understood.intents
    return any(_is(choice, intent) for choice in wanted.split("|") for intent in understood.intents)


def _is(choice: str, intent: Intent) -> bool:
    name, _, number = choice.partition("=")
    if name != intent.name or not number:
        return name == intent.name
    score = int(intent.slot("score") or -1)
    return score >= int(number) and _band(score) == _band(int(number))


def _band(score: int) -> int:
    return next(highest for highest in BANDS if score <= highest)


ROWS = rows()


@pytest.mark.parametrize("heard_as", [typed, spoken])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.context}: {row.utterance}")
def test_what_a_stranger_says(
    understanding: Understanding, row: Row, heard_as: Callable[[str], Heard]
) -> None:
    for expected in row.contexts():
        understood = understanding.understand(heard_as(row.utterance), expected)
        assert not faults(row, understood), (expected, understood.intents)


@given(
    row=st.sampled_from(ROWS),
    before=st.lists(st.sampled_from(FILLERS), max_size=3),
    after=st.lists(st.sampled_from(FILLERS), max_size=3),
)
def test_fillers_change_nothing_that_protects(
    understanding: Understanding, row: Row, before: list[str], after: list[str]
) -> None:
    padded = " ".join((*before, row.utterance, *after))
    for expected in row.contexts():
        plain = understanding.understand(typed(row.utterance), expected)
        filled = understanding.understand(typed(padded), expected)
        assert _protecting(understanding, filled) == _protecting(understanding, plain)


def _protecting(understanding: Understanding, understood: Understood) -> set[tuple[str, object]]:
    return {(i.name, i.slots) for i in understood.intents if i.name in understanding.protective}
