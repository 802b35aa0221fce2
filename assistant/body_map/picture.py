"""The picture of a step, and the map of a whole figure, as SVG.

`picture(step, who)` is a whole SVG element as text: a drawing of the body with the zones of the step, the way of
the hands, and hands that move along it in the rhythm of the step. Its colours follow `prefers-color-scheme`, its
movement `prefers-reduced-motion`; screen readers find the step's name and its whole instruction. With `style=""`
it has no colours of its own: a page with several pictures writes `STYLE` once. The same step always gives the
same text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from zlib import crc32

from assistant.body_map.figure import Figure
from assistant.body_map.geometry import SOFT, Point, distance, smooth, straight
from assistant.body_map.hands import mitten, patch
from assistant.body_map.ways import Hand, HandWay, Moment, Motion, way_of
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who

STYLE = """\
.bm{--paper:#fbfaf7;--skin:#efe3d4;--ink:#5b5148;--zone:#8fb3b0;--way:#1f5a66;--hand:#fffdf8;--no:#8a3b2e}
@media (prefers-color-scheme:dark){
.bm{--paper:#15191d;--skin:#3a342e;--ink:#cbbfae;--zone:#3f6e70;--way:#9ddbe0;--hand:#5a5148;--no:#f0a090}}
.bm .paper{fill:var(--paper)}.bm .body{fill:var(--skin);stroke:var(--ink);stroke-width:1.3;stroke-linejoin:round}
.bm .inner{fill:none;stroke:var(--ink);stroke-width:.8;stroke-linecap:round;opacity:.6}
.bm .zone{fill:none;stroke:var(--ink);stroke-width:.5;stroke-dasharray:1 2;opacity:.55}
.bm .here{fill:var(--zone);fill-opacity:.55;stroke:var(--way);stroke-width:.7}
.bm .no{fill:url(#bm-hatch);stroke:var(--no);stroke-width:.6}.bm .hatch{stroke:var(--no);stroke-width:.9}
.bm .way{fill:none;stroke:var(--way);stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.bm .back{fill:none;stroke:var(--way);stroke-width:1.3;stroke-dasharray:2.5 3;stroke-linecap:round}
.bm .down{stroke-width:1.3}.bm .tip{fill:var(--way)}.bm .start{fill:var(--paper);stroke:var(--way);stroke-width:1.6}
.bm .spot{fill:none;stroke:var(--way);stroke-width:1.2}
.bm .hand{fill:var(--hand);fill-opacity:.8;stroke:var(--ink);stroke-width:1.1;stroke-linejoin:round}
.bm .arm{fill:var(--hand);fill-opacity:.35;stroke:var(--ink);stroke-opacity:.4;stroke-width:.7}
.bm .line{fill:none;stroke:var(--ink);stroke-width:.7;stroke-linecap:round}
.bm .touch{fill:var(--way);fill-opacity:.35;stroke:var(--way);stroke-width:1}
.bm .ring,.bm .fold{fill:none;stroke-width:1.6}
.bm .firm{fill:var(--way)}.bm .light{fill:none;stroke:var(--way);stroke-width:1}
.bm .mark{fill:var(--paper);stroke:var(--way);stroke-width:1.2}.bm text{font:8px sans-serif;fill:var(--ink)}
@media (prefers-reduced-motion:reduce){.bm .move{animation:none!important}}
"""
"""Written into every picture, so that each can stand by itself; the animation rests where motion is not wanted."""
HATCH = (
    '<pattern id="bm-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatch" d="M0,0V4"/></pattern>'
)
WINDOWS = {
    "back": (-80, 52, 160, 240),
    "seated": (-90, 52, 180, 270),
    "front": (-60, 284, 120, 270),
    "leg": (92, 130, 280, 150),
    "lying": (40, -80, 260, 160),
}
"""What of a figure a picture shows: left, top, width, height."""
MAPS = {"lying": (-10, -80, 480, 160), "leg": (30, 0, 350, 350), "seated": (-110, 0, 370, 390)}
"""The same for a whole figure with its captions."""
FIRMEST = 4


def picture(step: PlannedStep, who: Who, *, style: str = STYLE) -> str:
    """The picture of a planned step as one SVG drawing, which moves in the rhythm of the step.

    Args:
        step: as it is planned; its picture depends on nothing else.
        who: whose hands work.
        style: its colours; empty where the page around it has them.
    """
    way = way_of(step, who)
    here = {segment.zone.id for segment in step.path}
    window = _window(way)
    one_sided = step.side != "both" and way.figure.two_sided
    half = 0.0 if not one_sided else 1.0 if way.hands[0].moments[0].point[0] > 0 else -1.0
    no = (step.closed | step.left_out | (way.barred - here)) & way.figure.zones.keys()
    key = _key(step)
    scene = "".join(
        [
            _body(way.figure, here, no, half),
            *(_moving(hand, way, who, f"m{key}{n}") for n, hand in enumerate(way.hands)),
            *(_route(hand, way) for hand in (way.hands if step.side == "both" else way.hands[:1])),
        ]
    )
    left, top, wide, high = window
    flip = f' transform="translate({2 * left + wide:g},0) scale(-1,1)"' if way.flipped else ""
    turn = ' transform="rotate(-90)"' if way.figure.turned else ""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bm" role="img" aria-labelledby="t{key} d{key}"'
        f' viewBox="{left:g} {top:g} {wide:g} {high:g}">',
        f'<title id="t{key}">{escape(step.name)}</title><desc id="d{key}">{escape(step.in_full)}</desc>',
        f"<style>{style}</style>" if style else "",
        f"<defs>{HATCH}</defs>",
        f'<rect class="paper" x="{left:g}" y="{top:g}" width="{wide:g}" height="{high:g}"/>',
        f"<g{flip or turn}>{scene}</g>",
        _firmness(step.intensity, left + 8, top + high - 8),
        "</svg>",
    ]
    return "".join(parts)


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
        f"<g{turn}>{_body(figure, figure.zones.keys() - set(closed), closed)}{captions}</g></svg>"
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
        yield f'<circle class="mark" cx="{mark[0]:g}" cy="{mark[1]:g}" r="1.8"/>'
        yield f'<text x="{at[0]:g}" y="{at[1]:g}" text-anchor="{at[2]}">{escape(names[zone])}</text>'


def _body(figure: Figure, here: Collection[str], no: Collection[str], half: float = 0.0) -> str:
    """The figure; of the zones that are worked only those of one half, where `half` is -1 or 1."""
    parts = [f'<path class="body" d="{smooth(figure.outline, closed=True)}"/>']
    parts += [f'<path class="inner" d="{smooth(line, closed=False)}"/>' for line in figure.lines]
    for zone in sorted(figure.zones, key=lambda each: (each in no, each == "spine")):
        for shape in figure.shapes(zone):
            other = half * sum(x for x, _ in shape) < 0
            look = "no" if zone in no else "here" if zone in here and not other else "zone"
            parts.append(f'<path class="{look}" data-zone="{zone}" d="{smooth(shape, True, SOFT)}"/>')
    return "".join(parts)


def _window(way: HandWay) -> tuple[float, float, float, float]:
    """The part of the figure that is shown: all of the legs or of the back, and closer where the way is short."""
    left, top, wide, high = WINDOWS[way.figure.id]
    if way.figure.turned:
        return left, top, wide, high
    spots = [moment.point for hand in way.hands for moment in hand.moments]
    middle = (min(y for _, y in spots) + max(y for _, y in spots)) / 2
    tall = max(y for _, y in spots) - min(y for _, y in spots)
    if way.figure.id in ("back", "seated") and tall < 70:
        return left + 20, max(44.0, middle - 85), 120.0, 160.0
    if way.figure.id == "back" and middle > 290:
        return -60, 284, 120, 270
    if way.figure.id == "leg":
        across = (min(x for x, _ in spots) + max(x for x, _ in spots)) / 2
        return min(across - 75, 240.0), middle - 60, 150.0, 120.0
    if way.figure.id == "front" and middle > 480:
        return -60, 420, 120, 140
    return left, top, wide, high


def _route(hand: Hand, way: HandWay) -> str:
    """The way as lines: full where the hand has weight, dashed where it floats back, an arrow at the end."""
    motion = way.way.motion
    if motion in (Motion.STRIKE, Motion.PRESS, Motion.LIFT):
        spots = list(dict.fromkeys(moment.point for moment in hand.moments if not moment.lifted))
        spots = spots[:: max(1, len(spots) // 6)]
        dots = "".join(f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="2.6"/>' for x, y in spots)
        return dots + (_tip(spots[-2], spots[-1]) if len(spots) > 1 else "")
    parts = []
    for run in _runs(hand.moments):
        points = tuple(moment.point for moment in run)
        if run[-1].back:
            look = "back" if run[-1].lifted else "way down"
            points = points if way.other_way_back else _aside(points)
            parts.append(f'<path class="{look}" d="{smooth(points, closed=False)}"/>')
            parts += [_tip(points[-2], points[-1])] if not run[-1].lifted else []
        else:
            parts.append(f'<path class="way" d="{smooth(points, closed=False)}"/>')
            parts.append(_arrow(points))
    x, y = hand.moments[0].point
    parts.append(f'<circle class="start" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
    return "".join(parts)


def _runs(moments: Sequence[Moment]) -> Iterator[tuple[Moment, ...]]:
    """The strokes and the ways back that are drawn; what is lifted between two strokes is not."""
    run: list[Moment] = []
    for before, moment in zip((None, *moments), moments, strict=False):
        same = before is not None and (before.back, before.lifted) == (moment.back, moment.lifted)
        if not same:
            if len(run) > 1:
                yield tuple(run)
            run = [before] if before is not None and moment.back else []
        if not moment.lifted or moment.back:
            run.append(moment)
    if len(run) > 1:
        yield tuple(run)


def _arrow(points: Sequence[Point]) -> str:
    """An arrowhead at the end of a stroke, in the direction of its last stretch."""
    end = points[-1]
    before = next((point for point in reversed(points[:-1]) if distance(point, end) > 1.5), None)
    return _tip(before, end) if before else ""


def _aside(run: tuple[Point, ...]) -> tuple[Point, ...]:
    """The way back, drawn a little beside the way there."""
    middle = run[len(run) // 2]
    shift = 4.0 if middle[0] >= 0 else -4.0
    return (run[0], *((x + shift, y) for x, y in run[1:-1]), run[-1])


def _tip(before: Point, end: Point) -> str:
    """An arrowhead."""
    long = distance(before, end) or 1.0
    x, y = (end[0] - before[0]) / long, (end[1] - before[1]) / long
    a = (end[0] - 7 * x - 4 * y, end[1] - 7 * y + 4 * x)
    b = (end[0] - 7 * x + 4 * y, end[1] - 7 * y - 4 * x)
    return f'<path class="tip" d="{straight(((end[0] + 2 * x, end[1] + 2 * y), a, b))}Z"/>'


def _moving(hand: Hand, way: HandWay, who: Who, name: str) -> str:
    """The hand at its start, and how it moves from there."""
    start = hand.moments[0].point
    frames = "".join(_frame(moment, start) for moment in hand.moments)
    turn = _turn(hand, way, who)
    move = f"<style>@keyframes {name}{{{frames}}}</style>"
    return (
        f'{move}<g transform="translate({start[0]:.1f},{start[1]:.1f})">'
        f'<g class="move" style="animation:{name} {way.seconds:.2f}s linear infinite">'
        f"{mitten(hand, way.way.touch, turn)}{patch(hand, way.way.touch, turn)}</g></g>"
    )


def _frame(moment: Moment, start: Point) -> str:
    x, y = moment.point[0] - start[0], moment.point[1] - start[1]
    look = "opacity:.5" if moment.lifted else "opacity:1"
    return f"{100 * moment.at:.1f}%{{transform:translate({x:.1f}px,{y:.1f}px);{look}}}"


def _turn(hand: Hand, way: HandWay, who: Who) -> float:
    """Where the fingers point, in degrees from upward: away from the one whose hands they are."""
    outer = 1.0 if hand.moments[0].point[0] >= 0 else -1.0
    if way.figure.id == "leg":
        return 75.0
    if way.figure.id == "front":
        return 180.0
    if who is Who.SELF:
        high = hand.moments[0].point[1] < 150
        return outer * (-140.0 if high else -75.0)
    return outer * -12.0


def _firmness(intensity: int, x: float, y: float) -> str:
    """How firm it is: as many of four bars are filled."""
    return "".join(
        f'<rect class="{"firm" if n < intensity else "light"}" x="{x + 5 * n:g}" y="{y - 3 - 2 * n:g}"'
        f' width="3.5" height="{3 + 2 * n}"/>'
        for n in range(FIRMEST)
    )


def _key(step: PlannedStep) -> str:
    """A name for this picture's movement, the same in every run."""
    path = ",".join(segment.zone.id for segment in step.path)
    return f"{crc32(f'{step.id}{step.side}{path}{step.position}{step.tempo}'.encode()):08x}"
