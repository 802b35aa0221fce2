from __future__ import annotations

import json

import click

from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Finding, Verdict, worst
from assistant.doctor.report import as_json, tell

WORDS = CheckWords.load()
WELL = Finding("storage", Verdict.OK, "There is room.", "", {"free_megabytes": 900})
LOOK = Finding(
    "echo", Verdict.LOOK, "An echo stays.", "Turn the loudspeaker down, and then try it again.", {}
)
BAD = Finding("voice", Verdict.BAD, "There is no voice.", "Leave it.", {})


def told(*findings: Finding, width: int = 80) -> tuple[list[str], Verdict]:
    lines: list[str] = []
    verdict = tell(WORDS, findings, lambda text: lines.extend(click.unstyle(text).split("\n")), width)
    return lines, verdict


def test_each_finding_has_its_mark_and_its_advice_below() -> None:
    lines, verdict = told(WELL, LOOK)
    assert lines[:3] == [
        "ok    Storage: There is room.",
        "look  Echo: An echo stays.",
        "      Turn the loudspeaker down, and then try it again.",
    ]
    assert verdict is Verdict.LOOK
    assert lines[-1] == WORDS.summary[Verdict.LOOK]


def test_long_lines_are_broken_under_each_other() -> None:
    lines, _ = told(LOOK, width=40)
    assert lines[1:3] == ["      Turn the loudspeaker down, and", "      then try it again."]


def test_what_was_not_tried_is_told_in_one_line_at_the_end() -> None:
    lines, verdict = told(WORDS.not_tried("echo"), BAD, WORDS.not_tried("room"))
    assert lines[0].startswith("bad ")
    assert lines[2] == f"look  Echo, Room: {WORDS.untried}"
    assert verdict is Verdict.BAD


def test_data_holds_every_finding_by_its_name() -> None:
    text, verdict = as_json(WORDS, (WELL, LOOK))
    data = json.loads(text)
    assert verdict is Verdict.LOOK
    assert set(data) == {"verdict", "session_possible", "summary", "findings"}
    assert data["session_possible"] is True
    assert data["findings"]["storage"] == {
        "verdict": "ok",
        "sentence": "There is room.",
        "advice": "",
        "figures": {"free_megabytes": 900},
    }


def test_the_worst_of_nothing_is_no_trouble() -> None:
    assert worst(()) is Verdict.OK
    assert worst((LOOK, BAD, WELL)) is Verdict.BAD
