"""The two passes, asked of PocketSphinx: spoken scenes in, Heard out."""

from __future__ import annotations

import itertools
import shutil

import numpy as np
import pytest
from kit.scenario import At, Scene, scene
from kit.vocabularies import COACHING, NUMBERS, PROTECTIVE, PROTECTIVE_PHRASES, YES_NO, closed
from kit.voices import ESPEAK, FLITE, needs_flite

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.pocket import pocketsphinx
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.spotters import CommandAndSafetySpotters
from assistant.hearing.vocabulary import Vocabulary

ONE = FLITE[0] if shutil.which("flite") else ESPEAK[0]
AT_MOST = to_samples(0.25)
"""From the end of a protective word to its being told."""


def listening(vocabulary: Vocabulary, patience: float = 0.5) -> Recogniser:
    recogniser = pocketsphinx(PROTECTIVE)
    recogniser.listen(vocabulary, patience)
    return recogniser


def heard_in(acted: Scene, vocabulary: Vocabulary) -> list[tuple[int, Heard]]:
    return acted.hear(listening(vocabulary).hear)


def one_by_one(words: tuple[str, ...], voice: str) -> Scene:
    lines = (At(1.0 + 2.0 * place, word, voice) for place, word in enumerate(words))
    return scene(*lines, seconds=2.0 * len(words) + 1.5)


def finals(heard: list[tuple[int, Heard]], heard_by: Pass) -> list[str]:
    return [each.text for _, each in heard if each.final and each.heard_by is heard_by]


class Saying:
    """A decoding whose words are a script: one text a block, the last one on and on."""

    def __init__(self, *texts: str, finally_: str | None = None) -> None:
        self._texts = texts
        self._finally = texts[-1] if finally_ is None else finally_
        self._left: list[str] = []

    def listen(self, vocabulary: Vocabulary) -> None:
        """The words are the script's."""

    def begin(self) -> None:
        self._left = list(self._texts)

    def feed(self, sound: bytes) -> str:
        assert len(sound) % (2 * BLOCK) == 0
        return self._left.pop(0) if len(self._left) > 1 else self._left[0]

    def finish(self) -> str:
        return self._finally

    def close(self) -> None:
        """There is nothing to let go."""


