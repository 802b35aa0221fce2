"""The language folder, as far as it says what is coached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from assistant.coaching.lexicon import Lexicon
from assistant.coaching.path import Known
from assistant.coaching.program import Program
from assistant.coaching.program_matching import by_name
from assistant.coaching.techniques import Technique, TechniqueFile
from assistant.coaching.zones import ArticleZone, Zone, ZoneFile
from assistant.library.reading import FOLDER, DataError, read
from assistant.library.sentences import naming


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


@dataclass(frozen=True)
class Library:
    """Zones, techniques and programs of one language, checked against each other."""

    zones: Mapping[str, Zone]
    techniques: Mapping[str, Technique]
    programs: Mapping[str, Program]
    areas: Mapping[str, tuple[str, ...]]
    """What people call a place, to the zones they may mean."""
    article: tuple[ArticleZone, ...]
    lexicon: Lexicon
    """Which zones a text names."""

    @property
    def open(self) -> tuple[Program, ...]:
        """The programs that need no gate, in order of their ids."""
        return tuple(program for program in self.programs.values() if not program.gate)

    @property
    def known(self) -> Known:
        """The zones, techniques and words that a program may name."""
        return Known(self.zones, self.techniques, self.lexicon)

    def chosen(self, name: str, followed: bool) -> Program:
        """A program by its id, and if it is wanted with the one that may follow it."""
        program = self.programs[name]
        both = followed and program.followed_by in self.programs
        return program.joined(self.programs[program.followed_by]) if both else program

    def joined(self, programs: Iterable[Program]) -> Library:
        """The same library with more programs in it."""
        return replace(self, programs={**self.programs, **{each.id: each for each in programs}})

    def named(self, name: str) -> Program:
        """The program that is meant by an id, a number, or some words of a name: p15, 15, seven step.

        Raises:
            DataError: none is meant, or several are; the message names those that come near.
        """
        return by_name(self.programs, name)

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Library:
        """Read a language folder; it is read once.

        Raises:
            DataError: a file is missing, not as it should be, or names what there is not.
        """
        return _load(folder / language)


@cache
def _load(folder: Path) -> Library:
    techniques = _by_id(
        folder / "techniques.yaml", read(folder / "techniques.yaml", TechniqueFile).techniques
    )
    place = read(folder / "zones.yaml", ZoneFile)
    lexicon = Lexicon.of(place.zones, place.regions, place.no_places)
    zones = _by_id(folder / "zones.yaml", (_with_names(zone, lexicon) for zone in place.zones))
    known = Known(zones, techniques, lexicon)
    programs: dict[str, Program] = {}
    for path in sorted((folder / "programs").glob("[!.]*.yaml")):
        program = read_program(path, known)
        programs[program.id] = program
    return Library(zones, techniques, programs, place.areas, place.article, lexicon)


def read_program(path: Path, known: Known) -> Program:
    """Read one program, whose file is named by its id.

    Raises:
        DataError: it is not as it should be.
    """
    program = read(path, Program, known)
    if program.id != path.stem:
        raise DataError(
            f"{path}:1: id: it is {program.id!r}, and should be {path.stem!r}, as the file is named."
        )
    return program


def _with_names(zone: Zone, lexicon: Lexicon) -> Zone:
    texts = {name: getattr(zone, name) for name in ("low", "high", "landmark", "find", "drape")}
    return zone.model_copy(update={name: naming(text, lexicon.named) for name, text in texts.items()})


def _by_id(path: Path, things: Iterable[N]) -> Mapping[str, N]:
    found: dict[str, N] = {}
    for thing in things:
        if thing.id in found:
            raise DataError(f"{path}: {thing.id} stands twice; every id may stand once.")
        found[thing.id] = thing
    return found
