"""Every kind of restriction that screening may end in, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from assistant.coaching.library import Library
from assistant.coaching.program import Position
from assistant.coaching.restriction import Oils, Outcome, Restriction
from assistant.coaching.techniques import Strength

ZONES = sorted(Library.load("en").zones)
TECHNIQUES = sorted(Library.load("en").techniques)


def _ending_in(*outcomes: Outcome) -> st.SearchStrategy[Restriction]:
    return st.builds(
        Restriction,
        outcome=st.sampled_from(outcomes),
        urgent=st.booleans(),
        clearable=st.booleans(),
        zones_out=st.frozensets(st.sampled_from(ZONES), max_size=5),
        zones_light=st.frozensets(st.sampled_from(ZONES), max_size=3),
        techniques_out=st.frozensets(st.sampled_from(TECHNIQUES), max_size=5),
        strengths_out=st.frozensets(st.sampled_from(Strength), max_size=3),
        cap=st.integers(1, 4),
        minutes=st.sampled_from([20, 60]),
        positions=st.frozensets(st.sampled_from(Position), min_size=1),
        oils=st.sampled_from(Oils),
        oils_out=st.frozensets(st.sampled_from(["nut", "soy"])),
        programs_out=st.frozensets(st.sampled_from(["p02", "p05", "p11"]), max_size=1),
        preparation_out=st.frozensets(st.sampled_from(["warm_bath", "foot_bath"])),
    )


restrictions = _ending_in(*Outcome)
mild_restrictions = _ending_in(Outcome.RESTRICT, Outcome.PASS)
"""Those that leave a session to be had."""
