"""Whether a massage is tried out on a cushion first."""

from __future__ import annotations

from enum import StrEnum


class DryRun(StrEnum):
    """Whether it is tried out on a cushion, before anybody is touched."""

    NO = "no"
    WANTED = "wanted"
    """It comes when the questions are answered."""
    NOW = "now"
