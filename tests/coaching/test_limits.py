from __future__ import annotations

import pytest

from assistant.coaching.library import Library
from assistant.coaching.limits import along, limit, open_path
from assistant.coaching.path import Segment
from assistant.coaching.techniques import Strength
from assistant.coaching.zones import ROWS

TABLE = {  # safety.md, 3.0, read off by hand: soft, medium, power, percussion; 0 is never
    "spine": (0, 0, 0, 0),
    "kidney_band": (2, 0, 0, 0),
    "lumbar_strip": (3, 2, 0, 0),
    "sacrum": (3, 3, 3, 0),
    "thoracic": (4, 3, 4, 2),
    "flanks": (2, 2, 0, 0),
    "shoulders": (3, 3, 3, 1),
    "neck": (2, 2, 0, 0),
    "neck_front": (0, 0, 0, 0),
    "closed": (0, 0, 0, 0),
    "legs": (2, 2, 0, 0),
    "inner_thigh": (0, 0, 0, 0),
    "feet": (3, 2, 0, 0),
}
STRENGTHS = {
    Strength.SOFT: "T01 T03 T04 T05 T23 T24 T27",
    Strength.MEDIUM: "T02 T06 T09 T10 T12 T14 T17 T18 T19 T28 T29",
    Strength.POWER: "T07 T08 T11 T13 T15 T16 T25 T26 T30",
    Strength.PERCUSSION: "T20 T21 T22",
}


def test_no_zone_bears_more_than_its_row_of_the_table(library: Library) -> None:
    assert set(ROWS) == set(TABLE)
    for zone in library.zones.values():
        for strength, most in zip(Strength, TABLE[zone.row], strict=True):
            assert zone.limits.of(strength) <= most, (zone.id, strength)


def test_every_row_of_the_table_is_reached_in_full_by_one_of_its_zones(library: Library) -> None:
    for row, bounds in TABLE.items():
        zones = [zone for zone in library.zones.values() if zone.row == row]
        for strength, most in zip(Strength, bounds, strict=True):
            assert max(zone.limits.of(strength) for zone in zones) == most, (row, strength)


def test_all_techniques_have_their_strength(library: Library) -> None:
    expected = {each: strength for strength, ids in STRENGTHS.items() for each in ids.split()}
    assert {each.id: each.strength for each in library.techniques.values()} == expected
    assert sorted(expected) == [f"T{number:02}" for number in range(1, 31)]


@pytest.mark.parametrize(
    ("zone", "technique", "most"),
    [
        ("shoulders", "T11", 0),
        ("neck", "T19", 0),
        ("neck", "T23", 0),
        ("neck", "T24", 0),
        ("skull_base", "T24", 0),
        ("blades", "T15", 2),
        ("blades", "T20", 0),
        ("toes", "T27", 1),
        ("thoracic", "T28", 3),
        ("lumbar_strip", "T29", 0),
        ("neck", "T29", 0),
        ("thoracic", "T29", 2),
        ("thoracic", "T25", 0),
        ("thigh", "T26", 0),
        ("thoracic", "T30", 0),
    ],
)
def test_single_techniques_have_their_own_bounds(
    library: Library, zone: str, technique: str, most: int
) -> None:
    assert limit(library.zones[zone], library.techniques[technique]) == most


def segments(library: Library, *zones: str, aside: tuple[str, ...] = ()) -> tuple[Segment, ...]:
    made = [
        Segment.model_construct(zone=library.zones[zone], share=0.2, aside=False, why="") for zone in zones
    ]
    made += [
        Segment.model_construct(zone=library.zones[zone], share=0.2, aside=True, why="") for zone in aside
    ]
    return tuple(made)


def zones_of(path: tuple[Segment, ...]) -> list[str]:
    return [segment.zone.id for segment in path]


def test_a_stroke_lightens_where_it_crosses_a_stricter_zone(library: Library) -> None:
    path = segments(library, "sacrum", "lumbar_strip", "thoracic")
    assert along(path, library.techniques["T02"]) == (("sacrum", 3), ("lumbar_strip", 2), ("thoracic", 3))


def test_hands_do_not_jump_over_a_barred_zone(library: Library) -> None:
    path = segments(library, "sacrum", "lumbar_strip", "thoracic", "shoulders", aside=("flanks",))
    open_to = open_path(path, library.techniques["T01"], {"lumbar_strip"})
    assert zones_of(open_to) == ["thoracic", "shoulders", "flanks"]


def test_the_upper_of_two_equal_stretches_is_left(library: Library) -> None:
    path = segments(library, "lumbar_strip", "thoracic", "shoulders")
    assert zones_of(open_path(path, library.techniques["T01"], {"thoracic"})) == ["shoulders"]


def test_a_path_keeps_out_of_what_never_bears_the_technique(library: Library) -> None:
    path = segments(library, "lumbar_strip", "thoracic", "neck")
    assert zones_of(open_path(path, library.techniques["T24"], ())) == ["lumbar_strip", "thoracic"]


def test_a_way_back_alone_is_no_path(library: Library) -> None:
    path = segments(library, "thoracic", aside=("flanks",))
    assert open_path(path, library.techniques["T01"], {"thoracic"}) == ()
