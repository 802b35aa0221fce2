"""Every path of F1 to F7 in safety.md, 3.1: what is asked, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.coaching.program import Position
from assistant.coaching.restriction import Oils, Outcome, Restriction
from assistant.coaching.techniques import Strength
from assistant.dialog.screening.interview import Interview, outcome
from assistant.dialog.screening.questions import Questions

SOFT_ONLY = frozenset({Strength.MEDIUM, Strength.POWER, Strength.PERCUSSION})
LEGS = frozenset({"thigh", "inner_thigh", "back_of_knee", "calf", "feet", "toes"})
LUMBAR = frozenset({"spine", "lumbar_strip", "kidney_band", "sacrum"})
NECK = frozenset({"neck", "skull_base", "neck_front", "shoulders"})
SITTING = frozenset({Position.SEATED, Position.LEANING, Position.SIDE})

EMERGENCY = Restriction(outcome=Outcome.EMERGENCY, clearable=False)
REFER = Restriction(outcome=Outcome.REFER, clearable=False)
CLEARABLE = Restriction(outcome=Outcome.REFER)
URGENT = Restriction(outcome=Outcome.REFER, urgent=True, clearable=False)


def _limits(**limits: object) -> Restriction:
    return Restriction(**{"outcome": Outcome.RESTRICT, **limits})  # type: ignore[arg-type]


def _soft(cap: int, **limits: object) -> Restriction:
    return _limits(cap=cap, strengths_out=SOFT_ONLY, **limits)


def _zones(*zones: str) -> Restriction:
    return _limits(zones_out=frozenset(zones))


PREGNANT = _soft(
    1,
    minutes=20,
    positions=SITTING,
    oils=Oils.PLAIN,
    preparation_out=frozenset({"warm_bath"}),
    zones_out=LEGS - {"feet"}
    | LUMBAR
    | {"flanks", "neck", "skull_base", "neck_front", "belly", "breasts", "groin", "armpit", "elbow_crease"},
)
BORN = _soft(
    1,
    minutes=20,
    oils=Oils.PLAIN,
    zones_out=(LEGS - {"feet", "toes"})
    | LUMBAR
    | {"flanks", "belly", "breasts", "groin", "armpit", "elbow_crease"},
)
FLOWN = _limits(zones_out=LEGS | {"groin"})
HEART = _soft(2, minutes=20, preparation_out=frozenset({"warm_bath"}))
PRESSURE = {
    "programs_out": frozenset({"p06"}),
    "preparation_out": frozenset({"warm_bath"}),
    "oils": Oils.PLAIN,
}
CLOT = _soft(1, zones_out=LEGS | {"groin", "neck", "skull_base"})
THINNERS = _soft(1, programs_out=frozenset({"p11"}))
DIABETES = {"cap": 2, "preparation_out": frozenset({"foot_bath"})}

PATHS = {
    # F1: emergency, or not today.
    "q1: y y": EMERGENCY,
    "q1: y ?": EMERGENCY,
    "q1: y n y": REFER,
    "q1: y n n y y .": _limits(minutes=30),
    "q1: y n n y n": REFER,
    "q1: y n n y ?": REFER,
    "q1: y n n n y": REFER,
    "q1: y n n n n y .": _limits(positions=SITTING),
    "q1: y n n n n ? .": _limits(positions=SITTING),
    "q1: ? y": EMERGENCY,
    "q1: ? n y": EMERGENCY,
    "q1: ? n n ?": EMERGENCY,
    "q1: ? n n n y n": REFER,
    "q1: ? n n n n y y .": _limits(minutes=30),
    "q1: ? n n n n y n y": EMERGENCY,
    "q1: ? n n n n y n n": REFER,
    "q1: ? n n n n n n y .": _limits(positions=SITTING),
    "q1: ? n n n n n ? n": REFER,
    # F2: the leg, the aneurysm, the past clot.
    "q2: y y n": URGENT,
    "q2: ? ? n": URGENT,
    "q2: y y y": EMERGENCY,
    "q2: y y ?": EMERGENCY,
    "q2: y n y": REFER,
    "q2: y n ?": REFER,
    "q2: y n n y n": CLEARABLE,
    "q2: y n n y ?": CLEARABLE,
    "q2: y n n y y n .": CLOT,
    "q2: y n n n y y .": CLOT,
    "q2: y n n n y n": CLEARABLE,
    "q2: y n n n n y .": FLOWN,
    "q2: y n n n n ? .": FLOWN,
    # F3: bleeding, the heart, pressure, thinners.
    "q3: y y n": REFER,
    "q3: y y y": EMERGENCY,
    "q3: y y ?": EMERGENCY,
    "q3: y n y": REFER,
    "q3: y n ?": REFER,
    "q3: y n n y y .": HEART,
    "q3: y n n y n": CLEARABLE,
    "q3: y n n n y y .": HEART,
    "q3: y n n n n y y .": HEART,
    "q3: y n n n n y ?": CLEARABLE,
    "q3: y n n n n n y y .": _limits(
        cap=2, strengths_out=frozenset({Strength.POWER, Strength.PERCUSSION}), **PRESSURE
    ),
    "q3: y n n n n n y n n": CLEARABLE,
    "q3: y n n n n n y ? y .": _soft(1, **PRESSURE),
    "q3: y n n n n n n y y .": THINNERS,
    "q3: y n n n n n n y n": CLEARABLE,
    "q3: y n n n n n n n y ?": CLEARABLE,
    "q3: ? n n n n n n n ? y .": THINNERS,
    "q3: y n n n n n n n n y .": _limits(cap=2, strengths_out=frozenset({Strength.PERCUSSION})),
    # F4: pregnancy, cancer.
    "q4: y y n n": CLEARABLE,
    "q4: y y n y n": CLEARABLE,
    "q4: y y n y ?": CLEARABLE,
    "q4: y y y": URGENT,
    "q4: y y ?": URGENT,
    "q4: y ? n y y .": PREGNANT,
    "q4: y n y y": URGENT,
    "q4: y n y n n": CLEARABLE,
    "q4: y n y n ?": CLEARABLE,
    "q4: y n y n y .": BORN,
    "q4: y n n y n": REFER,
    "q4: y n n y ?": REFER,
    "q4: y n n y y n": CLEARABLE,
    "q4: y n n y y y ?": REFER,
    "q4: y n n y y y @calf .": _soft(1, zones_out=LEGS | {"groin"}),
    "q4: y n n y y y @neck @calf .": _soft(1, zones_out=LEGS | NECK | {"groin"}),
    # F5: the nerve emergency first; operation, break, bones, nerves, injury.
    "q5: y y": EMERGENCY,
    "q5: y ?": EMERGENCY,
    "q5: ? ?": EMERGENCY,
    "q5: y n y n": CLEARABLE,
    "q5: y n y y @knee .": _limits(
        cap=1, zones_out=frozenset({"back_of_knee", "thigh", "inner_thigh", "calf"})
    ),
    "q5: y n y y ?": REFER,
    "q5: y n n y ?": CLEARABLE,
    "q5: y n n y y @foot .": _limits(cap=1, zones_out=frozenset({"feet", "toes", "calf"})),
    "q5: y n n n y y": REFER,
    "q5: y n n n y n .": _soft(1),
    "q5: ? n n n ? n .": _soft(1),
    "q5: y n n n n y y": REFER,
    "q5: y n n n n y ?": REFER,
    "q5: y n n n n y n @lower_back .": _limits(zones_out=LUMBAR | LEGS),
    "q5: y n n n n y n ?": REFER,
    "q5: y n n n n n y n @leg .": _limits(zones_out=LUMBAR | LEGS),
    "q5: y n n n n n y y": REFER,
    "q5: y n n n n n n y n @hand .": _limits(zones_out=NECK | {"armpit", "elbow_crease"}),
    "q5: y n n n n n n y ?": REFER,
    "q5: y n n n n n n n y @neck .": _limits(zones_out=NECK),
    "q5: y n n n n n n n ? ?": REFER,
    "q5: y n n n n n n n n y @knee .": _limits(zones_light=frozenset({"back_of_knee", "thigh", "calf"})),
    "q5: y n n n n n n n n y ? .": _limits(
        cap=2, strengths_out=frozenset({Strength.POWER, Strength.PERCUSSION})
    ),
    # F6: where, and is it spreading.
    "q6: y y y": REFER,
    "q6: y y ?": REFER,
    "q6: y y n @neck .": _zones("neck", "skull_base", "neck_front"),
    "q6: y y n ?": REFER,
    "q6: y n y n @shoulders .": _zones("shoulders"),
    "q6: y n y y": REFER,
    "q6: y n n y n @calf .": _zones("calf", "back_of_knee"),
    "q6: y n n y ?": REFER,
    "q6: y n n n y n @upper_back .": _zones("spine", "thoracic", "blades"),
    "q6: y n n n y y": REFER,
    "q6: y n n n n y y": REFER,
    "q6: y n n n n y n @sides .": _zones("flanks", "kidney_band"),
    "q6: y n n n n n y @thigh .": _limits(zones_out=LEGS),
    "q6: y n n n n n y @calf .": _zones("back_of_knee", "calf", "feet", "toes"),
    "q6: y n n n n n n y y .": _limits(),
    "q6: y n n n n n n y n @shoulder_blades .": _zones("thoracic", "blades"),
    "q6: y n n n n n n y ? ?": REFER,
    "q6: y n n n n n n n n y @sacrum .": _zones("sacrum"),
    "q6: y n n n n n n n y n @chest .": _zones("breasts", "armpit"),
    "q6: y n n n n n n n y y": REFER,
    "q6: y n n n n n n n y ?": REFER,
    "q6: y n n n n n n n y n ?": REFER,
    "q6: y n n n n n n n n n y @foot @hand .": _zones("feet", "toes"),
    "q6: y n n n n n n n n n y ?": REFER,
    "q6: ? n .": Restriction(),
    "q6: ? y y n @neck .": _zones("neck", "skull_base", "neck_front"),
    "q6: ? ? @foot .": _zones("feet", "toes"),
    "q6: ? ? ?": REFER,
    # F7: kidneys, hernia, diabetes, epilepsy, allergies, other care.
    "q7: y y y": REFER,
    "q7: y y ?": REFER,
    "q7: y y n .": _limits(
        zones_out=frozenset({"lumbar_strip", "kidney_band", "sacrum"}), programs_out=frozenset({"p05"})
    ),
    "q7: y n y y .": _zones("belly"),
    "q7: y n y n .": _limits(zones_out=frozenset({"belly"}), positions=SITTING),
    "q7: y n y ? .": _limits(zones_out=frozenset({"belly"}), positions=SITTING),
    "q7: y n n y y .": _limits(**DIABETES),
    "q7: y n n y n .": _limits(zones_out=LEGS, **DIABETES),
    "q7: y n n ? ? .": _limits(zones_out=LEGS, **DIABETES),
    "q7: y n n n y .": _limits(
        cap=2,
        oils=Oils.PLAIN,
        strengths_out=frozenset({Strength.PERCUSSION}),
        programs_out=frozenset({"p06"}),
    ),
    "q7: y n n n n y #nut .": _limits(oils_out=frozenset({"nut"})),
    "q7: y n n n n y #soy #nut .": _limits(oils_out=frozenset({"nut", "soy"})),
    "q7: y n n n n y #bee .": _limits(programs_out=frozenset({"p12"})),
    "q7: y n n n n y ? .": _limits(oils=Oils.NONE, programs_out=frozenset({"p12"})),
    "q7: y n n n n y #pollen .": _limits(oils=Oils.NONE, programs_out=frozenset({"p12"})),
    "q7: y n n n n y #scent .": _limits(oils=Oils.PLAIN),
    "q7: y n n n n y #oil .": _limits(oils=Oils.NONE),
    "q7: y n n n n y #elsewhere .": _limits(),
    "q7: y n n n n n y n .": _limits(cap=2, strengths_out=frozenset({Strength.PERCUSSION})),
    "q7: y n n n n n y y": CLEARABLE,
    "q7: y n n n n n ? ?": CLEARABLE,
    "q7: ? n n n n n n .": Restriction(),
    # Q8: whoever massages.
    "q8: y y y .": _limits(),
    "q8: y y n": REFER,
    "q8: y y ?": REFER,
    "q8: y n y n .": _limits(),
    "q8: y n y y": REFER,
    "q8: y n y ?": REFER,
    "q8: y n n y .": _limits(
        strengths_out=frozenset({Strength.POWER, Strength.PERCUSSION}),
        techniques_out=frozenset({"T10", "T12", "T19"}),
    ),
    "q8: y n n n y #nut #oil .": _limits(oils=Oils.NONE, oils_out=frozenset({"nut"})),
    "q8: y n n n y #soy .": _limits(oils_out=frozenset({"soy"})),
    "q8: y n n n y ? .": _limits(oils=Oils.NONE, programs_out=frozenset({"p12"})),
    "q8: ? n n n n .": Restriction(),
    # Q0: nobody is massaged who should not take part.
    "n n": REFER,
    "? y ?": REFER,
    "n y y n": REFER,
    "n y y y n": REFER,
}


@pytest.mark.parametrize("script", PATHS)
def test_a_path_ends_as_safety_says(
    questions: Questions, play: Callable[[str], Interview], script: str
) -> None:
    assert outcome(questions, play(script)) == PATHS[script]


def test_every_exit_of_every_question_is_on_one_of_the_paths(
    questions: Questions, play: Callable[[str], Interview]
) -> None:
    found = {finding for script in PATHS for finding, _ in play(script).findings}
    assert {each.id for each in questions.findings} - found == {"not_today", "unsettled"}


def test_a_refusal_in_the_first_five_spares_the_rest(
    questions: Questions, play: Callable[[str], Interview]
) -> None:
    for script, expected in PATHS.items():
        if expected.refused:
            interview = play(script)
            assert outcome(questions, interview) == expected
            asked = [main for main in questions.order if interview.given(main) is not None]
            assert asked == list(questions.order[: len(asked)])
            assert asked[-1] == (script[:2] if script[0] == "q" else "q0")


def test_two_answers_are_obeyed_together(questions: Questions, play: Callable[[str], Interview]) -> None:
    both = outcome(questions, play("q3: y n n n n n n y y n q7: y n n y n ."))
    assert both is not None
    assert both.cap == 1
    assert both.strengths_out == SOFT_ONLY
    assert both.zones_out == LEGS
    assert both.preparation_out == {"foot_bath"}
