"""The table is whole: what is expected is answered, and what protects is answered everywhere."""

from __future__ import annotations

import pytest
from kit.talking import house, understanding

from assistant.dialog.attention import ANSWERS, GENTLER, HARMLESS, REACTING
from assistant.dialog.expecting import EXPECTED
from assistant.dialog.machine import Dialog
from assistant.dialog.rows.row import BEFORE, HANDS, LIVE
from assistant.dialog.table import TABLE

LEAVES = (
    "choosing",
    "screening.asking",
    "screening.reading_back",
    "gating",
    "rehearsing",
    "preparing",
    "coaching.guiding",
    "coaching.changing_over",
    *(
        f"easing.{n}"
        for n in (
            "startled",
            "suspecting",
            "withdrawing",
            "asking",
            "tracing",
            "waiting",
            "locating",
            "scoring",
            "confirming",
            "offering",
        )
    ),
    "paused",
    "stopped",
    "resting",
    "refused",
    "emergency",
)


@pytest.fixture(scope="module")
def dialog() -> Dialog:
    return Dialog(house())


@pytest.mark.parametrize("state", LEAVES)
def test_whatever_is_expected_is_answered(dialog: Dialog, state: str) -> None:
    expected = EXPECTED.get(state) or EXPECTED.get(state.partition(".")[0], ())
    unanswered = {"KEEP", "AMBIGUOUS", "UNCLEAR", "SOMEONE_ELSE"}
    assert set(expected) - unanswered <= set(dialog.triggers(state))


@pytest.mark.parametrize("state", [s for s in LEAVES if s not in ("emergency", "refused")])
@pytest.mark.parametrize("trigger", ["STOP", "CONSENT_WITHDRAWN", "RED_FLAG", "DEAF", "MUTE"])
def test_what_protects_is_answered_everywhere(dialog: Dialog, state: str, trigger: str) -> None:
    assert trigger in dialog.triggers(state)


@pytest.mark.parametrize("state", [s for s in LEAVES if s.partition(".")[0] in HANDS])
def test_pain_is_answered_wherever_hands_may_be_on(dialog: Dialog, state: str) -> None:
    assert "PAIN" in dialog.triggers(state)


def test_every_name_is_an_intent_of_the_language_folder() -> None:
    happenings = {
        *(
            "SILENCE",
            "STEP_OVER",
            "PLAN_OVER",
            "CUE",
            "CHANGE",
            "CHECK",
            "UNANSWERED",
            "DEAF",
            "HEARING",
            "MUTE",
            "CHOSEN",
        ),
        *(
            "CHOICE_TAKEN",
            "SUMMARY",
            "MORE_QUESTIONS",
            "CLEARED",
            "REFUSED",
            "EMERGENCY",
            "REHEARSED",
            "PREPARED",
        ),
        *("GATE_OPEN", "GATE_SHUT", "CUP_STILL_ON", "CUP_ENOUGH"),
        *("INAUDIBLE", "AUDIBLE", "GAP", "NARROW", "LOUD"),
        *("NOTHING_POSSIBLE", "ENDED_BY_PAIN", "REST_OVER", "ALL_SAID", "UNRECOGNISED", "DOUBT", "UNASKED"),
        *(
            "SIGN_EMERGENCY",
            "SIGN_URGENT",
            "SIGN_END",
            "SIGN_NERVE",
            "SIGN_WAIT",
            "NOTHING_ELSE",
            "TWO_MINUTES",
        ),
    }
    named = {row.trigger for row in TABLE} - happenings
    named |= {*REACTING, *GENTLER, *HARMLESS, *ANSWERS}
    named -= {"OUTCRY"}  # no words
    assert named <= {intent for _, intent in understanding().test_phrases()}


def test_states_are_told_apart_by_where_the_hands_are() -> None:
    assert set(BEFORE).isdisjoint(HANDS)
    assert {leaf.partition(".")[0] for leaf in LEAVES} == set(LIVE)
