"""Nobody's first five minutes end unwillingly, or in silence, and they go as they are written down."""

from __future__ import annotations

import pytest
from dialog.first_minutes.people import A_KIND_NO, FOLDER, REACH_HANDS, file_of, met, transcript

from assistant.dialog.states import COACHING, State


@pytest.mark.parametrize("name", REACH_HANDS)
def test_all_reach_hands_on_and_nobody_meets_silence(name: str) -> None:
    person = met(name)
    assert person.silent == []
    assert person.talk.state in COACHING


@pytest.mark.parametrize("name", A_KIND_NO)
def test_who_may_not_is_told_why(name: str) -> None:
    person = met(name)
    assert person.silent == []
    assert person.talk.state in (State.REFUSED, State.ENDED)
    assert "refused.end" in person.talk.said


@pytest.mark.parametrize("name", [*REACH_HANDS, *A_KIND_NO])
def test_it_goes_as_it_is_written_down(name: str) -> None:
    written = file_of(name).read_text(encoding="utf-8")
    assert written == transcript(name), "out of date: scripts/make_transcripts.py"


def test_nobody_else_is_written_down() -> None:
    assert set(FOLDER.glob("*.txt")) == {file_of(name) for name in (*REACH_HANDS, *A_KIND_NO)}
