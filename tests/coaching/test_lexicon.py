"""Which zones a text names."""

from __future__ import annotations

import pytest

from assistant.coaching.library import Library


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("Glide up to the hairline.", {"neck", "skull_base"}),
        ("Small circles up the back of your neck.", {"neck"}),
        ("Up the Back of the Neck", {"neck"}),
        (
            "Lay a hand on your back.",
            {"sacrum", "lumbar_strip", "kidney_band", "thoracic", "blades", "flanks"},
        ),
        ("Long strokes up your leg.", {"calf", "thigh"}),
        ("Round the shoulder blade.", {"blades"}),
        ("The blades and the shoulders.", {"blades", "shoulders"}),
        ("Begin at the lowest ribs.", {"thoracic"}),
        ("Between the ribs.", {"thoracic", "flanks"}),
        ("Wrap the side ribs.", {"flanks"}),
        ("Above your ankles, on the\nsmall of  the back.", {"feet", "lumbar_strip"}),
    ],
)
def test_words_for_a_place_are_found(library: Library, text: str, zones: set[str]) -> None:
    assert library.lexicon.named(text) == zones


@pytest.mark.parametrize(
    "text",
    [
        "Come back through the air.",
        "Sit astride the chair, facing its back.",
        "The heel of your hand, and the ball of the thumb.",
        "Take off the necklace.",
        "Beside the spine, and never in the hollow of the knee.",
        "Keep your footing, and be a shoulderer.",
    ],
)
def test_what_only_looks_like_a_place_is_none(library: Library, text: str) -> None:
    assert library.lexicon.terms(text) == ()


def test_every_zone_that_is_worked_has_words_that_name_it_alone(library: Library) -> None:
    for zone in library.zones.values():
        alone = [word for word in zone.words if library.lexicon.named(word) == {zone.id}]
        assert bool(alone) == (zone.limits.most > 0), zone.id


def test_the_name_of_a_zone_names_it(library: Library) -> None:
    for zone in library.zones.values():
        if zone.limits.most > 0:
            assert zone.id in library.lexicon.named(zone.name), zone.name


POSTURE = {"arm", "head"}
"""Named only for how somebody sits or lies; of an arm only the upper arm is worked."""


def test_what_people_call_a_place_is_a_place_to_it(library: Library) -> None:
    worked = {zone.id for zone in library.zones.values() if zone.limits.most > 0}
    for area, zones in library.areas.items():
        if worked & {*zones} and area not in POSTURE:
            named = library.lexicon.named(f"the {area.replace('_', ' ')}")
            assert named, area
            assert named <= {*zones}, area
