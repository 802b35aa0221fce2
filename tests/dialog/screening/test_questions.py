from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from assistant.coaching.program import Who
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import CHANGE, CONFIRM, OTHERWISE, SUMMARY
from assistant.dialog.screening.questions import Expects, Questions
from assistant.dialog.screening.soundness import load_questions
from assistant.library.reading import FOLDER, DataError

SPOKEN = {
    "q0": ("adult", "awake", "sober", "free of strong painkillers", "both", "happy to take part"),
    "q1": (
        *("fever", "infection", "chest pain", "breathlessness", "faintness"),
        *("full stomach", "really unwell"),
    ),
    "q2": ("blood clot", "aneurysm", "inflamed vein", "long flight", "leg", "swollen", "hot", "sore"),
    "q3": ("bleeding", "blood thinners", "steroids", "heart", "stroke", "pacemaker", "blood pressure"),
    "q4": ("pregnant", "maybe", "birth within six weeks", "any cancer ever"),
    "q5": (
        *("thin bones", "slipped disc", "replaced joint", "numbness", "shooting pain"),
        *("three months", "operation", "break", "injury"),
    ),
    "q6": (
        *("rash", "wound", "bruise", "burn", "lump", "bulging veins", "big mole", "port", "patch"),
        *("unexplained pain", "anywhere you'd rather not be touched"),
    ),
    "q7": ("kidney", "hernia", "diabetes", "epilepsy", "allergies", "anything else a doctor treats"),
    "q8": ("infection", "sore skin", "wrists", "thumbs", "oil allergy"),
}
"""What each has to ask about (safety.md, 3.1 and decisions 16 and 17)."""
WORDS = 24
"""A question with more is too long to be kept in mind."""


def _text() -> str:
    return (FOLDER / "en" / "screening.yaml").read_text(encoding="utf-8")


def _zones() -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load((FOLDER / "en" / "zones.yaml").read_text(encoding="utf-8"))
    return loaded


def _read(folder: Path, text: str) -> Questions:
    (folder / "xx").mkdir()
    (folder / "xx" / "screening.yaml").write_text(text, encoding="utf-8")
    return load_questions("xx", folder)


@pytest.mark.parametrize(("main", "things"), SPOKEN.items())
def test_the_nine_name_all_that_safety_asks_about(
    questions: Questions, main: str, things: tuple[str, ...]
) -> None:
    spoken = questions.by_id[main].ask
    assert [thing for thing in things if thing not in spoken.lower()] == []
    assert len(spoken.split()) <= WORDS


def test_the_nine_are_asked_in_the_order_of_safety(questions: Questions) -> None:
    assert questions.order == tuple(SPOKEN)


def test_it_says_first_why_and_how_long(questions: Questions) -> None:
    for opening in (questions.phrases.preamble, questions.phrases.preamble_self):
        first = opening.split(".")[0]
        assert "safe" in first
        assert "nine short questions" in first
        assert "seconds" in first


def test_only_the_first_is_enabled_by_a_yes(questions: Questions) -> None:
    assert [main for main in questions.order if questions.by_id[main].enabling is Kind.YES] == ["q0"]


def test_every_question_and_finding_names_its_row(questions: Questions) -> None:
    rows = re.compile(r"(F[1-7]|Q[0-7]|3\.\d|invariant \d+|decisions? \d+)\b")
    assert [each.id for each in questions.questions if not rows.search(each.source)] == []
    assert [each.id for each in questions.findings if not rows.search(each.source)] == []


def test_no_question_has_the_name_of_something_that_is_none(questions: Questions) -> None:
    assert not {SUMMARY, CHANGE, CONFIRM} & set(questions.by_id)
    assert not any(each.startswith(OTHERWISE) for each in questions.by_id)


def test_it_is_spoken_plainly(questions: Questions) -> None:
    phrases = [text for text in questions.phrases.model_dump().values() if isinstance(text, str)]
    asked = [text for each in questions.questions for text in (each.ask, each.ask_self, each.more, each.why)]
    for text in (*phrases, *asked, *(each.say for each in questions.findings)):
        assert not re.search(r"[()/;\[\]]|\be\.g\b|\bi\.e\b|\betc\b|\d", text), text


def test_a_self_massager_is_not_asked_as_two(questions: Questions) -> None:
    for each in questions.questions:
        assert not re.search(r"\b(both|everybody)\b", questions.wording(each.id, Who.SELF)), each.id


def test_the_maps_know_every_area_and_only_zones_there_are(questions: Questions) -> None:
    file = _zones()
    zones = {zone["id"] for zone in file["zones"]}  # type: ignore[attr-defined]
    for name, places in questions.maps.items():
        assert places.keys() == file["areas"].keys(), name  # type: ignore[attr-defined]
        assert {zone for out in places.values() for zone in out} <= zones, name
    for finding in questions.findings:
        assert finding.zones_out <= zones, finding.id


