"""What every engine has to do, asked of each."""

from __future__ import annotations

import numpy as np
import pytest
from kit.vocabularies import COACHING, PROTECTIVE

from assistant.clock import BLOCK
from assistant.hearing.pocket import pocketsphinx
from assistant.hearing.recogniser import Recogniser


@pytest.fixture
def engine() -> Recogniser:
    return pocketsphinx(PROTECTIVE)


def test_silence_is_nothing(engine: Recogniser) -> None:
    engine.listen(COACHING, 0.5)
    silence = np.zeros(BLOCK, np.int16)
    assert [engine.hear(silence, at) for at in range(BLOCK, 100 * BLOCK, BLOCK)] == [()] * 99
