"""Standard input, output and error as they come: closed, in an old encoding, or with a reader that leaves."""

from __future__ import annotations

import codecs
import io
import os
import re
import sys
import textwrap
import unicodedata
from contextlib import suppress
from shutil import get_terminal_size
from typing import IO

import click

PLAIN = "massage-plain"
"""Names the error handler under which every text can be written in any encoding."""
_BEFORE_WORDS = re.compile(r" *(?:\d+:\d\d(?:\.\d)? +)?(?:\w+ {2,})?(?:[—-] |you: )?")
"""What stands in a line before its words: a time, a kind, who speaks."""
_PLAINER = {"—": "-", "–": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."}  # noqa: RUF001


def prepare() -> None:
    """Make all three usable, whatever they are; called before anything is read or written."""
    sys.stdin = sys.stdin or _nothing(0, "r")
    sys.stdout = sys.stdout or _nothing(1, "w")
    sys.stderr = sys.stderr or _nothing(2, "w")
    codecs.register_error(PLAIN, _plainer)
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAIN)


def echo(text: str, *, err: bool = False) -> None:
    """Print a text; on a terminal no word of it is broken at the edge."""
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        text = wrapped(text, get_terminal_size().columns)
    click.echo(text, err=err)


def wrapped(text: str, columns: int) -> str:
    """The text with its longer lines broken between words; what goes on begins below the words of its line.

    A word that is longer than a line stays whole.
    """
    return "\n".join("\n".join(_broken(line, columns)) for line in text.split("\n"))


def _broken(line: str, columns: int) -> list[str]:
    if len(line) <= columns:
        return [line]
    before = _BEFORE_WORDS.match(line)
    margin = len(before[0]) if before and len(before[0]) <= columns // 2 else 0
    words = line[margin:]
    rows = textwrap.wrap(words, columns - margin, break_long_words=False, break_on_hyphens=False)
    return [line[:margin] + rows[0], *(" " * margin + row for row in rows[1:])] if rows else [""]


def write_line(line: str) -> None:
    """Print a line. When its reader has left or its disk is full, nothing more is printed, and all else goes on."""
    try:
        echo(line)
    except BrokenPipeError:
        write_no_more()
    except OSError as error:
        write_no_more()
        with suppress(OSError):
            click.echo(f"Nothing more can be printed ({error.strerror}). It goes on without.", err=True)


def write_no_more() -> None:
    """What is printed from now on goes nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        sys.stdout.flush()


def _nothing(number: int, mode: str) -> IO[str]:
    """Python leaves a closed stream out, and the next file that is opened would get its number."""
    opened = open(os.devnull, mode, encoding="utf-8")  # noqa: PTH123, SIM115  (open to the end of the process)
    with suppress(OSError):
        try:
            os.fstat(number)
        except OSError:
            os.dup2(opened.fileno(), number)
    return opened


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """What comes nearest in plain ASCII, so that no dash keeps a sentence from being read."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    unwritable = error.object[error.start : error.end]
    return "".join(_PLAINER.get(each) or _unaccented(each) for each in unwritable), error.end


def _unaccented(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode() or "?"
