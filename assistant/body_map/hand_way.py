"""The way of the hands in a step: what each of them does on the figure that shows it best."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.body_map.choosing import allowed, barred, figure_for
from assistant.body_map.figure import Figure
from assistant.body_map.geometry import Point, length, mirrored
from assistant.body_map.keeping import Kept, narrowed
from assistant.body_map.lanes import Base, base_of
from assistant.body_map.motions import Moment, Share, mirrored_moments, moments
from assistant.body_map.ways import Motion, Touch, Way, way_for
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who
from assistant.coaching.step import BETWEEN_HOLDS, Direction

RADIUS = {
    Touch.PALM: 8.0,
    Touch.SPREAD: 6.0,
    Touch.CUPPED: 7.0,
    Touch.CUP: 7.0,
    Touch.HEEL: 6.0,
    Touch.PINCH: 5.0,
    Touch.EDGE: 3.0,
    Touch.THUMB: 2.5,
}
"""How far a touch spreads around its middle, where the lane leaves room; 4 for all others."""
WAVERING = (Motion.CIRCLE, Motion.KNEAD, Motion.TREMBLE, Motion.SHAKE)
"""Motions that leave the lane sideways, so that the touch has less room."""
SIDE_BY_SIDE = {Motion.SAW: 4.5, Motion.PRESS: 5.0, Motion.GLIDE: 6.0, Motion.CIRCLE: 3.5}
"""How far each hand of a pair is beside the line, in units of the figure."""
ROOM_FOR_TWO = 1.5
"""Where there is less than this beside the line, the hands of a pair are one behind the other."""
ONE_BEHIND_THE_OTHER = 20.0
"""How far apart the hands of any other pair are along the line."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One hand on its way."""

    moments: tuple[Moment, ...]
    radius: float
    """How far its touch spreads, in units of the figure."""
    right: bool
    """It is drawn as a right hand."""


@dataclass(frozen=True, slots=True)
class HandWay:
    """All that a picture of a step needs: figure, hands, and how long their loop lasts."""

    figure: Figure
    way: Way
    motion: Motion
    """Of its way, as far as the line allows."""
    room: float
    """How far hands may move beside their line, in units of the figure."""
    hands: tuple[Hand, ...]
    routes: tuple[tuple[tuple[Moment, ...], tuple[Point, ...]], ...]
    """The ways that are marked, on each side: as a hand goes them, and their line; nothing where there are several."""
    seconds: float
    """Of one loop."""
    other_way_back: bool
    """The way back leads elsewhere than the way there."""
    barred: frozenset[str]
    flipped: bool
    """The figure is seen from its left: everything is drawn as in a mirror."""


def way_of(step: PlannedStep, who: Who) -> HandWay:
    """The way of the hands of a planned step; the same step always has the same."""
    figure, way = figure_for(step, who), way_for(step)
    base = base_of(step, figure)
    radius = min(RADIUS.get(way.touch, 4.0), base.room)
    if way.motion in WAVERING:
        radius = max(1.5, radius - 2.0)
    kept = Kept(figure, allowed(step, figure), barred(step, figure), radius)
    kept, line = narrowed(kept, base.line)
    back = (line[-1], *base.back[1:-1], line[0]) if base.back and kept.clears(base.back) else ()
    base = replace(base, line=line, back=back)
    loop, strokes = _loop(step, way)
    motion = Motion.GLIDE if base.ring and way.motion is Motion.CIRCLE else way.motion
    lines = tuple(each for each in base.lines(kept.reach) if kept.clears(each)) or (line,)

    def made(share: Share) -> tuple[Moment, ...]:
        return tuple(_on_the_body(moments(motion, lines, base, strokes, kept.radius, share), kept))

    both = step.side == "both" and figure.two_sided and not way.one_side
    left = step.side == "left" or (way.one_side and step.side == "both")
    flipped = left and (figure.turned or not figure.two_sided)
    mirror = mirrored_moments if left != (figure.id == "front") and not flipped else tuple
    crossed = who is Who.SELF and {segment.zone.id for segment in step.path} <= {"shoulders"}
    if both:
        first, second = made(Share(1.0)), mirrored_moments(made(Share(-1.0)))
        facing = crossed or figure.id == "front"
        hands: tuple[Hand, ...] = (Hand(first, kept.radius, not facing), Hand(second, kept.radius, facing))
        marked: tuple[tuple[Moment, ...], ...] = (first, second)
    else:
        shares = _shares(way, who, base, kept)
        ways = [mirror(made(share)) for share in shares]
        right = (not left) != (crossed or figure.id == "front") if not flipped else not crossed
        hands = tuple(Hand(each, kept.radius, right == (n == 0)) for n, each in enumerate(ways))
        middle = mirror(made(Share(1.0)))
        marked = (middle, mirrored_moments(middle)) if step.side == "both" and figure.two_sided else (middle,)
    routes = tuple((each, _on_this_side(lines, each)) for each in marked)
    return HandWay(figure, way, motion, base.room, hands, routes, loop, bool(base.back), kept.barred, flipped)


def _on_the_body(made: Iterable[Moment], kept: Kept) -> Iterable[Moment]:
    """On a leg, hands leave the body where the line crosses what lies between the zones."""
    if kept.figure.id != "leg":
        return made
    return tuple(
        each if kept.figure.zones_at(each.point) & kept.allowed else replace(each, lifted=True, away=True)
        for each in made
    )


def _on_this_side(lines: Sequence[Sequence[Point]], moments: Sequence[Moment]) -> tuple[Point, ...]:
    """The one line of a way, on the side where its hand is; nothing where there are several."""
    if len(lines) > 1:
        return ()
    other_side = lines[0][0][0] * moments[0].point[0] < 0
    return mirrored(lines[0]) if other_side else tuple(lines[0])


def _shares(way: Way, who: Who, base: Base, kept: Kept) -> tuple[Share, ...]:
    """What each hand takes of a line on one side."""
    wraps = kept.figure.id == "leg" and way.motion is Motion.GLIDE and way.touch is Touch.PALM
    if not wraps and not (way.pair and (who is Who.PARTNER or kept.figure.id == "leg")):
        return (Share(1.0),)
    if way.motion in SIDE_BY_SIDE:
        spread = kept.radius * (0.5 if kept.figure.id == "leg" else 1.0)
        spread += 1.5 if way.motion is Motion.SAW else 0.0
        beside = max(0.0, min(SIDE_BY_SIDE[way.motion], base.room - spread))
        if beside >= ROOM_FOR_TWO:
            return (Share(1.0, beside), Share(-1.0, -beside))
    apart = min(0.4, ONE_BEHIND_THE_OTHER / max(length(base.line), 1.0))
    return (Share(1.0, ahead=apart), Share(-1.0, behind=apart))


def _loop(step: PlannedStep, way: Way) -> tuple[float, int]:
    """Seconds of one loop, and how many strokes it has."""
    if step.step.hold:
        spots = 4 if len(step.path) > 1 else 2
        return spots * (step.step.hold + BETWEEN_HOLDS), spots
    strokes = step.step.strokes
    if way.motion is Motion.GLIDE and step.step.direction not in (Direction.UP_AND_OUT, Direction.AROUND):
        strokes = 2 - strokes % 2
    return strokes * 60 / step.strokes_per_minute, strokes
