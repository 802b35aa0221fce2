"""A check on the screen, and as data."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterable

import click

from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Finding, Verdict, worst

COLOURS = {Verdict.OK: "green", Verdict.LOOK: "yellow", Verdict.BAD: "red"}
"""Beside the mark, which says it in letters."""
WIDEST = 100
MARGIN = 6


def tell(words: CheckWords, findings: Iterable[Finding], write: Callable[[str], None], width: int) -> Verdict:
    """Write each finding as it comes, those that were not tried together, and then the sum of it; returns that."""
    told, untried = [], []
    for finding in findings:
        told.append(finding)
        if finding.sentence == words.untried:
            untried.append(words.titles[finding.name])
        else:
            _line(words, finding.verdict, words.titles[finding.name], finding.sentence, write, width)
            if finding.advice:
                write(_filled(finding.advice, " " * MARGIN, width))
    if untried:
        _line(words, Verdict.LOOK, ", ".join(untried), words.untried, write, width)
    verdict = worst(tuple(told))
    write("\n" + _filled(words.summary[verdict], "", width))
    return verdict


def as_json(words: CheckWords, findings: Iterable[Finding]) -> tuple[str, Verdict]:
    """The findings by their names, and the verdict on all of them."""
    told = tuple(findings)
    verdict = worst(told)
    data = {
        "verdict": verdict,
        "session_possible": verdict is not Verdict.BAD,
        "summary": words.summary[verdict],
        "findings": {
            each.name: {
                "verdict": each.verdict,
                "sentence": each.sentence,
                "advice": each.advice,
                "figures": dict(each.figures),
            }
            for each in told
        },
    }
    return json.dumps(data, indent=2, ensure_ascii=False), verdict


def _line(
    words: CheckWords, verdict: Verdict, title: str, sentence: str, write: Callable[[str], None], width: int
) -> None:
    mark = words.marks[verdict]
    lines = _filled(f"{title}: {sentence}", " " * MARGIN, width)
    write(click.style(mark, fg=COLOURS[verdict], bold=True) + lines[len(mark) :])


def _filled(text: str, margin: str, width: int) -> str:
    return textwrap.fill(
        text,
        min(width, WIDEST),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
