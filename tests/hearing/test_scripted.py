from __future__ import annotations

import numpy as np
from kit.vocabularies import COACHING

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.scripted import Scripted, spoken

SILENCE = np.zeros(BLOCK, np.int16)


def played(recogniser: Scripted, seconds: float) -> list[tuple[int, Heard]]:
    ends = range(BLOCK, to_samples(seconds) + 1, BLOCK)
    return [(at, heard) for at in ends for heard in recogniser.hear(SILENCE, at)]


def test_a_spoken_utterance_lasts_as_long_as_its_words_and_stands_alone() -> None:
    heard = spoken(12.0, "it hurts")
    assert (heard.start, heard.end) == (12 * RATE, to_samples(12.8))
    assert heard.final
    assert heard.alone
    assert heard.heard_by is Pass.MAIN


def test_a_final_waits_for_the_patience_and_a_partial_does_not() -> None:
    partial = Heard("stop", False, RATE, 2 * RATE, Pass.PROTECTIVE)
    final = Heard("stop", True, RATE, 2 * RATE)
    recogniser = Scripted([final, partial])
    recogniser.listen(COACHING, 0.6)
    assert played(recogniser, 4) == [
        (_block_of(2.0), partial),
        (_block_of(2.6), final),
    ]


def test_typed_words_wait_for_nothing() -> None:
    recogniser = Scripted([spoken(1.0, "stop", Pass.TYPED)])
    recogniser.listen(COACHING, 2.0)
    [(at, heard)] = played(recogniser, 3)
    assert at - heard.end < BLOCK


def test_everything_is_heard_once_and_in_order() -> None:
    script = [spoken(at, f"word {number}") for number, at in enumerate((3.0, 1.0, 2.0))]
    heard = [each.text for _, each in played(Scripted(script), 6)]
    assert heard == ["word 1", "word 2", "word 0"]


def _block_of(seconds: float) -> int:
    """The end of the block in which this moment is."""
    return -(-to_samples(seconds) // BLOCK) * BLOCK
