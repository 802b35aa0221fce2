"""How a person's own programs are chosen by their names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pocketsphinx import get_model_path

from assistant.coaching.own import NameClash
from assistant.coaching.program import Program
from assistant.hearing.heard import Heard, Pass
from assistant.understanding.templates import PhraseGroup
from assistant.understanding.understanding import Understanding

_ANSWERS = (("PAIN_SCORE",), ("MINUTES",), ("YES", "NO", "NOT_SURE"), ("AREA",))
"""What is expected where an answer is a word or two, and a name would swallow it."""


def chosen_by(programs: Iterable[Program]) -> tuple[PhraseGroup, ...]:
    """Phrases for choosing each of these programs by its name.

    Engines are asked to listen for it only if all its words are in the dictionary that comes with one of them,
    which refuses everything else along with a word that it cannot pronounce; typed, every name is understood.
    """
    ways = []
    for program in programs:
        name = _said(program.name)
        heard = all(word in _pronounced() for word in name.split())
        slots = {"program": program.id}
        ways.append(
            PhraseGroup(slots=slots, hear=(name,)) if heard else PhraseGroup(slots=slots, also=(name,))
        )
    return tuple(ways)


def taken_by(understanding: Understanding) -> NameClash:
    """Tells why a name cannot be that of a massage: because of what else people say to the program."""

    @cache
    def said() -> str:
        """All that people say, and what does not choose, as one text: thousands of wordings."""
        return "".join(f" {text} \n" for text, intent in understanding.test_phrases() if intent != "CHOOSE")

    def taken(name: str) -> str:
        words = _said(name).split()
        for expected in (("CHOOSE",), *_ANSWERS):
            intents = understanding.understand(_typed(words), expected).intents
            if any(each.name in understanding.protective for each in intents):
                return "name_protects"
            others = [each for each in intents if each.name != "CHOOSE"]
            meant = {at for each in others for at in range(each.first, each.last + 1)}
            if len(words) - len(meant) < max(1, len(others)):  # "neck and shoulders" is one answer
                return "taken"
        return "taken" if f" {' '.join(words)} " in said() else ""

    return taken


def unreached(understanding: Understanding, programs: Iterable[Program]) -> tuple[Program, ...]:
    """Those that nobody can choose, because their names are understood as something else.

    Args:
        understanding: with the ways to choose these programs.
        programs: a person's own.
    """

    def chosen(program: Program) -> list[str | None]:
        intents = understanding.understand(_typed(_said(program.name).split()), ("CHOOSE",)).intents
        return [each.slot("program") for each in intents if each.name == "CHOOSE"]

    return tuple(each for each in programs if chosen(each) != [each.id])


def _said(name: str) -> str:
    return name.replace("’", "'").removeprefix("the ")  # noqa: RUF001  (people paste it)


def _typed(words: Iterable[str]) -> Heard:
    return Heard(" ".join(words), True, 0, 0, Pass.TYPED, alone=True)


@cache
def _pronounced() -> frozenset[str]:
    """The words of the dictionary."""
    dictionary = Path(get_model_path("en-us/cmudict-en-us.dict"))
    return frozenset(
        line.split(maxsplit=1)[0] for line in dictionary.read_text(encoding="utf-8").splitlines()
    )
