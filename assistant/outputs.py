"""Files that a run leaves behind: whole under their name or not there, and never in the place of something else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from assistant.errors import MassageError

PRIVATE = 0o600
"""What was said and answered is nobody else's."""
PRIVATE_FOLDER = 0o700
PART = ".part"


class OutputError(MassageError):
    """A file cannot be written where it was asked for: the message is one sentence that says what to do."""


@contextmanager
def replacing(path: Path, *, whole: bool = False) -> Iterator[Path]:
    """A new private file beside `path`, which takes its name in the end, also when somebody ended it from outside.

    After an error, and when the program is killed, what was written so far is found under the name with `.part`;
    see `unfinished`.
    What is good for nothing unless it is `whole` is removed, however it was broken off.

    Raises:
        OutputError: it cannot be made there.
    """
    try:
        place = path.resolve()  # a link stays a link
        part = place.with_name(place.name + PART)
        if place.exists() and not place.is_file():
            raise OutputError(f"{path} is no ordinary file, so nothing is written to it. Give another name.")
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}). Give another name or folder."
        ) from error
    except ValueError as error:
        raise OutputError(f"{str(path)!r} cannot be the name of a file ({error}).") from error
    try:
        yield part
    except BaseException as error:
        if whole:
            part.unlink(missing_ok=True)
        elif not isinstance(error, Exception):
            part.replace(place)
        raise
    part.replace(place)


def unfinished(path: Path) -> Path | None:
    """What a run that was killed left of a file, given a name of its own before it is written anew; None when nothing.

    Raises:
        OutputError: it cannot be given one.
    """
    try:
        place = path.resolve()
        part = place.with_name(place.name + PART)
        if not part.is_file() or not part.stat().st_size:
            return None
        names = (place.with_stem(f"{place.stem}-unfinished{'' if n == 1 else f'-{n}'}") for n in count(1))
        kept = next(each for each in names if not each.exists())
        part.rename(kept)
    except (OSError, ValueError) as error:
        raise OutputError(f"What was left of {path} cannot be kept ({error}). Give another name.") from error
    return kept


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file, text as UTF-8.

    Raises:
        OutputError: it cannot be written; what was there before is still there.
    """
    try:
        with replacing(path, whole=True) as part:
            part.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}). Give another name or folder."
        ) from error


def refuse_same(outputs: Iterable[Path | None], inputs: Iterable[Path | None]) -> None:
    """Nothing that is read is written over, under whatever name, and no two files into one.

    Raises:
        OutputError: naming the file.
    """
    read = [each for each in inputs if each is not None]
    for written in outputs:
        if written is None:
            continue
        if any(_is_same(written, each) for each in read):
            raise OutputError(
                f"{written} is read or written already, so it is not written over. Give another name."
            )
        read.append(written)


def private_folder(path: Path) -> None:
    """Make a folder that nobody else looks into, and those above it. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    path.chmod(PRIVATE_FOLDER)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there yet
        return one.resolve() == other.resolve()