def told(*texts: str, finally_: str | None = None) -> list[tuple[int, str, bool]]:
    """What the protective pass tells when its decoding says this: the block of the utterance, the text, final."""
    two = CommandAndSafetySpotters("two", Saying(""), Saying(*texts, finally_=finally_), PROTECTIVE)
    acted = scene(At(1.0, "carry on", ONE), seconds=3)
    heard = acted.hear(two.hear)
    began = min((at for at, _ in heard), default=0)
    return [((at - began) // BLOCK, each.text, each.final) for at, each in heard if not each.final] + [
        (-1, each.text, True) for _, each in heard if each.final
    ]


def test_a_partial_is_told_when_two_blocks_agree() -> None:
    assert told("stop", "", "help", "help", "help") == [(0, "help", False), (-1, "help", True)]


def test_what_was_told_is_taken_back() -> None:
    assert told("stop", "stop", "", "") == [(0, "stop", False), (2, "", False), (-1, "", True)]


def test_a_final_takes_back_what_no_partial_could() -> None:
    assert told("stop", finally_="") == [(0, "stop", False), (-1, "", True)]


def test_what_was_never_steady_is_never_told() -> None:
    assert told("stop", "help", "") == []


def test_only_whole_phrases_are_told_of_what_is_decoded() -> None:
    assert told("it", "it", "oh it hurts me", "oh it hurts me") == [
        (0, "it hurts", False),
        (-1, "it hurts", True),
    ]


@pytest.mark.parametrize(
    ("main", "beside", "alone"),
    [("stop", "stop", True), ("stop", "", False), ("stop", "help", False), ("carry on", "", True)],
)
def test_a_protective_word_of_the_main_pass_needs_the_other_ones_consent(
    main: str, beside: str, alone: bool
) -> None:
    two = CommandAndSafetySpotters("two", Saying(main), Saying(beside), PROTECTIVE)
    two.listen(COACHING, 0.5)
    heard = scene(At(1.0, "carry on", ONE), seconds=3).hear(two.hear)
    assert [(each.text, each.alone) for _, each in heard if each.heard_by is Pass.MAIN] == [(main, alone)]


@needs_flite
@pytest.mark.parametrize("voice", FLITE[:3])
def test_a_protective_word_is_told_at_once(voice: str) -> None:
    acted = one_by_one(("stop", "it hurts", "help", "ouch"), voice)
    heard = heard_in(acted, COACHING)
    for said in acted.spoken:
        told = [at for at, each in heard if at > said.start and each.text]
        assert told[0] - said.end <= AT_MOST


@needs_flite
@pytest.mark.parametrize("voice", FLITE)
def test_a_protective_word_is_told_though_only_numbers_are_listened_for(voice: str) -> None:
    acted = scene(At(1.0, "it hurts", voice), seconds=3)
    heard = heard_in(acted, NUMBERS)
    at = next(at for at, each in heard if each.text == "it hurts")
    assert at - acted.spoken[0].end <= AT_MOST


@needs_flite
@pytest.mark.parametrize("voice", FLITE)
def test_a_protective_word_is_found_right_behind_other_talk(voice: str) -> None:
    before = scene(At(1.0, "that was a nice long walk this morning", voice), seconds=5).spoken[0]
    then = before.end / RATE + 0.2
    acted = scene(At(1.0, before.words, voice), At(then, "stop", voice), seconds=then + 2)
    said = acted.spoken[1]
    heard = heard_in(acted, COACHING)
    told = [at for at, each in heard if each.text.endswith("stop") and at > said.start]
    assert told
    assert told[0] - said.end <= AT_MOST
    assert not any(each.alone for _, each in heard if each.heard_by is Pass.PROTECTIVE)


@needs_flite
@pytest.mark.parametrize("voice", FLITE)
def test_other_words_are_heard_by_the_main_pass_alone(voice: str) -> None:
    words = ("yes", "no", "next", "carry on", "repeat")
    heard = heard_in(one_by_one(words, voice), COACHING)
    told = finals(heard, Pass.MAIN)
    assert len(told) >= len(words) - 1  # one whose sounds are unclear may be dropped, none may become another
    assert told == [word for word in words if word in told]
    assert not any(finals(heard, Pass.PROTECTIVE))


def test_the_main_pass_tells_no_partials() -> None:
    heard = heard_in(scene(At(1.0, "stay here longer", ONE), seconds=4), COACHING)
    assert [each.text for _, each in heard if each.heard_by is Pass.MAIN] == ["stay here longer"]


def test_protective_partials_are_whole_phrases() -> None:
    acted = scene(At(1.0, "i feel dizzy", ONE), At(3.0, "stay here longer", ONE), seconds=6)
    told = {each.text for _, each in heard_in(acted, COACHING) if each.heard_by is Pass.PROTECTIVE}
    assert "i feel dizzy" in told
    assert told <= {"", *PROTECTIVE_PHRASES}


def test_partials_are_told_only_when_they_change() -> None:
    heard = heard_in(scene(At(1.0, "stop", ONE), seconds=3), COACHING)
    texts = [each.text for _, each in heard if not each.final]
    assert all(first != second for first, second in itertools.pairwise(texts))


def test_decoys_are_nothing() -> None:
    decoyed = closed("decoyed", ("yes", "carry on again"), decoys=("carry on", "stop"))
    heard = heard_in(scene(At(1.0, "carry on", ONE), seconds=3), decoyed)
    assert finals(heard, Pass.MAIN) == []


def test_a_decoy_inside_a_phrase_stays() -> None:
    decoyed = closed("decoyed", ("yes", "carry on"), decoys=("on", "stop"))
    heard = heard_in(scene(At(1.0, "carry on", ONE), seconds=3), decoyed)
    assert finals(heard, Pass.MAIN) == ["carry on"]


def test_the_next_utterance_is_heard_in_the_new_vocabulary() -> None:
    acted = scene(At(1.0, "carry on", ONE), At(3.0, "stop", ONE), seconds=5)
    recogniser = listening(closed("first", ("carry on", "no")))
    heard: list[Heard] = []
    for at in range(BLOCK, len(acted.sound) + 1, BLOCK):
        if at == 2 * RATE // BLOCK * BLOCK:
            recogniser.listen(closed("second", ("stop", "sorry")), 0.5)
        heard += recogniser.hear(acted.sound[at - BLOCK : at], at)
    assert finals([(each.end, each) for each in heard], Pass.MAIN) == ["carry on", "stop"]


@pytest.mark.parametrize("blocks_in", range(1, 24, 4))
def test_a_switch_while_somebody_speaks_loses_nothing(blocks_in: int) -> None:
    """It is heard to its end as it began, by both passes, and with the patience it began with."""
    acted = scene(At(1.0, "i feel dizzy", ONE), seconds=3)
    [said] = acted.spoken
    recogniser = listening(COACHING)
    moment = (said.start // BLOCK + 4 + blocks_in) * BLOCK
    heard: list[tuple[int, Heard]] = []
    for at in range(BLOCK, len(acted.sound) + 1, BLOCK):
        if at == moment:
            recogniser.listen(NUMBERS, 1.5)
        heard += [(at, each) for each in recogniser.hear(acted.sound[at - BLOCK : at], at)]
    assert finals(heard, Pass.MAIN) == ["i feel dizzy"]
    assert finals(heard, Pass.PROTECTIVE) == ["i feel dizzy"]
    partial = next(at for at, each in heard if each.text == "i feel dizzy")
    assert partial - said.end <= AT_MOST
    assert next(at - each.end for at, each in heard if each.final) < to_samples(0.5) + BLOCK


def test_steady_noise_is_nothing_once_it_is_known() -> None:
    acted = scene(seconds=12, noise="pink", snr=10)
    assert all(each.start < 3 * RATE for _, each in heard_in(acted, YES_NO))


def test_words_do_not_stand_alone_in_endless_talk() -> None:
    talk = [At(1.0 + 0.72 * number, "carry on", ESPEAK[0]) for number in range(14)]
    heard = heard_in(scene(*talk, seconds=13), COACHING)
    assert any(each.final for _, each in heard)
    assert not any(each.alone for _, each in heard)


def test_the_sound_is_left_as_it_is() -> None:
    acted = scene(At(1.0, "stop", ONE), seconds=3)
    before = acted.sound.copy()
    heard_in(acted, COACHING)
    assert np.array_equal(acted.sound, before)
