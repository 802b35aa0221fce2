"""The table is whole: what is expected is answered, and what protects is answered everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kit.talking import dialog_data, understanding

from assistant import dialog as dialog_room
from assistant.dialog.machine import Dialog
from assistant.dialog.states import AFTER, BEFORE, COACHING, HALTED, HANDS, LATCHED, LIVE, PAIN, State
from assistant.dialog.table import TABLE
from assistant.dialog.triggers import ANSWERS, EXPECTED, GENTLER, HARMLESS, REACTING, Trigger
from assistant.session.session import OUTCRY

DIALOG = Path(dialog_room.__file__).parent
TABLES = ("table.py", "triggers.py")


@pytest.fixture(scope="module")
def dialog() -> Dialog:
    return Dialog(dialog_data())


@pytest.mark.parametrize("state", sorted(LIVE))
def test_whatever_is_expected_is_answered(dialog: Dialog, state: State) -> None:
    expected = EXPECTED[state]
    unanswered = {"KEEP", "AMBIGUOUS", "UNCLEAR", "SOMEONE_ELSE"}
    assert set(expected) - unanswered <= set(dialog.triggers(state))


@pytest.mark.parametrize("state", sorted(LIVE - LATCHED))
@pytest.mark.parametrize("trigger", ["STOP", "CONSENT_WITHDRAWN", "RED_FLAG", "DEAF", "MUTE"])
def test_what_protects_is_answered_everywhere(dialog: Dialog, state: State, trigger: str) -> None:
    assert trigger in dialog.triggers(state)


@pytest.mark.parametrize("state", sorted(HANDS))
def test_pain_is_answered_wherever_hands_may_be_on(dialog: Dialog, state: State) -> None:
    assert "PAIN" in dialog.triggers(state)


def test_every_intent_is_a_trigger_and_every_other_trigger_is_fired_by_the_program() -> None:
    intents = {intent for _, intent in understanding().test_phrases()}
    sources = "".join(
        path.read_text(encoding="utf-8") for path in DIALOG.rglob("*.py") if path.name not in TABLES
    )
    fired = set(re.findall(r"Trigger\.([A-Z_]+)", sources)) | {OUTCRY.name}
    assert set(Trigger) - intents <= fired
    assert {*REACTING, *GENTLER, *HARMLESS, *ANSWERS} <= set(Trigger)


def test_every_trigger_has_a_row_and_every_row_has_states() -> None:
    assert {trigger for row in TABLE for trigger in row.triggers} == set(Trigger)
    assert all(row.source for row in TABLE)


def test_states_are_told_apart_by_where_the_hands_are() -> None:
    assert sum(map(len, (BEFORE, COACHING, PAIN, HALTED, AFTER))) == len(LIVE)
    assert BEFORE | COACHING | PAIN | HALTED | AFTER == LIVE == set(State) - {State.ENDED}
    assert HANDS == COACHING | PAIN | HALTED


def test_every_state_and_trigger_says_in_a_sentence_what_it_is() -> None:
    for each in (*State, *Trigger):
        assert re.fullmatch(r"[A-Z].* .*[.?]", each.sentence) or each.sentence.count(" ") < 2, each
        assert each.sentence[-1] in ".?", each
