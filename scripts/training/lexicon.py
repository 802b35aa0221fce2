"""How the synthesisers say the words: the same accents that are learnt from, alone and within the phrases."""

from __future__ import annotations

from collections.abc import Iterable

from training import flite, phones
from training.espeak import Espeak, Manner
from training.texts import Texts
from training.voices import ACCENTS, FLITE_LEARNT

Ways = dict[str, tuple[tuple[str, ...], ...]]


def pronunciations(texts: Texts, espeak: Espeak, *, with_flite: bool) -> Ways:
    """Every way to say each word, sorted."""
    ways: dict[str, set[tuple[str, ...]]] = {word: set() for word in texts.words}
    for accent in ACCENTS:
        for text in (*texts.words, *texts.phrases):
            spoken = espeak.say(texts.spelt(text), Manner(accent)).words
            words = text.split()
            if len(words) == len(spoken):  # else it runs words together, as in "of the"
                for word, phonemes in zip(words, spoken, strict=True):
                    ways[word].add(_way(map(phones.of_espeak, phonemes)))
    if with_flite:
        for word in sorted(ways.keys() - texts.told.keys()):
            said = flite.say(word, FLITE_LEARNT[0]).phones
            ways[word].add(_way(phones.of_flite(name) for _, name in said))
    return {word: tuple(sorted(each - {()})) for word, each in ways.items()}


def _way(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(name for name in names if name not in (None, phones.SILENCE))
