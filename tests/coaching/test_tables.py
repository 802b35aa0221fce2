from __future__ import annotations

from pathlib import Path

from assistant.coaching.library import Library
from assistant.coaching.tables import page

PAGE = Path(__file__).parents[2] / "docs" / "zones.md"


def test_the_page_is_current(library: Library) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(library), (
        "run python -m assistant.coaching.tables docs/zones.md"
    )


def test_every_zone_and_every_step_is_on_the_page(library: Library) -> None:
    text = page(library)
    assert all(f"| {zone} |" in text for zone in library.zones)
    assert all(f"| Z{number} |" in text for number in range(1, 21))
    for program in library.programs.values():
        assert all(f"| {step.id} |" in text for step in (*program.steps, *program.closing))
