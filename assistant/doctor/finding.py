"""What a check comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Figure: TypeAlias = float | int | str


class Verdict(StrEnum):
    """How a finding is judged; the worst comes last."""

    OK = "ok"
    LOOK = "look"
    """A session can be held, but this may be in its way, or nobody knows."""
    BAD = "bad"
    """No session can be held."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One subject: how it is, in a plain sentence, and what to do about it."""

    name: str
    verdict: Verdict
    sentence: str
    advice: str
    """Empty when there is nothing to be done."""
    figures: Mapping[str, Figure]
    """What was measured; a number's name ends with its unit."""


def worst(findings: tuple[Finding, ...]) -> Verdict:
    """The worst verdict among the findings; OK when there are none."""
    order = list(Verdict)
    return max((finding.verdict for finding in findings), key=order.index, default=Verdict.OK)
