from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assistant.speaking.ramp import Ramp


def test_it_is_there_after_exactly_so_many_samples() -> None:
    ramp = Ramp(0.0)
    ramp.glide(1.0, 100)
    gains = np.concatenate([ramp.take(30), ramp.take(70), ramp.take(5)])
    assert np.allclose(gains[:100], np.arange(1, 101) / 100)
    assert gains[98] < 1.0
    assert (gains[99:] == 1.0).all()


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 300), st.integers(1, 400)), min_size=1, max_size=8))
def test_it_never_jumps_wherever_it_is_turned(turns: list[tuple[float, int, int]]) -> None:
    ramp = Ramp(0.5)
    before = 0.5
    for target, samples, taken in turns:
        steepest = abs(target - ramp.value) / samples
        ramp.glide(target, samples)
        gains = np.concatenate([[before], ramp.take(taken)])
        assert np.abs(np.diff(gains)).max() <= steepest + 1e-6
        assert gains.min() >= 0.0
        assert gains.max() <= 1.0
        before = gains[-1]
