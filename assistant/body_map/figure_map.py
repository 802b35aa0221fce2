"""The map of a whole figure, with every zone, its landmark and its name, as SVG."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape

from assistant.body_map.body import drawn_body
from assistant.body_map.figure import Figure
from assistant.body_map.geometry import straight
from assistant.body_map.look import HATCH, STYLE

MAPS = {"lying": (-10, -80, 480, 160), "leg": (30, 0, 350, 350), "seated": (-110, 0, 370, 390)}
"""Left, top, width and height of a figure with its captions."""


def figure_map(
    figure: Figure, names: dict[str, str], closed: Collection[str] = (), style: str = STYLE
) -> str:
    """A whole figure with every zone, its landmark and its name; closed zones are hatched.

    Args:
        figure: to draw.
        names: words by zone id; a zone without any gets no caption.
        closed: ids of the zones to hatch.
        style: its colours; empty where the page around it has them.
    """
    box = MAPS.get(figure.id, (-110, 0, 370, 560))
    left, top, wide, high = box
    turn = ' transform="rotate(-90)"' if figure.turned else ""
    captions = "" if figure.turned else "".join(_captions(figure, names))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bm" role="img" viewBox="{left} {top} {wide} {high}">'
        f"<title>{escape(', '.join(names[each] for each in figure.zones if each in names))}</title>"
        f"{f'<style>{style}</style>' if style else ''}<defs>{HATCH}</defs>"
        f'<rect class="paper" x="{left}" y="{top}" width="{wide}" height="{high}"/>'
        f"<g{turn}>{drawn_body(figure, figure.zones.keys() - set(closed), closed)}{captions}</g></svg>"
    )


def worked_map(figure: Figure, closed: Collection[str]) -> str:
    """A whole figure without names, where only these zones are hatched; the page around it has the colours.

    Args:
        figure: to draw.
        closed: ids of zones that hurt or were left out.
    """
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" class="bm" aria-hidden="true" viewBox="-102 4 204 550">'
        f"<defs>{HATCH}</defs>{drawn_body(figure, (), closed)}</svg>"
    )


def _captions(figure: Figure, names: dict[str, str]) -> Iterator[str]:
    """A name beside each landmark, one below the other; under the leg where a leg is seen from beside it."""
    y, under = 0.0, 262.0
    for zone, drawn in sorted(figure.zones.items(), key=lambda each: (each[1].mark[1], each[0])):
        if zone not in names:
            continue
        mark, x = drawn.mark, 108.0
        if figure.id == "leg":
            x = 130.0
            legs = mark[0] > 150
            under += 12 * legs
            end = (mark[0], under) if legs else (x - 4, mark[1])
            at = (mark[0] - 3, under + 2.5, "end") if legs else (x, mark[1] + 2.5, "start")
        else:
            y = max(y + 11, mark[1])
            end, at = (x - 4, y), (x, y + 2.5, "start")
        yield f'<path class="zone" d="{straight((mark, end))}"/>'
        yield f'<circle class="find" cx="{mark[0]:g}" cy="{mark[1]:g}" r="1.8"/>'
        yield f'<text x="{at[0]:g}" y="{at[1]:g}" text-anchor="{at[2]}">{escape(names[zone])}</text>'
