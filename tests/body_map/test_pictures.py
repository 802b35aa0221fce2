"""Every step that can be planned has its picture, and no hand in it comes where hands must not come."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from math import cos, pi, sin

import pytest

from assistant.body_map.choosing import allowed, barred
from assistant.body_map.figure import figures
from assistant.body_map.geometry import Point, distance, inside
from assistant.body_map.picture import figure_map, picture
from assistant.body_map.ways import HandWay, way_of, ways
from assistant.coaching.comfort import Comfort
from assistant.coaching.library import Library
from assistant.coaching.limits import limit
from assistant.coaching.plan import Plan, plan
from assistant.coaching.planned import PlannedStep, coachable
from assistant.coaching.program import Position, Program, Who
from assistant.coaching.restriction import Restriction
from assistant.coaching.step import Direction

LIBRARY = Library.load()
Shown = tuple[PlannedStep, Who]


def _plans(program: Program) -> Iterator[Plan]:
    length = program.minutes
    for minutes in (length.shortest, (length.shortest + length.longest) // 2, length.longest):
        for position in program.positions:
            kept = program.model_copy(update={"positions": (position,)})
            made = plan(
                kept,
                Restriction(positions=frozenset(Position)),
                minutes,
                program.who,
                granted=frozenset(program.gate),
            )
            assert isinstance(made, Plan)
            yield made


@cache
def shown(program: str) -> tuple[Shown, ...]:
    """Every different step of the plans of a program."""
    every = {
        (step.id, step.side, tuple(s.zone.id for s in step.path), made.position): (
            step,
            LIBRARY.programs[program].who,
        )
        for made in _plans(LIBRARY.programs[program])
        for step in made.steps
    }
    return tuple(every.values())


def _touched(way: HandWay) -> Iterator[tuple[Point, float]]:
    """Where a hand with weight is, also between two moments."""
    for hand in way.hands:
        for a, b in zip(hand.moments, hand.moments[1:], strict=False):
            if not b.lifted:
                parts = max(1, int(distance(a.point, b.point) / 2)) if not a.lifted else 1
                for n in range(1, parts + 1):
                    f = n / parts
                    x, y = (a.point[k] + (b.point[k] - a.point[k]) * f for k in (0, 1))
                    yield (x, y), hand.radius


def trespasses(step: PlannedStep, who: Who) -> set[str]:
    """What is wrong with the way of the hands in a step."""
    way = way_of(step, who)
    found = set()
    may, never = allowed(step, way.figure), barred(step, way.figure)
    for point, radius in _touched(way):
        found |= {f"middle in {zone}" for zone in way.figure.zones_at(point) - may}
        if not inside(point, way.figure.outline):
            found.add("off the body")
        for n in range(12):
            edge = (point[0] + radius * 0.95 * cos(n * pi / 6), point[1] + radius * 0.95 * sin(n * pi / 6))
            found |= {f"edge in {zone}" for zone in way.figure.zones_at(edge) & never}
    return {f"{step.id} {step.side} {step.position}: {each}" for each in found}


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_no_hand_comes_where_hands_must_not_come(program: str) -> None:
    assert set().union(*(trespasses(*each) for each in shown(program))) == set()


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_every_step_has_its_picture(program: str) -> None:
    for step, who in shown(program):
        drawn = picture(step, who)
        tree = ET.fromstring(drawn)
        assert tree.find(".//{*}path[@class='hand']") is not None, step.id
        assert "animation:" in drawn, step.id
        assert drawn == picture(step, who)
        assert not re.search(r"nan|inf\b|<script|href|@import", drawn), step.id


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_strokes_with_weight_lead_towards_the_heart(program: str) -> None:
    for step, who in shown(program):
        way = way_of(step, who)
        if step.step.direction is Direction.UP and way.figure.id != "leg" and not step.step.hold:
            for hand in way.hands:
                strokes = [each.point for each in hand.moments if not each.lifted and not each.back]
                if "shoulders" not in {segment.zone.id for segment in step.path}:
                    assert min(y for _, y in strokes) <= strokes[0][1], step.id
                    ends = max(strokes, key=lambda point: distance(point, strokes[0]))
                    assert ends[1] <= strokes[0][1] + 1, step.id
        if step.step.direction is Direction.UP and way.figure.id == "leg" and step.path[0].zone.id != "toes":
            ahead = [each.point for each in way.hands[0].moments if not each.lifted and not each.back]
            far = max(ahead, key=lambda point: distance(point, ahead[0]))
            assert far[0] < ahead[0][0], step.id


def test_the_loop_has_the_rhythm_of_the_step() -> None:
    for program in LIBRARY.programs:
        for step, who in shown(program):
            if step.strokes_per_minute:
                strokes = way_of(step, who).seconds * step.strokes_per_minute / 60
                assert strokes == pytest.approx(round(strokes)), step.id
                slower = way_of(replace(step, tempo=0.8), who).seconds
                assert slower >= way_of(step, who).seconds


def test_a_closed_zone_is_hatched_and_no_hand_comes_there() -> None:
    for program in LIBRARY.programs.values():
        for step, who in shown(program.id):
            for zone in {segment.zone.id for segment in step.path}:
                narrowed = coachable(step, Comfort(skipped=frozenset({zone})), Restriction())
                if narrowed:
                    assert trespasses(narrowed, who) == set()
                    drawn = picture(narrowed, who)
                    assert (
                        f'class="no" data-zone="{zone}"' in drawn
                        or zone not in way_of(narrowed, who).figure.zones
                    )


def test_every_zone_is_drawn_with_its_landmark() -> None:
    drawn = {zone for figure in figures().values() for zone in figure.zones}
    assert drawn == LIBRARY.zones.keys()
    for figure in figures().values():
        for zone, each in figure.zones.items():
            assert zone == "spine" or any(
                inside(each.mark, shape) or each.mark[0] == 0 for shape in figure.shapes(zone)
            ), f"{figure.id} {zone}"
            assert bool(each.lane) == (LIBRARY.zones[zone].limits.most > 0), f"{figure.id} {zone}"


def test_a_zone_that_bears_nothing_is_always_barred() -> None:
    step, who = shown("p01")[0]
    way = way_of(step, who)
    nothing = {zone for zone in way.figure.zones if LIBRARY.zones[zone].limits.most == 0}
    assert nothing <= way.barred
    strong = next(step for step, _ in shown("p01") if step.technique.id == "T07")
    assert limit(LIBRARY.zones["kidney_band"], strong.technique) == 0
    assert "kidney_band" in barred(strong, figures()["back"])


def test_every_coached_technique_has_its_way() -> None:
    coached = {each.id for each in LIBRARY.techniques.values() if each.coached}
    assert coached == set(ways())


def test_the_map_names_and_hatches() -> None:
    names = {zone.id: zone.name for zone in LIBRARY.zones.values()}
    drawn = figure_map(figures()["back"], names, {"neck"})
    assert drawn.count('class="no" data-zone="neck"') == 2
    assert "the back of the neck" in drawn
    assert "prefers-color-scheme" in drawn
    assert "prefers-reduced-motion" in drawn
