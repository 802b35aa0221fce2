"""What is said to the model while it learns, and the vocabularies it is then tried with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pocketsphinx import get_model_path

from assistant.dialog.states import COACHING
from assistant.dialog.triggers import EXPECTED
from assistant.hearing.vocabulary import Vocabulary
from assistant.understanding.understanding import Understanding
from training.phones import VOWELS, of_flite


@dataclass(frozen=True)
class Texts:
    """Phrases that the program listens for, and other words."""

    protective: tuple[str, ...]
    phrases: tuple[str, ...]
    """All of them, the protective ones first, and the decoys."""
    others: tuple[str, ...]
    """Words of an English dictionary that are in none of the phrases."""
    told: Mapping[str, str]
    """Words whose pronunciation the templates give, as espeak-ng takes it."""

    @property
    def words(self) -> tuple[str, ...]:
        """Every word of the phrases, sorted."""
        return tuple(sorted({word for phrase in self.phrases for word in phrase.split()}))

    def spelt(self, text: str) -> str:
        """The text as espeak-ng says it right."""
        return re.sub(r"[\w']+", lambda word: self.told.get(word[0], word[0]), text)

    def anything(self, random: Random) -> str:
        """One or more phrases, other words, or both."""
        kind = random.random()
        if kind < 0.4:
            return self._phrase(random)
        if kind < 0.5:
            return ", ".join(self._phrase(random) for _ in range(random.randint(2, 3)))
        if kind < 0.6:
            return f"{random.choice(self.others)} {self._phrase(random)} {random.choice(self.others)}"
        if kind < 0.7:
            return " ".join(random.choice(self.words) for _ in range(random.randint(2, 5)))
        return " ".join(random.choice(self.others) for _ in range(random.randint(1, 5)))

    def _phrase(self, random: Random) -> str:
        return random.choice(self.protective if random.random() < 0.2 else self.phrases)


def texts(understanding: Understanding) -> Texts:
    """As the templates stand."""
    always = understanding.protective_vocabulary()
    phrases = dict.fromkeys(always.phrases + always.decoys)
    words = {word for phrase in phrases for word in phrase.split()}
    others = tuple(word for word in _dictionary() if word not in words)
    given = {pair for each in vocabularies(understanding).values() for pair in each.pronunciations}
    told = {word: _as_phonemes(phones) for word, phones in sorted(given)}
    return Texts(always.phrases, tuple(phrases), others, told)


def vocabularies(understanding: Understanding) -> dict[str, Vocabulary]:
    """What is listened for in each state, by its name, with hands on as one; "always" is the protective pass."""
    states = {
        state.part if state in COACHING else str(state): understanding.vocabulary(expected)
        for state, expected in EXPECTED.items()
    }
    return {"always": understanding.protective_vocabulary(), **states}


def _as_phonemes(arpabet: str) -> str:
    """Phonemes in double brackets, which espeak-ng says as they stand, the first vowel stressed."""
    ours = [of_flite(name) or "" for name in arpabet.lower().split()]
    first = next(place for place, phone in enumerate(ours) if phone in VOWELS.split())
    return f"[[{''.join(ours[:first])}'{''.join(ours[first:])}]]"


def _dictionary() -> list[str]:
    """English words, from the list that PocketSphinx brings along."""
    path = Path(get_model_path()) / "en-us" / "cmudict-en-us.dict"
    entries = path.read_text(encoding="utf-8").splitlines()
    return [word for word in (entry.split()[0] for entry in entries) if word.isalpha() and len(word) > 2]
