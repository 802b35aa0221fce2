"""Somebody in the same room who talks, but not to the program."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from kit.scenario import SPEECH
from kit.voices import render
from numpy.typing import NDArray

from assistant.clock import to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.session.components import Resources
from benchmarks.people import gathered
from benchmarks.spoken import contexts

SOFTER = 5.0
"""Decibels below those who talk to the program."""
BETWEEN = 1.0
"""Seconds between two sentences."""
TALKING, LISTENING = 20.0, 10.0
"""Seconds for which they talk, and then are silent: nobody could be heard otherwise."""
VOICE = "flite:awb"
SENTENCES = (
    "we were at the market this morning and it was raining",
    "my sister called about the garden",
    "the train was twenty minutes behind and then it was full",
    "have you seen the photographs from the lake",
    "the neighbours are painting their house blue",
    "there was a film about mountains on television",
)
"""Said where there are no recordings of people."""


def across(folder: Path | None, seconds: float, words: Resources) -> NDArray[np.float64]:
    """Sentences for that long, with silences; people's where a folder of recordings is named.

    Raises:
        RecordingsError: the folder has no recordings that can be read.
    """
    sentences = _people(folder, words) if folder else [_synthetic(text) for text in SENTENCES]
    rest = np.zeros(to_samples(BETWEEN))
    silence = np.zeros(to_samples(LISTENING))
    pieces: list[NDArray[np.float64]] = []
    length = number = since = 0
    while length < to_samples(seconds):
        sentence = sentences[number % len(sentences)]
        number += 1
        since += len(sentence) + len(rest)
        over = since > to_samples(TALKING)
        pieces += [sentence, silence if over else rest]
        length += len(sentence) + len(pieces[-1])
        since = 0 if over else since
    return np.concatenate(pieces) * 10 ** (-SOFTER / 20)


def _people(folder: Path, words: Resources) -> list[NDArray[np.float64]]:
    """Sentences that say nothing for the program, in an order that mixes the speakers."""
    found = [each for each in gathered(folder).of("sentences") if not _is_for_us(each.transcript, words)]
    mixed = np.random.default_rng(1).permutation(len(found))
    return [found[number].sound.astype(np.float64) for number in mixed]


def _synthetic(text: str) -> NDArray[np.float64]:
    sound = render(VOICE, text).astype(np.float64)
    return np.asarray(sound * SPEECH / np.sqrt(np.square(sound).mean()))


def _is_for_us(transcript: str, words: Resources) -> bool:
    expected = contexts()[0].conversation.listening
    heard = Heard(transcript, True, 0, 0, Pass.TYPED, alone=True)
    wanted = words.understanding.protective.union(expected)
    return any(each.name in wanted for each in words.understanding.understand(heard, expected).intents)
