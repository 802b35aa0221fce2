"""The body itself, with its zones: worked, closed, or neither."""

from __future__ import annotations

from collections.abc import Collection

from assistant.body_map.figure import Figure
from assistant.body_map.geometry import SOFT, smooth


def drawn_body(figure: Figure, here: Collection[str], no: Collection[str], half: float = 0.0) -> str:
    """The figure; of the zones that are worked only those of one half, where `half` is -1 or 1."""
    parts = [f'<path class="body" d="{smooth(figure.outline, closed=True)}"/>']
    parts += [f'<path class="inner" d="{smooth(line, closed=False)}"/>' for line in figure.lines]
    for zone in sorted(figure.zones, key=lambda each: (each in no, each == "spine")):
        for shape in figure.shapes(zone):
            other = half * sum(x for x, _ in shape) < 0
            look = "no" if zone in no else "here" if zone in here and not other else "zone"
            parts.append(f'<path class="{look}" data-zone="{zone}" d="{smooth(shape, True, SOFT)}"/>')
    return "".join(parts)
