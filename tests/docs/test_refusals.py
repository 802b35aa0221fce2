"""What wrong commands are told is what the page says, one sentence each, and nobody is greeted before it."""

from __future__ import annotations

import re

import pytest
from make_refusals import PAGE, Typed, refused, row, subjects

from assistant.audio.devices import CardError, portaudio

EVERY = [(subject, typed) for subject, words in subjects().items() for typed in words]
"""All that is typed wrongly."""
ROWS = PAGE.read_text(encoding="utf-8").splitlines()


def has_cards() -> bool:
    try:
        portaudio()
    except CardError as error:
        return "There is no sound card here" not in str(error)
    return True


def _lasting(line: str) -> str:
    """The row without lengths of massages and names of options, which come and go with the library."""
    return re.sub(r" \(?Did you mean[^|]*", " ", re.sub(r"\d+ to \d+", "# to #", line))


@pytest.mark.parametrize(
    ("subject", "typed"), EVERY, ids=[f"{each.words} {each.setting}".strip() for _, each in EVERY]
)
def test_it_is_refused_in_one_sentence_as_the_page_tells(subject: str, typed: Typed) -> None:
    code, told = refused(typed)
    assert code in (1, 2)
    assert len(told) == 1
    if subject != "Sound cards" or not has_cards():
        assert _lasting(row(typed)) in map(_lasting, ROWS), "out of date: scripts/make_refusals.py"


def test_the_page_has_nothing_else() -> None:
    assert sum(line.startswith("| `massage") for line in ROWS) == len(EVERY)
