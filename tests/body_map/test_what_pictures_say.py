"""Pictures say the same as the words of a step: with what, from where, and which way."""

from __future__ import annotations

import re

import pytest
from kit.steps_shown import LIBRARY, shown

from assistant.body_map.geometry import distance
from assistant.body_map.hand_way import way_of
from assistant.body_map.picture import picture
from assistant.body_map.ways import Touch, own_ways, way_for
from assistant.coaching.program import Who
from assistant.coaching.step import Direction

TOUCHES = {
    "fingertip": {Touch.FINGERS, Touch.SPREAD},
    "palms": {Touch.PALM, Touch.CUPPED},
    "your palm": {Touch.PALM},
    "whole palm": {Touch.PALM},
    "flat palm": {Touch.PALM},
    "fingers and palm": {Touch.PINCH},
    "flat hand": {Touch.PALM},
    "heel of": {Touch.HEEL},
    "thumb": {Touch.THUMB, Touch.PINCH},
    "cup your hands": {Touch.CUPPED},
    "edges of": {Touch.EDGE},
    "fold": {Touch.PINCH},
    "finger pads": {Touch.FINGERS},
    "spread your fingers": {Touch.SPREAD},
    "the cup": {Touch.CUP},
    "like two small saws": {Touch.EDGE},
}
"""Words of an instruction, and the parts of the hand that they may mean."""
BEGINS = {
    "a hand's width above the lowest ribs": (175, 192),
    "from the middle of the back": (158, 176),
    "at the lowest ribs": (192, 212),
    "from the lowest ribs": (192, 212),
    "at the waist": (214, 242),
    "from the waist": (214, 242),
    "just above the tailbone": (255, 275),
    "behind your neck": (84, 104),
    "where the skull begins": (68, 83),
}
"""Where on the back of the figure that is, from its crown downward."""


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_the_part_of_the_hand_is_the_one_that_is_told(program: str) -> None:
    for step, _ in shown(program):
        told = step.in_full.lower()
        meant = [touches for words, touches in TOUCHES.items() if words in told]
        if meant:
            assert way_for(step).touch in set().union(*meant), f"{step.id}: {told}"


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_hands_begin_where_it_is_told(program: str) -> None:
    for step, who in shown(program):
        way = way_of(step, who)
        told = step.in_full.lower().replace("-", " ")
        places = [(told.index(words), band) for words, band in BEGINS.items() if words in told]
        if places and way.figure.two_sided and way.figure.id != "front":
            _, (top, bottom) = min(places)
            starts = [hand.moments[0].point[1] for hand in way.hands]
            assert top - 4 <= max(starts) <= bottom + 4, f"{step.id} {starts}: {told}"


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_a_side_is_the_side_that_is_told(program: str) -> None:
    for step, who in shown(program):
        way = way_of(step, who)
        if step.side == "both":
            continue
        if way.figure.two_sided and not way.figure.turned:
            spots = [each.point[0] for hand in way.hands for each in hand.moments]
            told_left = (step.side == "left") != (way.figure.id == "front")
            assert all(x < 0 for x in spots) if told_left else all(x > 0 for x in spots), step.id
        else:
            assert way.flipped == (step.side == "left"), step.id


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


@pytest.mark.parametrize("program", LIBRARY.programs)
def test_strokes_outward_lead_away_from_the_spine(program: str) -> None:
    for step, who in shown(program):
        way = way_of(step, who)
        if step.step.direction in (Direction.OUT, Direction.UP_AND_OUT):
            for hand in way.hands:
                spots = [each.point for each in hand.moments if not each.lifted and not each.back]
                assert max(abs(x) for x, _ in spots) > abs(spots[0][0]) + 4, step.id


def test_the_slope_of_the_shoulder_is_worked_inward() -> None:
    inward = [
        (step, who)
        for program in LIBRARY.programs
        for step, who in shown(program)
        if "inward" in step.in_full or "inner end" in step.in_full.split("from the end")[-1][:60]
    ]
    assert inward
    for step, who in inward:
        if step.step.direction is Direction.UP:
            spots = [each.point for each in way_of(step, who).hands[0].moments if not each.lifted]
            assert abs(spots[0][0]) > abs(spots[-1][0]), step.id


def test_every_step_with_a_way_of_its_own_exists() -> None:
    steps = {step.id for program in LIBRARY.programs for step, _ in shown(program)}
    assert own_ways().keys() <= steps


def test_hands_of_a_pair_are_on_the_same_side_and_apart() -> None:
    pairs = [
        way_of(step, who)
        for program in LIBRARY.programs
        for step, who in shown(program)
        if who is Who.PARTNER and step.side != "both" and way_for(step).pair
    ]
    assert pairs
    for way in pairs:
        first, second = (hand.moments[0].point for hand in way.hands)
        assert first[0] * second[0] > 0
        assert distance(first, second) > 3


def test_no_line_leads_over_the_hollow_of_the_knee() -> None:
    for program in ("p02", "p03", "p04", "p05", "p06"):
        for step, who in shown(program):
            way = way_of(step, who)
            if way.figure.id == "leg":
                for name, line in re.findall(r'class="(way|back)[^"]*" d="([^"]+)"', picture(step, who)):
                    for x, y in re.findall(r"(-?[\d.]+),(-?[\d.]+)", line):
                        assert not way.figure.holds("back_of_knee", (float(x), float(y))), f"{step.id} {name}"
