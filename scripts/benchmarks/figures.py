"""What many measured values come to, and how they stand to what they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np


def percentile(values: Sequence[float], percent: float) -> float | None:
    """By linear interpolation; None of no values."""
    return float(np.percentile(values, percent)) if values else None


def shown(value: float | None, unit: str, digits: int = 0) -> str:
    """A value with its unit, or none."""
    return "none" if value is None else f"{value:.{digits}f} {unit}".strip()


def verdict(value: float | None, most: float) -> str:
    """Whether a value is at most what it should be."""
    return "none" if value is None else "met" if value <= most else "**missed**"


def tally(kinds: Iterable[str], none: str = "none") -> str:
    """How often each occurs, the most frequent first."""
    return ", ".join(f"{kind} {count}" for kind, count in Counter(kinds).most_common()) or none


Z = 1.96
"""Standard deviations on either side that 95 % lie between."""


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Between which shares the true one lies with 95 % confidence (Wilson 1927), if all were independent."""
    if not of:
        return 0.0, 1.0
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * float(np.sqrt(share * (1 - share) / of + spread / of / 4)) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def hourly(count: int, hours: float) -> tuple[float, float, float]:
    """How many an hour, and between which the true rate lies with 95 % confidence (score interval)."""
    if hours <= 0:
        return 0.0, 0.0, float("inf")
    half = Z * float(np.sqrt(count + Z * Z / 4))
    middle = count + Z * Z / 2
    return count / hours, max(0.0, middle - half) / hours, (middle + half) / hours
