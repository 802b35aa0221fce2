"""Every step that can be planned has its picture, and no hand in it comes where hands must not come."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from kit.steps_shown import LIBRARY, shown

from assistant.body_map.choosing import barred
from assistant.body_map.figure import figures
from assistant.body_map.figure_map import figure_map
from assistant.body_map.geometry import inside
from assistant.body_map.hand_way import way_of
from assistant.body_map.picture import picture
from assistant.body_map.ways import ways
from assistant.coaching.comfort import Comfort
from assistant.coaching.limits import limit
from assistant.coaching.planned import coachable
from assistant.coaching.restriction import Restriction


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_every_step_has_its_picture(program: str) -> None:
    found = LIBRARY.programs[program]
    every = {step.id for step in (*found.steps, *found.after, *found.closing)}
    assert {step.id for step, _ in shown(program)} == every
    for step, who in shown(program):
        drawn = picture(step, who)
        tree = ET.fromstring(drawn)
        assert tree.find(".//{*}path[@class='hand']") is not None, step.id
        assert "animation:" in drawn, step.id
        assert drawn == picture(step, who)
        assert not re.search(r"nan|inf\b|<script|href|@import", drawn), step.id


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_the_loop_has_the_rhythm_of_the_step(program: str) -> None:
    for step, who in shown(program):
        if step.strokes_per_minute:
            seconds = way_of(step, who).seconds
            strokes = seconds * step.strokes_per_minute / 60
            assert strokes == pytest.approx(round(strokes)), step.id
            assert way_of(replace(step, tempo=0.8), who).seconds >= seconds


def test_a_closed_zone_is_hatched() -> None:
    step, who = shown("p01")[0]
    narrowed = coachable(step, Comfort(skipped=frozenset({"shoulders"})), Restriction())
    assert narrowed
    assert 'class="no" data-zone="shoulders"' not in picture(step, who)
    assert 'class="no" data-zone="shoulders"' in picture(narrowed, who)


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