def test_a_map_leaves_out_at_least_the_place_itself(questions: Questions) -> None:
    for area, zones in _zones()["areas"].items():  # type: ignore[attr-defined]
        for name, places in questions.maps.items():
            if name in ("here", "farther"):
                assert set(zones) <= set(places[area]), (name, area)


def test_whatever_may_be_disclosed_is_foreseen(questions: Questions) -> None:
    intents = yaml.safe_load((FOLDER / "en" / "intents.yaml").read_text(encoding="utf-8"))
    ways = intents["intents"]["SAFETY_DISCLOSURE"]["ways"]
    named = {*intents["lists"]["condition"], *(way["slots"]["condition"] for way in ways if "slots" in way)}
    assert named | OF_OTHER_INTENTS == set(questions.conditions)


OF_OTHER_INTENTS = {"pain", "swollen_leg"}
"""Told by PAIN and RED_FLAG, while nobody is touched."""

FAULTS = {
    "an unknown question": (
        '"yes": {ask: [bleeding_heavy]}',
        '"yes": {ask: [bleeding_light]}',
        "yes: .*bleeding_light",
    ),
    "an unknown finding": ("{finding: aneurysm_known}", "{finding: aneurysm}", "yes: .*no finding aneurysm"),
    "an unknown map": ("around: farther, say", "around: beyond, say", "around: .*no map beyond"),
    "an unknown main question": ("order: [q0, q1,", "order: [q0, q9,", "order: .*no question q9"),
    "an unknown disclosure": ("  heart: heart\n", "  heart: hart\n", "conditions: .*hart"),
    "a repeated id": ("  - id: q7\n", "  - id: q6\n", "id: .*another one has this id"),
    "an unreachable question": ("items: [pregnant, birth, cancer]", "items: [pregnant, birth]", None),
    "a finding nobody can reach": (
        '"no": {finding: diabetes_feet}',
        '"no": {finding: diabetes_known}',
        "id: .*finding",
    ),
    "a circle": ('"yes": {finding: bones_broken}', '"yes": {ask: [thin_bones]}', "id: .*lead back"),
    "a lost yes": ('"yes": {finding: epilepsy_known}', '"yes": go on', "yes: .*nothing might be found"),
    "a missing exit": ('    "yes": {finding: epilepsy_known}\n', "", "also needs yes"),
    "no more to an area": ("    named: {finding: pain_place}\n", "", "also needs named"),
    "a healthy answer that asks": (
        '"yes": {finding: epilepsy_known}\n    "no": go on',
        '"yes": {finding: epilepsy_known}\n    "no": {ask: [other]}',
        "no: .*straight on",
    ),
    "a silent refusal": (', say: "Then not today."}', "}", "id: .*it needs `say`"),
    "an emergency without its number": (
        "Go to an emergency department now, or call {emergency}.",
        "Go to an emergency department now.",
        "say: .*number to call",
    ),
    "a map with a hole": ("    knee: [back_of_knee, thigh, calf]\n", "", "around: .*lacks knee"),
    "a main question without a reason": (
        '    why: "Both can need a hand that was trained for it."\n',
        "",
        "needs `why`",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_data_is_named_by_line_and_field(tmp_path: Path, fault: str) -> None:
    old, new, message = FAULTS[fault]
    text = _text()
    assert old in text
    broken = text.replace(old, new, 1)
    if message is None:
        broken = broken.replace(
            "{ask: [pregnant, birth, cancer], otherwise", "{ask: [pregnant, birth], otherwise"
        )
        broken = broken.replace("  cancer: cancer\n", "").replace("{ask: [cancer, operation]}", "operation")
        message = "id: .*no answer leads to this question"
    with pytest.raises(DataError, match=rf"screening\.yaml:[1-9]\d+: .*{message}"):
        _read(tmp_path, broken)


def test_a_dangling_reference_is_complained_about_where_it_stands(tmp_path: Path) -> None:
    text = _text().replace("{finding: aneurysm_known}", "{finding: aneurysm}", 1)
    wrong = 1 + text.splitlines().index('    "yes": {finding: aneurysm}')
    with pytest.raises(DataError, match=rf"screening\.yaml:{wrong}: questions\.\d+\.yes: "):
        _read(tmp_path, text)


def test_every_question_is_named_and_can_be_answered(questions: Questions) -> None:
    for each in questions.questions:
        assert each.name
        assert each.exits()
        assert each.expects is Expects.YES_NO or each.more
