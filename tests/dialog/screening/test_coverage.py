"""Every contraindication of the article is asked about, or is a limit that nobody's answer can lift."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from assistant.coaching.library import Library
from assistant.coaching.program import Program
from assistant.coaching.restriction import Outcome, Restriction, meet, permitted
from assistant.coaching.step import Step
from assistant.coaching.techniques import Strength
from assistant.coaching.zones import Limits
from assistant.dialog.screening import advancing, answering
from assistant.dialog.screening.answer_kinds import NO, NOT_SURE, SOFT_NO, UNCLEAR, YES, Kind, condition
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.interview import Interview, outcome
from assistant.dialog.screening.questions import Questions
from assistant.library.sentences import usual
from assistant.understanding.understood import Evidence

NEVER = Limits(soft=0, medium=0, power=0, percussion=0)

ASKED: Mapping[str, tuple[tuple[str, str], ...]] = {
    "C01": (("q1", "fever"),),
    "C02": (("q1", "infection"),),
    "C03": (("q4", "cancer"),),
    "C04": (("q6", "rash"),),
    "C05": (("q3", "bleeding"),),
    "C06": (("q2", "inflamed_vein"),),
    "C07": (("q2", "aneurysm"),),
    "C08": (("q1", "chest_pain"), ("q3", "heart")),
    "C10": (("q6", "mole"),),
    "C11": (("q6", "mole"),),
    "C12": (("q6", "varicose_veins"),),
    "C13": (("q6", "lump"),),
    "C14": (("q4", "pregnant"),),
    "C15": (("q7", "hernia"),),
    "C16": (("q7", "kidney"),),
    "C24": (("q7", "allergy"),),
}
"""Row of the article, to the main questions and the items that ask about it."""


def _texts(program: Program) -> str:
    lines = (*program.preparation, *program.aftercare)
    texts = (*(line.text for line in lines), program.rest.text)
    return " ".join(usual(text) for text in texts).lower()


def _steps(program: Program) -> tuple[Step, ...]:
    return (*program.steps, *program.closing)


def _zones(program: Program) -> set[str]:
    return {segment.zone.id for step in _steps(program) for segment in step.path}


WHOLE_BODY = ("C01", "C02", "C03", "C05", "C06", "C07", "C08")
"""Rows of the article that bar any massage, and not only one of a place."""

STANDING: Mapping[str, Callable[[Library], bool]] = {
    "C14": lambda library: library.zones["belly"].limits == NEVER,
    "C15": lambda library: library.zones["belly"].limits == NEVER,
    "C16": lambda library: library.zones["belly"].limits == NEVER,
    "C17": lambda library: library.zones["belly"].limits == NEVER,
    "C18": lambda library: library.zones["spine"].limits == NEVER,
    "C19": lambda library: (
        library.zones["kidney_band"].limits == Limits(soft=2, medium=0, power=0, percussion=0)
    ),
    "C20": lambda library: all(
        library.zones[zone].limits == NEVER for zone in ("groin", "back_of_knee", "armpit")
    ),
    "C21": lambda library: all(
        "knead" not in step.technique.name for step in _steps(library.programs["p05"])
    ),
    "C22": lambda library: "full_pass" in library.programs["p11"].gate,
    "C23": lambda library: (
        not _zones(library.programs["p11"])
        & {"spine", "kidney_band", "breasts", "elbow_crease", "back_of_knee", "inner_thigh", "armpit"}
    ),
    "C24": lambda library: set(library.programs["p12"].gate) == {"no_bee_allergy", "forearm_test"},
    "C26": lambda library: (
        not any(
            step.technique.strength in (Strength.POWER, Strength.PERCUSSION)
            for step in _steps(library.programs["p10"])
            for segment in step.path
            if segment.zone.id in ("spine", "kidney_band")
        )
    ),
    "C27": lambda library: (
        not any(library.techniques[technique].coached for technique in ("T25", "T26", "T30"))
    ),
    "C28": lambda library: all("doctor" in _texts(program) for program in library.programs.values()),
    "C30": lambda library: all(zone.limits.percussion <= 2 for zone in library.zones.values()),
    "C31": lambda library: all(
        re.search(r"\brings\b", _texts(program)) for program in library.programs.values()
    ),
    "C32": lambda library: library.programs["p09"].who == "partner",
    "C33": lambda library: library.zones["blades"].limits.power == 2,
    "C34": lambda library: all(program.rest.minutes > 0 for program in library.programs.values()),
}
"""Row of the article, to what is true of everything that is coached, whatever is answered."""

BY_BEING_ASKED_AT_ALL = ("C09", "C25", "C29")
"""The giver checks the list first, for every program alike, and what a doctor said decides."""


def test_every_row_of_the_article_is_covered() -> None:
    rows = {f"C{number:02}" for number in range(1, 35)}
    assert ASKED.keys() | STANDING.keys() | set(BY_BEING_ASKED_AT_ALL) == rows


@pytest.mark.parametrize(("row", "main", "item"), [(row, *each) for row in ASKED for each in ASKED[row]])
def test_a_row_is_asked_about_and_a_yes_is_never_let_through(
    questions: Questions, play: Callable[[str], Interview], row: str, main: str, item: str
) -> None:
    assert item in questions.by_id[main].items
    assert row in questions.by_id[item].source
    for doubt in ("y", "?"):
        itemised = "?" if main == "q1" else "y"
        allowed = outcome(questions, play(f"{main}: {itemised} {item}: {doubt} ."))
        assert allowed is not None
        assert allowed.outcome is not Outcome.PASS


@pytest.mark.parametrize(("row", "main", "item"), [(row, *each) for row in WHOLE_BODY for each in ASKED[row]])
def test_a_row_for_the_whole_body_needs_a_sure_answer_to_what_follows(
    questions: Questions, play: Callable[[str], Interview], row: str, main: str, item: str
) -> None:
    itemised = "?" if main == "q1" else "y"
    for doubt in ("y", "?"):
        allowed = outcome(questions, play(f"{main}: {itemised} {item}: {doubt} ? ? ?"))
        assert allowed is not None, row
        assert allowed.refused


@pytest.mark.parametrize("doubt", ["y", "?", "y n"])
@pytest.mark.parametrize(("main", "item"), [each for row in WHOLE_BODY for each in ASKED[row]])
def test_no_word_lowers_a_refusal(
    questions: Questions, play: Callable[..., Interview], main: str, item: str, doubt: str
) -> None:
    itemised = "?" if main == "q1" else "y"
    refused = play(f"{main}: {itemised} {item}: {doubt} n")
    before = outcome(questions, refused)
    if before is None:  # a heart that is no recent trouble: the doctor is still asked
        refused = play("n", at=refused)
        before = outcome(questions, refused)
    assert before is not None
    assert before.refused
    for said in (YES, NO, NOT_SURE, SOFT_NO, UNCLEAR, *(condition(each) for each in questions.conditions)):
        for evidence in Evidence:
            assert answering.answer(questions, refused, said, evidence) == refused
    after = [answering.silence(questions, refused), answering.stop(refused)]
    after += [answering.disclose(questions, refused, Disclosure(each)) for each in questions.conditions]
    after.append(advancing.go_slowly(questions, refused))
    assert {outcome(questions, each) for each in after} == {before}


def test_no_finding_lowers_another(questions: Questions) -> None:
    library = Library.load()
    findings = [each.restriction() for each in questions.findings]
    refusing = [each for each in findings if each.refused]
    assert {each.outcome for each in refusing} == {Outcome.REFER, Outcome.EMERGENCY}
    hand = [(zone, technique) for zone in library.zones.values() for technique in library.techniques.values()]
    for one in refusing:
        assert not any(permitted(one, *each) for each in hand)
        for other in (Restriction(), *findings):
            both = (meet(one, other), meet(other, one))
            assert {each.outcome for each in both} == {min(one.outcome, other.outcome)}
            assert all(each.refused and each.urgent >= one.urgent for each in both)


@pytest.mark.parametrize("row", STANDING)
def test_a_row_holds_whatever_is_answered(row: str) -> None:
    assert STANDING[row](Library.load())


def test_nobody_comes_to_a_massage_without_being_asked(
    questions: Questions, play: Callable[[str], Interview]
) -> None:
    for main in questions.order:
        assert outcome(questions, play(f"{main}:")) is None


def test_what_a_doctor_said_decides(questions: Questions) -> None:
    cleared = [
        each.id
        for each in questions.questions
        if each.clears and each.enabling is Kind.YES and "octor" in each.ask
    ]
    assert cleared == [
        "clot_doctor",
        "heart_doctor",
        "pressure_doctor",
        "thinners_doctor",
        "pregnancy_doctor",
        "birth_doctor",
        "cancer_doctor",
        "operation_doctor",
        "fracture_doctor",
    ]
    for each in cleared:
        way = questions.by_id[each].exit(Kind.NO)
        assert questions.finding[way.finding].restriction().refused
        assert questions.finding[way.finding].clearable
