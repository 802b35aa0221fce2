"""What came of many sentences, for somebody to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.utterances import Outcome, Sentence

Measured = Sequence[tuple[Sentence, Outcome]]

TOTALS: dict[str, Callable[[Outcome], object]] = {
    "understood": lambda each: each.intents,
    "unexplained": lambda each: each.unexplained,
    "recorded": lambda each: each.answers,
    "several": lambda each: len(each.answers) > 1,
    "spoken": lambda each: each.spoken,
    "hushed": lambda each: each.hushed,
    "hands off": lambda each: each.hands_before and not each.hands_after,
    "hands on": lambda each: each.hands_after and not each.hands_before,
    "gentler": lambda each: each.hands_after and each.level_after < each.level_before,
    "firmer": lambda each: each.level_after > each.level_before,
    "ended": lambda each: each.ended,
}
"""What is counted, of all the lines."""
WIDTH = 12


def table(measured: Measured) -> str:
    """Group by group, sentence by sentence, and then the totals."""
    groups = list(dict.fromkeys(sentence.group for sentence, _ in measured))
    lines: list[str] = []
    for group in groups:
        lines += [f"== {group}"] if group else []
        lines += [_line(each) for sentence, each in measured if sentence.group == group]
        lines += [""]
    return "\n".join([*lines, *_totals(groups, measured)])


def _line(each: Outcome) -> str:
    told = [
        f"[{each.where}] {each.said}",
        f"    {', '.join(each.intents) or '-'}",
        f"{_change(each.state_before, each.state_after)}",
        f"level {_change(str(each.level_before), str(each.level_after))}" if each.hands_before else "",
        f"open {_change(each.open_before, each.open_after)}" if each.open_before or each.open_after else "",
        f"records {', '.join(f'{name} {value}' for name, value in each.answers.items())}"
        if each.answers
        else "",
        f"unexplained: {' '.join(each.unexplained)}" if each.unexplained else "",
        "hushed" if each.hushed else "",
        "ENDED" if each.ended else "",
    ]
    first, *rest = (part for part in told if part)
    return f"{first}\n{' | '.join(rest)}\n    says: {' / '.join(each.spoken) or '(nothing)'}"


def _change(before: str, after: str) -> str:
    return before if before == after else f"{before} > {after}"


def _totals(groups: Sequence[str], measured: Measured) -> list[str]:
    named = max(len(group) for group in (*groups, "all"))
    head = " " * named + "".join(f"{name:>{WIDTH}}" for name in ("lines", *TOTALS))
    of = {
        group: [each for sentence, each in measured if sentence.group == group] for group in groups if group
    }
    rows = {**of, "all": [each for _, each in measured]}
    return [head, *(_row(name.ljust(named), outcomes) for name, outcomes in rows.items())]


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    counts = (len(outcomes), *(sum(bool(test(each)) for each in outcomes) for test in TOTALS.values()))
    return name + "".join(f"{count:>{WIDTH}}" for count in counts)
