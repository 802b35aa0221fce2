"""A note is left when something broke inside the program, and nothing of what anybody said is in it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from dialog.proof.mutating import first
from kit.talking import ALL_CLEAR, REHEARSED

from assistant.dialog.conversation import Choice
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.states import COACHING
from assistant.dialog.triggers import Trigger
from assistant.logs import Log
from assistant.session.fault_notes import Notes
from assistant.session.offline import Outputs, run_script
from assistant.session.script import steps
from assistant.settings import Settings

HURT = "my left shoulder hurts"
BEGUN = (*ALL_CLEAR, *REHEARSED, "skip the preparation")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "logs" / "massage.log"
    monkeypatch.setattr("assistant.session.fault_notes.log_path", lambda: path)
    return path


def run(*lines: str) -> list[str]:
    """What a session writes that is acted out by these lines."""
    written: list[str] = []
    run_script(Settings(), steps(lines), Outputs(write=written.append), Choice("p15", 15), 60.0)
    return written


@pytest.mark.faults
def test_a_note_says_where_and_by_which_rule_and_who_started_it_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first(Trigger.PAIN, COACHING, None)(monkeypatch)
    written = run(*BEGUN, HURT)
    note = path.read_text(encoding="utf-8")
    assert next(rule.sentence for rule in RULES if rule.number == 5) in note
    assert "coaching.guiding > coaching.guiding at PAIN" in note
    assert "shoulder" not in note
    assert str(path) in written[-1]


@pytest.mark.faults
def test_an_error_is_noted_as_well(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise RuntimeError(HURT)

    first(Trigger.PAIN, COACHING, None, fail)(monkeypatch)
    run(*BEGUN, HURT)
    note = path.read_text(encoding="utf-8")
    assert "RuntimeError" in note
    assert HURT not in note


def test_a_session_in_which_nothing_breaks_leaves_none(path: Path) -> None:
    written = run("yes", "no", "stop")
    assert not path.exists()
    assert not any(str(path) in line for line in written)


@pytest.mark.faults
def test_a_note_that_cannot_be_written_is_told_instead(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("no folder")
    log = Log(tmp_path / "logs" / "massage.log")
    notes = Notes(log)
    assert notes.told("en") == ""
    for each in (log, notes):
        each.emit(logging.LogRecord("", logging.ERROR, "", 0, "rule 5: it hurts", (), None))
    assert "rule 5" in notes.told("en")
