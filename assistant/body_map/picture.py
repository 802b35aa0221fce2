"""The picture of a step, and the map of a whole figure, as SVG.

`picture(step, who)` is a whole SVG element as text: a drawing of the body with the zones of the step, the way of
the hands, and hands that move along it in the rhythm of the step. Its colours follow `prefers-color-scheme`, its
movement `prefers-reduced-motion`; screen readers find the step's name and its whole instruction. With `style=""`
it has no colours of its own: a page with several pictures writes `STYLE` once. The same step always gives the
same text.
"""

from __future__ import annotations

from html import escape
from zlib import crc32

from assistant.body_map.body import drawn_body
from assistant.body_map.hand_way import Hand, HandWay, way_of
from assistant.body_map.hands import mitten, patch
from assistant.body_map.look import HATCH, STYLE
from assistant.body_map.marks import route
from assistant.body_map.motions import Moment
from assistant.body_map.posing import Pose, poses
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who

__all__ = ["STYLE", "picture"]

FIRMEST = 4
NEAR = 45.0
"""Places that are left alone in any case are hatched where hands come nearer than this, in units of the figure."""
LEAST = 140.0
"""A picture shows this much of the height of a figure, or more."""
MARGIN = 26.0
"""Around the zones of a step there is this much of the figure, or more."""
BELOW = 20.0
"""No more than this is shown below a figure; all in units of the figure."""


def picture(step: PlannedStep, who: Who, *, style: str = STYLE) -> str:
    """The picture of a planned step as one SVG drawing, which moves in the rhythm of the step.

    Args:
        step: as it is planned; its picture depends on nothing else.
        who: whose hands work.
        style: its colours; empty where the page around it has them.
    """
    way = way_of(step, who)
    here = {segment.zone.id for segment in step.path}
    one_sided = step.side != "both" and way.figure.two_sided
    half = 0.0 if not one_sided else 1.0 if way.hands[0].moments[0].point[0] > 0 else -1.0
    no = (step.closed | step.left_out | (_near(way) - here)) & way.figure.zones.keys()
    key = _key(step)
    hands = poses(way, who)
    scene = "".join(
        [
            drawn_body(way.figure, here, no, half),
            *(_moving(hand, pose, way, f"m{key}{n}") for n, (hand, pose) in enumerate(hands)),
            *(route(each, way.motion, line, way.other_way_back, way.room) for each, line in way.routes),
        ]
    )
    left, top, wide, high = _window(way, here)
    flip = f' transform="translate({2 * left + wide:g},0) scale(-1,1)"' if way.flipped else ""
    scene = f'<g transform="rotate(-90)">{scene}</g>' if way.figure.turned else scene
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bm" role="img" aria-labelledby="t{key} d{key}"'
        f' viewBox="{left:g} {top:g} {wide:g} {high:g}">',
        f'<title id="t{key}">{escape(step.name)}</title><desc id="d{key}">{escape(step.in_full)}</desc>',
        f"<style>{style}</style>" if style else "",
        f"<defs>{HATCH}</defs>",
        f'<rect class="paper" x="{left:g}" y="{top:g}" width="{wide:g}" height="{high:g}"/>',
        f"<g{flip}>{scene}</g>",
        _firmness(step.intensity, left, top + high),
        "</svg>",
    ]
    return "".join(parts)


def _near(way: HandWay) -> frozenset[str]:
    """Zones that are left alone, near the way of the hands."""
    spots = [each.point for hand in way.hands for each in hand.moments]
    return frozenset(
        zone
        for zone in way.barred
        if any(
            left - NEAR < x < right + NEAR and top - NEAR < y < bottom + NEAR
            for left, right, top, bottom in way.figure.boxes(zone)
            for x, y in spots
        )
    )


def _window(way: HandWay, here: set[str]) -> tuple[float, float, float, float]:
    """The part of the figure that is shown: left, top, width, height."""
    if way.figure.turned:
        return 6.0, -92.0, 300.0, 184.0
    boxes = [box for zone in here & way.figure.zones.keys() for box in way.figure.boxes(zone)]
    left, right = min(each[0] for each in boxes), max(each[1] for each in boxes)
    top, bottom = min(each[2] for each in boxes), max(each[3] for each in boxes)
    least, wide = (190.0, 1.35) if way.figure.id == "leg" and left < 320 else (LEAST, 0.9)
    high = max(least, bottom - top + 2 * MARGIN, (right - left + MARGIN) / wide)
    middle = 0.0 if way.figure.two_sided else (left + right) / 2
    lowest = max(y for _, y in way.figure.outline) + BELOW - high
    return middle - high * wide / 2, max(0.0, min((top + bottom) / 2 - high / 2, lowest)), high * wide, high


def _moving(hand: Hand, pose: Pose | None, way: HandWay, name: str) -> str:
    """The hand at its start, and how it moves from there; only its touch where no hand has room."""
    start = hand.moments[0].point
    frames = "".join(_frame(moment, start) for moment in hand.moments)
    turn = pose.turn if pose else 0.0
    shape = mitten(hand.right, way.way.touch, pose.turn, pose.size, pose.aside) if pose else ""
    return (
        f"<style>@keyframes {name}{{{frames}}}</style>"
        f'<g transform="translate({start[0]:.1f},{start[1]:.1f})">'
        f'<g class="move" style="animation:{name} {way.seconds:.2f}s linear infinite">'
        f"{shape}{patch(hand.radius, way.way.touch, turn)}</g></g>"
    )


def _frame(moment: Moment, start: tuple[float, float]) -> str:
    x, y = moment.point[0] - start[0], moment.point[1] - start[1]
    look = 0 if moment.away else 0.5 if moment.lifted else 1
    return f"{100 * moment.at:.1f}%{{transform:translate({x:.1f}px,{y:.1f}px);opacity:{look}}}"


def _firmness(intensity: int, left: float, bottom: float) -> str:
    """How firm it is: as many of four bars are filled."""
    bars = "".join(
        f'<rect class="{"firm" if n < intensity else "light"}" x="{left + 5 + 5 * n:g}" y="{bottom - 8 - 2 * n:g}"'
        f' width="3.5" height="{3 + 2 * n}"/>'
        for n in range(FIRMEST)
    )
    return f'<rect class="paper" x="{left:g}" y="{bottom - 19:g}" width="29" height="19" rx="3"/>{bars}'


def _key(step: PlannedStep) -> str:
    """A name for this picture's movement, the same in every run."""
    path = ",".join(segment.zone.id for segment in step.path)
    return f"{crc32(f'{step.id}{step.side}{path}{step.position}{step.tempo}'.encode()):08x}"
