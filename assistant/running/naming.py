"""How a person's own programs are chosen by their names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pocketsphinx import get_model_path

from assistant.coaching.own import Taken
from assistant.coaching.program import Program
from assistant.hearing.heard import Heard, Pass
from assistant.understanding.templates import Way
from assistant.understanding.understanding import Understanding


def chosen_by(programs: Iterable[Program]) -> tuple[Way, ...]:
    """A way to choose each of these.

    Engines are asked to listen for it only if all its words are in the dictionary that comes with one of them,
    which refuses everything else along with a word that it cannot pronounce; typed, every name is understood.
    """
    ways = []
    for program in programs:
        name = program.name.replace("’", "'").removeprefix("the ")  # noqa: RUF001  (people paste it)
        heard = all(word in _pronounced() for word in name.split())
        slots = {"program": program.id}
        ways.append(Way(slots=slots, hear=(name,)) if heard else Way(slots=slots, also=(name,)))
    return tuple(ways)


def taken_by(understanding: Understanding) -> Taken:
    """Tells whether a name means anything but the choice of a massage."""

    def taken(name: str) -> bool:
        heard = Heard(name, True, 0, 0, Pass.TYPED, alone=True)
        return any(each.name != "CHOOSE" for each in understanding.understand(heard, ("CHOOSE",)).intents)

    return taken


@cache
def _pronounced() -> frozenset[str]:
    """The words of the dictionary."""
    dictionary = Path(get_model_path("en-us/cmudict-en-us.dict"))
    return frozenset(
        line.split(maxsplit=1)[0] for line in dictionary.read_text(encoding="utf-8").splitlines()
    )
