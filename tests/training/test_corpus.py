"""What is learnt from: the right words, in the right voices, with the right phone in every frame."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import espeakng_loader
import numpy as np
import pytest
from kit.talking import understanding
from training import phones, voices
from training.corpus import labelled
from training.espeak import Espeak, Manner, Rendered
from training.lexicon import pronunciations
from training.phones import NUMBER, UNLABELLED, of_espeak
from training.texts import Texts, texts, vocabularies
from training.voices import STRANGE, TUNED_WITH

from assistant.clock import RATE


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    return Espeak(Path(espeakng_loader.get_data_path()))


@pytest.fixture(scope="module")
def said() -> Texts:
    return texts(understanding())


def test_each_frame_has_the_phone_in_its_middle() -> None:
    rendered = Rendered(
        np.zeros(RATE), ((0.0, "n"), (0.1, "'oU"), (0.2, "nothing of ours"), (0.25, "_:")), ()
    )
    labels = labelled(rendered, of_espeak, 40, lead=0.1, speed=1.0)
    silence = NUMBER["sil"]
    assert labels[[0, 8, 9, 18, 19, 29, 34, 39]].tolist() == [
        *[silence, silence, NUMBER["n"], NUMBER["n"]],
        *[NUMBER["oU"], UNLABELLED, silence, silence],
    ]
    faster = labelled(rendered, of_espeak, 40, lead=0.1, speed=2.0)
    assert faster[4] == NUMBER["n"]
    assert faster[9] == NUMBER["oU"]


def test_phonemes_come_with_their_times(espeak: Espeak) -> None:
    rendered = espeak.say("stop", Manner("en-us", rate=150))
    heard = [of_espeak(name) for _, name in rendered.phones]
    assert heard[:4] == ["s", "t", "0", "p"]
    times = [at for at, _ in rendered.phones]
    assert times == sorted(times)
    assert times[-1] <= len(rendered.sound) / RATE
    hiss, closure, vowel, closing = (int(at * RATE) for at in times[:4])
    power = np.square(rendered.sound)
    assert power[vowel:closing].mean() > 5 * power[hiss:closure].mean()


def test_a_voice_that_there_is_not_is_an_error(espeak: Espeak) -> None:
    with pytest.raises(LookupError, match="tlhingan"):
        espeak.say("stop", Manner("tlhingan"))


def test_every_word_can_be_said_in_phones_that_there_are(espeak: Espeak, said: Texts) -> None:
    some = replace(said, phrases=said.protective)
    ways = pronunciations(some, espeak, with_flite=False)
    assert set(ways) == set(some.words)
    assert all(each and all(set(way) <= set(phones.PHONES) for way in each) for each in ways.values())
    assert ("s", "t", "0", "p") in ways["stop"]


def test_all_that_any_state_listens_for_is_said(said: Texts) -> None:
    listened = {phrase for each in vocabularies(understanding()).values() for phrase in each.phrases}
    assert listened <= set(said.phrases)
    assert set(said.protective) <= set(said.phrases)
    assert not set(said.words) & set(said.others)
    random = Random(1)
    assert set(said.protective) & {said.anything(random) for _ in range(300)}


def test_voices_of_the_trial_are_never_learnt_from(tmp_path: Path) -> None:
    data = voices.add_made(tmp_path, seed=1)
    variants = voices.drawn(data, seed=1)
    learnt, tried = set(variants.learnt), set(variants.tried)
    assert {f"made{number}" for number in range(voices.MADE)} <= learnt
    assert len(tried) == voices.TRIED
    there = {path.name for path in (data / "voices" / "!v").iterdir()}
    for kept_apart in (set(TUNED_WITH), set(STRANGE), tried):
        assert kept_apart <= there
        assert not kept_apart & learnt
    assert not set(TUNED_WITH) & tried
    assert not set(voices.FLITE_LEARNT) & set(voices.FLITE_TRIED_WITH)


def test_voices_are_drawn_by_lot_and_their_kin_kept_apart(tmp_path: Path) -> None:
    data = voices.add_made(tmp_path, seed=1)
    draws = [voices.drawn(data, seed) for seed in range(20)]
    assert voices.drawn(data, 3) == draws[3]
    assert len({draw.tried for draw in draws}) == len(draws)
    with_klatt = [draw for draw in draws if {"klatt", "klatt2", "klatt4", "klatt5"} & set(draw.tried)]
    assert with_klatt
    assert not any("klatt" in name for draw in with_klatt for name in draw.learnt)
    assert all("m1" in draw.learnt or "m1" in draw.tried for draw in draws)


def test_words_that_the_templates_pronounce_are_said_so(espeak: Espeak, said: Texts) -> None:
    assert {"oww", "nought"} <= set(said.told)
    assert said.spelt("oww, stop") == "[['aU]], stop"
    (oww, stop) = espeak.say(said.spelt("oww, stop"), Manner("en-us")).words
    assert of_espeak(oww[0]) == "aU"
    assert of_espeak(stop[0]) == "s"
