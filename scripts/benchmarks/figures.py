"""What many measured values come to, and how they stand to what they should be."""

from __future__ import annotations

from collections.abc import Sequence

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
