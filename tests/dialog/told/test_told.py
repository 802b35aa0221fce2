"""What comes of every scene is what is written down; scripts/make_transcripts.py writes it anew."""

from __future__ import annotations

import pytest
from dialog.told.telling import FOLDER, GROUPS, SCENES, SCREENINGS, paths, told
from kit.talking import dialog_data

pytestmark = pytest.mark.whole

LONG = (*SCREENINGS, "stop")
"""Many scenes, whose rules are tested one by one elsewhere."""


@pytest.mark.parametrize(
    "group", [pytest.param(each, marks=[pytest.mark.long] * (each in LONG)) for each in GROUPS]
)
def test_it_goes_as_it_is_written_down(group: str) -> None:
    written = (FOLDER / f"{group}.txt").read_text(encoding="utf-8")
    assert told(group) == written, "out of date: scripts/make_transcripts.py"


def test_every_question_that_an_answer_can_bring_is_among_them() -> None:
    questions = dialog_data().questions
    told_of = (*SCREENINGS, "itemised")
    text = "".join((FOLDER / f"{group}.txt").read_text(encoding="utf-8") for group in told_of)
    for main, group in zip(questions.order, SCREENINGS, strict=True):
        assert paths(main)
        assert group.endswith(main)
        assert [each for each in questions.below(main) if questions.by_id[each].ask not in text] == []


def test_nothing_is_written_down_that_is_not_played() -> None:
    assert {each.stem for each in FOLDER.glob("*.txt")} == set(GROUPS)
    assert all(each["say"] for group in SCENES["groups"].values() for each in group.values())
