"""The trial at the end: voices, rates and sentences that served nothing before."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.clock import RATE
from assistant.understanding.understanding import Understanding
from training import flite, voices
from training.espeak import Espeak
from training.texts import texts, vocabularies
from training.trial import Ears, Outcome, Spoken, phrases, sentences

EACH = 50
"""Phrases that each voice says."""
CLEAN, NOISY = 45.0, 10.0
"""Decibels of speech over noise."""
SENTENCES = Path(__file__).with_name("sentences.txt")
STRICT = ("always", "choosing", "coaching", "screening.asking")
"""Grammars that the sentences are tried in."""


@dataclass(frozen=True)
class Figures:
    """How a model heard voices that it never learnt from."""

    clean: tuple[Outcome, ...]
    noisy: tuple[Outcome, ...]
    others: tuple[Outcome, ...]
    """Of sentences that nobody listens for."""
    share: float
    """Of real time, to decode."""
    knows: Callable[[str], bool]
    """Whether it knows a word."""


def figures(
    folder: Path, espeak: Espeak, understanding: Understanding, variants: Sequence[str], seed: int
) -> Figures:
    """Try the model in a folder with these of espeak-ng's voices."""
    grammars = vocabularies(understanding)
    ears = Ears(folder, grammars)
    accents = voices.TRIED_ACCENTS
    names = [f"{accents[place % len(accents)]}+{name}" for place, name in enumerate(variants)]
    both = [*names, *(f"flite:{name}" for name in voices.FLITE_TRIED_WITH if flite.is_here())]
    spelt = texts(understanding).spelt
    spoken = phrases(grammars, both, espeak, spelt, EACH, seed + 10_000)
    others = sentences(
        SENTENCES.read_text(encoding="utf-8").splitlines(), STRICT, names, espeak, spelt, seed + 20_000
    )
    random = np.random.default_rng(seed + 30_000)
    began = time.process_time()
    clean, noisy, other = (
        tuple(ears.hear(each, ratio, random) for each in some)
        for some, ratio in ((spoken, CLEAN), (spoken, NOISY), (others, CLEAN))
    )
    share = (time.process_time() - began) / (2 * _seconds(spoken) + _seconds(others))
    return Figures(clean, noisy, other, share, ears.knows)


def _seconds(spoken: list[Spoken]) -> float:
    return sum(len(each.sound) for each in spoken) / RATE
