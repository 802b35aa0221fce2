from __future__ import annotations

import numpy as np
import pytest

from assistant.clock import BLOCK, Speech, Tick, to_samples
from assistant.dialog.effects import End, Say
from assistant.screen.watcher import FRESH, ViewWatcher, sounding
from assistant.understanding.understood import KEY_PRESSED, Evidence, Intent, Understood

SILENCE = np.zeros(BLOCK, np.int16)
LOUD = np.full(BLOCK, 8000, np.int16)
TEXT = "Lay both hands flat. Glide up? Float down."


def tick(samples: int = 0, speech: Speech = Speech(), *, deaf: bool = False) -> Tick:  # noqa: B008
    return Tick(samples, 0.0, deaf, False, speech)


def heard(text: str, *intents: str, final: bool = True) -> Understood:
    found = tuple(Intent(name, 0, 0) for name in intents)
    return Understood(text, found, Evidence.GOOD, final, 0, 0)


@pytest.mark.parametrize(
    ("fraction", "sentence"),
    [(0.0, "Lay both hands flat."), (0.5, "Glide up?"), (0.9, "Float down."), (1.0, "Float down.")],
)
def test_the_sentence_that_sounds(fraction: float, sentence: str) -> None:
    assert sounding(TEXT, fraction) == sentence


def test_what_is_said_is_shown_while_it_sounds() -> None:
    watching = ViewWatcher()
    watching(tick(), Say("a", "One."))
    watching(tick(), Say("b", "Two."))
    assert watching.senses().saying == ""
    now = tick(BLOCK, Speech(2, 0.5, 1))
    watching(now, now)
    assert watching.senses().saying == "Two."
    now = tick(2 * BLOCK, Speech(2, 1.0, 0))
    watching(now, now)
    assert watching.senses().saying == ""


def test_last_words_stay_while_they_are_fresh() -> None:
    watching = ViewWatcher()
    watching(tick(BLOCK), heard("slower", "SLOWER"))
    assert (watching.senses().heard, watching.senses().understood) == ("slower", True)
    watching(tick(2 * BLOCK), heard("blah"))
    assert (watching.senses().heard, watching.senses().understood) == ("blah", False)
    later = tick(2 * BLOCK + FRESH)
    watching(later, later)
    assert watching.senses().heard == ""


def test_half_a_word_is_shown_only_when_it_protects() -> None:
    watching = ViewWatcher()
    watching(tick(), heard("so", final=False))
    assert watching.senses().heard == ""
    watching(tick(), heard("it hurts", "PAIN", final=False))
    assert watching.senses().heard == "it hurts"


def test_a_key_is_no_word() -> None:
    watching = ViewWatcher()
    watching(tick(), heard(KEY_PRESSED, "STOP"))
    assert watching.senses().key


def test_a_note_is_shown_and_goes() -> None:
    watching = ViewWatcher()
    watching.note("Vosk listens.")
    assert watching.senses().note == "Vosk listens."
    later = tick(FRESH)
    watching(later, later)
    assert watching.senses().note == ""


def test_a_reason_stands_as_long_as_nothing_else_is_to_be_read() -> None:
    watching = ViewWatcher()
    watching.stand("There is no microphone here.")
    watching.note("The journal begins anew.")
    assert watching.senses().note == "The journal begins anew."
    later = tick(2 * FRESH)
    watching(later, later)
    assert watching.senses().note == "There is no microphone here."
    watching(later, heard("p15", "CHOOSE"))
    assert (watching.senses().note, watching.senses().heard) == ("", "p15")
    after = tick(4 * FRESH)
    watching(after, after)
    assert watching.senses().note == "There is no microphone here."


def test_the_meter_jumps_up_and_sinks_slowly() -> None:
    watching = ViewWatcher()
    assert watching.senses().level is None
    watching.hear(SILENCE)
    assert watching.senses().level == 0
    watching.hear(LOUD)
    loud = watching.senses().level
    assert loud is not None
    assert loud > 0.9
    watching.hear(SILENCE)
    soon = watching.senses().level
    assert soon is not None
    assert 0.8 < soon < loud
    for _ in range(to_samples(3) // BLOCK):
        watching.hear(SILENCE)
    assert watching.senses().level == 0


def test_deafness_and_the_end_are_noted() -> None:
    watching = ViewWatcher()
    gone = tick(BLOCK, deaf=True)
    watching(gone, gone)
    assert watching.senses().deaf
    watching(gone, End("emergency"))
    assert watching.reason == "emergency"
