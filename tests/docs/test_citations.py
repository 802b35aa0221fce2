"""What is cited stands where it is looked for, and the pages of the law agree with the data that keep it."""

from __future__ import annotations

import re

import pytest
from kit.citing import UNCLEAR, cited, defined, named, texts

from assistant.coaching.zones import ROWS, ZoneFile
from assistant.dialog.invariants.rules import ELSEWHERE, RULES
from assistant.library.reading import FOLDER, read

OWN = ("tests/kit/citing.py", "tests/docs/test_citations.py")


def test_every_citation_leads_somewhere() -> None:
    all_of_them = [each for each in cited() if not each.where.startswith(OWN)]
    assert len(all_of_them) > 1000
    assert [f"{each.where} {each.name}" for each in all_of_them if each.name not in defined()] == []


def test_no_citation_is_in_words_that_nobody_can_look_up() -> None:
    unclear = [
        f"{file}: {found}"
        for file, text in texts().items()
        if file not in OWN
        for found in UNCLEAR.findall(text)
    ]
    assert unclear == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('"""What an answer does (safety.md, 3.1 and decision 8)."""', {"3.1", "Decision 8"}),
        ("(safety.md, 3.2 and decisions 3 to 6)", {"3.2", *(f"Decision {n}" for n in (3, 4, 5, 6))}),
        ("(safety.md, limits: tempo)", {"Limit: tempo"}),
        ("source: safety 3.4 row 67, 2.4", {"3.4", "2.4", "Row 67"}),
        (
            "Invariants 8, 10, 11 and rules R02 to R04",
            {"Invariant 8", "Invariant 10", "Invariant 11", "R02", "R04"},
        ),
        ("a number such as 2.4 in a table row 67", set()),
        ("article L261, C24; article line 31", {"L261", "C24", "L31"}),
    ],
)
def test_citations_are_found(line: str, names: set[str]) -> None:
    assert set(named(line)) == names


@pytest.mark.parametrize(
    "name", ["Decision 13", "Invariant 46", "3.5", "L404", "F264", "C35", "R39", "X46", "Row 76"]
)
def test_what_is_not_there_is_not_defined(name: str) -> None:
    assert name not in defined()


def test_facts_are_counted_on() -> None:
    numbers = re.findall(r"^\| F(\d{3}) \|", texts()["docs/facts.md"], re.MULTILINE)
    assert [int(each) for each in numbers] == list(range(1, len(numbers) + 1))


def test_the_limits_of_the_page_are_those_of_the_zones() -> None:
    section = texts()["docs/safety.md"].split("### Limit: zones")[1].split("###")[0]
    table = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    told = {row: tuple(0 if each == "never" else int(each) for each in cells) for row, *cells in table[2:]}
    zones = read(FOLDER / "en" / "zones.yaml", ZoneFile).zones
    most = {
        words: tuple(
            max(getattr(zone.limits, strength) for zone in zones if zone.row == row)
            for strength in ("soft", "medium", "power", "percussion")
        )
        for row, words in ROWS.items()
    }
    assert told == most


def test_every_invariant_has_its_rule_or_says_that_it_has_none() -> None:
    told = re.findall(r"^### Invariant (\d+)\n\n(.+)", texts()["docs/safety.md"], re.MULTILINE)
    judged = {rule.number for rule in RULES} | set(ELSEWHERE)
    assert [int(number) for number, _ in told] == list(range(1, 46))
    assert [int(number) for number, words in told if "No rule judges this yet" not in words] == sorted(judged)
