"""How well a model hears, through the program's own adapter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import vosk

from assistant.clock import RATE
from assistant.hearing.vocabulary import Vocabulary, without_decoys
from assistant.hearing.vosk_engine import VoskDecoding
from training import flite
from training.espeak import Espeak, Manner, Samples
from training.rooms import FULL, coloured, over

LEVEL = 2000.0
"""Root mean square of speech, at the scale of 16 bit samples."""
QUIET = 45.0
"""Decibels of speech over noise that count as clean."""
AROUND = RATE * 3 // 10
"""Samples of silence before and after."""
BLOCK = 480
FASTEST, SLOWEST = 210, 120

Spelt = Callable[[str], str]
"""Writes a text so that espeak-ng says it right."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One utterance that a model is tried with."""

    text: str
    voice: str
    state: str
    """Whose vocabulary is listened for."""
    sound: Samples
    """Full scale 1."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one."""

    spoken: Spoken
    heard: str
    phrases: tuple[str, ...]
    """What was listened for."""

    @property
    def right(self) -> bool:
        """Whether all of it was heard, and nothing else."""
        return self.heard == self.spoken.text

    @property
    def false_words(self) -> tuple[str, ...]:
        """Words heard that nobody said."""
        return tuple(word for word in self.heard.split() if word not in self.spoken.text.split())

    @property
    def false_phrase(self) -> bool:
        """Whether a whole phrase was heard that nobody said."""
        return any(
            f" {phrase} " in f" {self.heard} " for phrase in self.phrases if phrase not in self.spoken.text
        )


class Ears:
    """A model that listens in every state."""

    def __init__(self, folder: Path, vocabularies: Mapping[str, Vocabulary]) -> None:
        vosk.SetLogLevel(-1)
        model = vosk.Model(str(folder))
        self.knows: Callable[[str], bool] = lambda word: bool(model.vosk_model_find_word(word) >= 0)
        self._vocabularies = vocabularies
        self._decodings = {
            state: VoskDecoding(
                lambda words: vosk.KaldiRecognizer(model, RATE, words), self.knows, vocabulary
            )
            for state, vocabulary in vocabularies.items()
        }

    def hear(self, spoken: Spoken, ratio: float, random: np.random.Generator) -> Outcome:
        """Hear it over pink noise, `ratio` decibels below it."""
        silence = np.zeros(AROUND)
        speech = np.concatenate([silence, spoken.sound, silence])
        mixed = over(speech, coloured("pink", len(speech), random), ratio)
        scaled = np.clip(mixed / np.sqrt(np.square(spoken.sound).mean()) * LEVEL, -FULL, FULL - 1)
        data = np.round(scaled).astype("<i2").tobytes()
        decoding = self._decodings[spoken.state]
        decoding.begin()
        for start in range(0, len(data), 2 * BLOCK):
            decoding.feed(data[start : start + 2 * BLOCK])
        vocabulary = self._vocabularies[spoken.state]
        return Outcome(spoken, without_decoys(decoding.finish(), vocabulary), vocabulary.phrases)


def phrases(
    vocabularies: Mapping[str, Vocabulary],
    voices: Iterable[str],
    espeak: Espeak,
    spelt: Spelt,
    each: int,
    seed: int,
) -> list[Spoken]:
    """Phrases that each state listens for, so many in each voice: "flite:slt", or espeak-ng's name for it."""
    random = Random(seed)
    states = sorted(vocabularies)
    spoken = []
    for voice in voices:
        for _ in range(each):
            state = random.choice(states)
            text = random.choice(vocabularies[state].phrases)
            spoken.append(Spoken(text, voice, state, _said(text, voice, espeak, spelt, random)))
    return spoken


def sentences(
    texts: Iterable[str],
    states: Iterable[str],
    voices: Sequence[str],
    espeak: Espeak,
    spelt: Spelt,
    seed: int,
) -> list[Spoken]:
    """Sentences that nobody listens for, each in one voice and in each of the states."""
    random = Random(seed)
    spoken = []
    for text in texts:
        voice = random.choice(voices)
        sound = _said(text, voice, espeak, spelt, random)
        spoken += [Spoken(text, voice, state, sound) for state in states]
    return spoken


def _said(text: str, voice: str, espeak: Espeak, spelt: Spelt, random: Random) -> Samples:
    kind, _, name = voice.partition(":")
    if kind == "flite":
        rendered = flite.say(text, name, random.uniform(0.85, 1.2))
    else:
        rate = random.randint(SLOWEST, FASTEST)
        rendered = espeak.say(
            spelt(text), Manner(voice, rate, random.randint(20, 80), random.randint(30, 70))
        )
    return rendered.sound
