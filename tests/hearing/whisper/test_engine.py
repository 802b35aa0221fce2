"""Whisper on sound, and its pace: the looks, the answers that need not wait, and a machine that is slow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import numpy as np
import pytest
from kit.ears import FOLDER, model, needs_ears, whispering
from kit.scenario import At, Scene, scene
from kit.vocabularies import COACHING, NUMBERS, PROTECTIVE, YES_NO
from kit.vosk_folders import MODEL

from assistant.clock import BLOCK, to_samples
from assistant.hearing import vosk_engine
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.pocket import reflex
from assistant.hearing.spotters import SafetySpotter
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.whisper.asking import Asking
from assistant.hearing.whisper.engine import PAUSE, SLOW, Whisper, whisper
from assistant.hearing.whisper.floors import floors

VOICE = "espeak:en-us+m5"
PATIENCE = 0.6

pytestmark = needs_ears


def mains(heard: list[tuple[int, Heard]]) -> list[tuple[int, Heard]]:
    return [(at, each) for at, each in heard if each.heard_by is Pass.MAIN]


def hear(acted: Scene, vocabulary: Vocabulary) -> list[tuple[int, Heard]]:
    recogniser = whispering(PROTECTIVE)
    recogniser.listen(vocabulary, PATIENCE)
    return acted.hear(recogniser.hear)


def test_a_whole_phrase_is_told_before_the_pause_is_over() -> None:
    ((at, heard),) = mains(hear(scene(At(1, "next", VOICE), seconds=3), COACHING))
    assert heard.text == "next"
    assert heard.alone
    assert at - heard.end <= PAUSE + BLOCK


def test_an_answer_waits_for_what_may_be_added_to_it() -> None:
    asked = Vocabulary("asked", YES_NO.jsgf, YES_NO.phrases, waits=frozenset({"yes", "no"}))
    ((at, heard),) = mains(hear(scene(At(1, "yes", VOICE), seconds=3), asked))
    assert heard.text.split()[0] == "yes"
    assert at - heard.end >= to_samples(PATIENCE)


def test_an_answer_that_is_read_back_does_not_wait() -> None:
    numbers = replace(NUMBERS, answers=True, waits=frozenset(NUMBERS.phrases))
    ((at, heard),) = mains(hear(scene(At(1, "seven", VOICE), seconds=3), numbers))
    assert heard.text == "seven"
    assert at - heard.end <= PAUSE + BLOCK


def test_a_phrase_with_which_another_one_begins_waits() -> None:
    ((at, heard),) = mains(hear(scene(At(1, "repeat", VOICE), seconds=3), COACHING))
    assert heard.text == "repeat"
    assert at - heard.end >= to_samples(PATIENCE)


def test_more_than_a_phrase_is_told_to_its_end() -> None:
    ((_, heard),) = mains(hear(scene(At(1, "yes except he is only sixteen", VOICE), seconds=5), YES_NO))
    assert heard.text.startswith("yes ")
    assert "16" in heard.text or "sixteen" in heard.text


def test_clatter_after_an_answer_is_no_part_of_it() -> None:
    asked = Vocabulary("asked", YES_NO.jsgf, YES_NO.phrases, waits=frozenset({"yes", "no"}))
    acted = scene(At(2, "no", VOICE), seconds=6)
    rattle = np.random.default_rng(3)
    for start in range(
        acted.spoken[0].end + 1600, len(acted.sound) - 1600, 4000
    ):  # ten times a second, as loud
        acted.sound[start : start + 1600] += rattle.normal(0, 900, 1600).astype(np.int16)
    recogniser = whispering(PROTECTIVE)
    recogniser.listen(asked, PATIENCE)
    ((at, heard), *_) = mains(acted.hear(recogniser.hear))
    assert "no" in heard.text.split()
    assert at - acted.spoken[0].end <= to_samples(PATIENCE + 0.6)


class Slowed:
    """A clock of a machine on which everything takes this long."""

    def __init__(self, seconds: float) -> None:
        self._times: Iterator[float] = (seconds * number for number in count())

    def __call__(self) -> float:
        return next(self._times)


def opened(seconds: float) -> Whisper:
    assert FOLDER
    return whisper(FOLDER, PROTECTIVE, reflex, Slowed(seconds))


def test_a_machine_that_is_fast_enough_needs_no_help() -> None:
    assert not opened(SLOW).helped


def test_on_a_slow_machine_the_small_engine_looks_out_as_well() -> None:
    recogniser = opened(3 * SLOW)
    assert recogniser.helped
    recogniser.listen(COACHING, PATIENCE)
    heard = scene(At(1, "stop", "flite:slt"), seconds=3).hear(recogniser.hear)
    partials = [at for at, each in heard if not each.final and each.text == "stop"]
    assert len(partials) == 1
    finals = [each for _, each in heard if each.final and each.heard_by is Pass.PROTECTIVE]
    assert [each.text for each in finals] == ["stop"]
    recogniser.close()


def test_what_protects_is_told_though_somebody_spoke_before_it_and_goes_on() -> None:
    talk = "yesterday they told us to stop and then we walked on and on until it was dark in the evening"
    acted = scene(At(1, talk, "flite:slt"), seconds=9)
    heard = hear(acted, COACHING)
    told = [(at, each) for at, each in heard if each.heard_by is Pass.PROTECTIVE]
    first, partial = told[0]
    assert not partial.final
    assert "stop" in partial.text.split()
    assert first < acted.spoken[0].end - to_samples(1.0)
    assert told[-1][1].final, "what began is ended"


class Stopping:
    """A pass that takes everything for a "stop"."""

    def listen(self, vocabulary: Vocabulary) -> None: ...

    def begin(self) -> None: ...

    def feed(self, sound: bytes) -> str:
        del sound
        return "stop"

    def finish(self) -> str:
        return "stop"

    def close(self) -> None: ...


def first_told(acted: Scene, hints: SafetySpotter | None) -> tuple[int, str]:
    recogniser = Whisper(Asking(model(), floors().least), PROTECTIVE, floors(), hints=hints)
    recogniser.listen(COACHING, PATIENCE)
    return next(
        ((at, each.text) for at, each in acted.hear(recogniser.hear) if each.heard_by is Pass.PROTECTIVE),
        (-1, ""),
    )


def test_where_vosk_is_there_it_says_when_to_look() -> None:
    acted = scene(At(1, "stop", "flite:slt"), seconds=3)
    alone, _ = first_told(acted, None)
    at, words = first_told(acted, vosk_engine.reflex(MODEL, PROTECTIVE))
    assert words == "stop"
    assert at <= alone


def test_what_only_vosk_hears_is_not_told() -> None:
    talk = scene(At(1, "so this is what they told us about the weather yesterday", VOICE), seconds=6)
    assert first_told(talk, SafetySpotter(Stopping(), PROTECTIVE)) == (-1, "")
    said = scene(At(1, "stop", "flite:slt"), seconds=3)
    assert first_told(said, SafetySpotter(Stopping(), PROTECTIVE))[1] == "stop"


class Counting(Asking):
    looks = 0

    def look(self, *given: object) -> dict[str, float]:
        del given
        self.looks += 1
        return {}


@pytest.mark.parametrize("every", [8, 24])
def test_it_looks_only_while_somebody_speaks_and_no_more_often_than_it_may(every: int) -> None:
    asking = Counting(model(), floors().least)
    recogniser = Whisper(asking, PROTECTIVE, floors(), every)
    silence = np.zeros(BLOCK, np.int16)
    for number in range(100):
        recogniser.hear(silence, number * BLOCK)
    assert asking.looks == 0
    talk = scene(At(1, "so this is what they told us about the weather yesterday", VOICE), seconds=6)
    talk.hear(recogniser.hear)
    spoken = (talk.spoken[0].end - talk.spoken[0].start) // BLOCK
    assert 1 <= asking.looks <= spoken // every + 2
