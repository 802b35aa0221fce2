"""Programs in files: looked at as `massage lint` does, and a person's own ones beside those that are built in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from assistant.coaching.library import Library, read_program
from assistant.coaching.program import Program
from assistant.coaching.rules.rulebook import Rulebook
from assistant.coaching.rules.subject import Place
from assistant.library.reading import DataError, line_of

NameClash = Callable[[str], str]
"""Why a name means something else to the program, as a key of what is told; empty when it does not."""
ENDINGS = (".yaml", ".yml")
SAYABLE = re.compile(r"[a-z]+(?:['’ ][a-z]+)*")  # noqa: RUF001  (people paste it)


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong in a file."""

    line: int
    """From 1; 0 when there is none."""
    rule: str
    """Empty when it is about reading the file at all."""
    wrong: str
    right: str = ""
    article: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """One program file of a person, with the program in it and its faults."""

    path: Path
    program: Program | None
    """None when it cannot be read."""
    wrong: tuple[FileFault, ...]


def look(path: Path, library: Library, book: Rulebook, own: NameClash | None = None) -> Looked:
    """Read a file and hold it against every rule.

    Args:
        path: of the file.
        library: what it may name; a program of a person's `own` must not take the place of one in it.
        book: the rules.
        own: tells which names mean something else already; None for a program that is built in.
    """
    try:
        program = read_program(path, library.known)
    except DataError as error:
        return Looked(path, None, tuple(_unreadable(path, str(error))))
    named = _names(program, library, book, own) if own else ()
    told = [FileFault(line_of(path, place), "", words) for place, words in named]
    told += [
        FileFault(line_of(path, each.place), each.rule, each.wrong, each.right, each.lines)
        for each in book.findings(program, library)
    ]
    return Looked(path, program, tuple(sorted(told, key=lambda each: each.line)))


def program_files(folder: Path) -> list[Path]:
    """The programs in a folder, .yaml or .yml, by name; what begins with a dot is some system's own."""
    with suppress(OSError):
        inside = list(folder.iterdir())
        return sorted(
            each for each in inside if each.suffix.lower() in ENDINGS and not each.name.startswith(".")
        )
    return []


def with_own(
    library: Library, folder: Path, book: Rulebook, taken: NameClash
) -> tuple[Library, tuple[Looked, ...]]:
    """The library with a person's own programs in it, and those that are left out because of what is wrong."""
    left_out = []
    for path in program_files(folder):
        looked = look(path, library, book, taken)
        if looked.program and not looked.wrong:
            library = library.joined([looked.program])
        else:
            left_out.append(looked)
    return library, tuple(left_out)


def _unreadable(path: Path, message: str) -> Iterator[FileFault]:
    """What reading said, line by line, without the name of the file."""
    for each in message.splitlines():
        found = re.match(r":(\d+): ", each.removeprefix(str(path)))
        rest = each.removeprefix(str(path)).removeprefix(": ")
        yield FileFault(int(found[1]), "", rest[found.end() :]) if found else FileFault(0, "", rest)


def _names(
    program: Program, library: Library, book: Rulebook, taken: NameClash
) -> Iterator[tuple[Place, str]]:
    if program.id in library.programs:
        yield ("id",), book.told["same_id"].format(id=program.id)
    if program.name in {each.name for each in library.programs.values()}:
        yield ("name",), book.told["same_name"].format(name=program.name)
    if not SAYABLE.fullmatch(program.name):
        yield ("name",), book.told["unhearable"].format(name=program.name)
    elif why := taken(program.name):
        yield ("name",), book.told[why].format(name=program.name)
