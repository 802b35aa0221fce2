"""What everything that hears has to do, asked of each."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from kit.ears import needs_ears, whispering
from kit.scenario import At, Scene, scene
from kit.vocabularies import COACHING, PROTECTIVE, YES_NO
from kit.voices import ESPEAK, FLITE
from kit.vosk_folders import MODEL

from assistant.clock import BLOCK, to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.pocket import pocketsphinx
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.scripted import Scripted
from assistant.hearing.vosk_engine import vosk

PATIENCE = 0.5
VOICES = FLITE if shutil.which("flite") else ESPEAK
SCENE = scene(At(1.0, "stop", VOICES[0]), At(3.0, "carry on", VOICES[1]), seconds=5)
IN_ESPEAK = scene(At(1.0, "stop", ESPEAK[0]), At(3.0, "carry on", ESPEAK[1]), seconds=5)
"""The model of the tests knows no other synthesiser well."""
IN_AMERICAN = scene(At(1.0, "stop", ESPEAK[0]), At(3.0, "carry on", ESPEAK[0]), seconds=5)
"""To Whisper, flite and a Scottish espeak are hard to understand."""


def embedded(_: Scene) -> Recogniser:
    return pocketsphinx(PROTECTIVE)


def tiny_vosk(_: Scene) -> Recogniser:
    return vosk(MODEL, PROTECTIVE)


def whisper(_: Scene) -> Recogniser:
    return whispering(PROTECTIVE)


def scripted(acted: Scene) -> Recogniser:
    partial = [Heard(line.words, False, line.start, line.end, Pass.PROTECTIVE) for line in acted.spoken[:1]]
    final = [Heard(line.words, True, line.start, line.end, alone=True) for line in acted.spoken]
    closing = [Heard(line.words, True, line.start, line.end, Pass.PROTECTIVE) for line in acted.spoken[:1]]
    return Scripted([*partial, *final, *closing])


ACTED = {embedded: SCENE, tiny_vosk: IN_ESPEAK, whisper: IN_AMERICAN, scripted: SCENE}


@pytest.fixture(params=[pytest.param(make, marks=needs_ears) if make is whisper else make for make in ACTED])
def made(request: pytest.FixtureRequest) -> Callable[[Scene], Recogniser]:
    make: Callable[[Scene], Recogniser] = request.param
    return make


@cache
def all_heard(made: Callable[[Scene], Recogniser]) -> list[tuple[int, Heard]]:
    recogniser = made(ACTED[made])
    recogniser.listen(COACHING, PATIENCE)
    return ACTED[made].hear(recogniser.hear)


@pytest.fixture
def heard(made: Callable[[Scene], Recogniser]) -> list[tuple[int, Heard]]:
    return all_heard(made)


def test_has_a_name(made: Callable[[Scene], Recogniser]) -> None:
    assert made(SCENE).name


def test_hears_the_words(heard: list[tuple[int, Heard]]) -> None:
    assert [each.text for _, each in heard if each.final and each.heard_by is Pass.MAIN] == [
        "stop",
        "carry on",
    ]


def test_says_where_they_were(made: Callable[[Scene], Recogniser], heard: list[tuple[int, Heard]]) -> None:
    finals = [each for _, each in heard if each.final and each.heard_by is Pass.MAIN]
    for said, each in zip(ACTED[made].spoken, finals, strict=True):
        assert abs(each.start - said.start) <= 2 * BLOCK
        assert abs(each.end - said.end) <= 2 * BLOCK
        assert each.alone


def test_tells_no_end_before_it_came(heard: list[tuple[int, Heard]]) -> None:
    assert all(each.start < each.end <= at for at, each in heard)


def test_a_final_comes_when_the_patience_has_passed_or_when_nothing_can_follow(
    made: Callable[[Scene], Recogniser], heard: list[tuple[int, Heard]]
) -> None:
    least = BLOCK if made is whisper else to_samples(PATIENCE)
    waits = [at - each.end for at, each in heard if each.final]
    assert all(least <= wait < to_samples(PATIENCE) + BLOCK for wait in waits)


def test_the_protective_word_is_told_before_the_utterance_has_ended(heard: list[tuple[int, Heard]]) -> None:
    partial = next(at for at, each in heard if not each.final and each.text == "stop")
    assert partial < next(at for at, each in heard if each.final)


def test_every_partial_gets_its_final(heard: list[tuple[int, Heard]]) -> None:
    partials = {(each.heard_by, each.start) for _, each in heard if not each.final}
    finals = [(each.heard_by, each.start) for _, each in heard if each.final]
    assert partials
    assert partials <= set(finals)
    assert len(finals) == len(set(finals))


def test_silence_is_nothing(made: Callable[[Scene], Recogniser]) -> None:
    nobody = Scene(np.zeros(5 * 33 * BLOCK, np.int16), ())
    recogniser = made(nobody)
    recogniser.listen(YES_NO, PATIENCE)
    assert nobody.hear(recogniser.hear) == []


def test_can_be_let_go(made: Callable[[Scene], Recogniser]) -> None:
    made(SCENE).close()
