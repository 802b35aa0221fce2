"""How the built-in programs sound, beyond what every program has to keep to (tests/coaching/rules)."""

from __future__ import annotations

import pytest

from assistant.coaching.library import Library
from assistant.coaching.program import Program
from assistant.coaching.rules.texts import sentences

PROGRAMS = sorted(Library.load("en").programs.values(), key=lambda program: program.id)
each_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.id)


@each_program
def test_the_end_lands(program: Program) -> None:
    assert program.closing[-1].strokes_per_minute <= min(
        step.strokes_per_minute for step in program.steps if step.technique.stroking
    )


@each_program
def test_it_is_said_in_two_sentences_what_it_is(program: Program) -> None:
    assert len(sentences(program.about)) == 2
