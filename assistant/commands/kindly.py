"""Ctrl-C as a short sentence, and a bar for what takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from assistant.streams import echo, wrapped

if TYPE_CHECKING:
    from assistant.model_store.fetching import FetchProgress

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


@contextmanager
def kindly(interrupted: str = "", *, err: bool = False) -> Iterator[None]:
    """Ctrl-C becomes a short sentence and the usual exit code."""
    try:
        yield
    except (KeyboardInterrupt, click.Abort):
        echo(f"\nStopped. {interrupted}".rstrip(), err=err)
        sys.exit(INTERRUPTED)


@contextmanager
def fetching(name: str, size: int) -> Iterator[FetchProgress]:
    """A bar of so many bytes where somebody looks at a terminal, and the sentences of a fetch above it."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from assistant.model_store.fetching import FetchProgress

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    console = Console(highlight=False)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        bar = progress.add_task(name, total=size)
        yield FetchProgress(
            say=lambda sentence: console.print(sentence, soft_wrap=not console.is_terminal, markup=False),
            moved=lambda moved: progress.update(bar, completed=moved),
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar for work that takes a while, and the lines that are printed meanwhile."""

    moved: Callable[[float, float], None]
    """Is told how much is done, of how much."""
    tell: Callable[[str], None]
    """Prints a text, above the bar."""


@contextmanager
def working(what: str) -> Iterator[Bar]:
    """A bar below what is printed, where somebody looks at a terminal.

    Raises BrokenPipeError when whoever reads what is printed has left.
    """
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    printed = sys.stdout.isatty()
    console = Console(stderr=not printed, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn(elapsed_when_finished=True))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)

        def line(text: str) -> None:
            if printed and console.is_terminal:
                console.out(wrapped(text, console.width), highlight=False)
            else:
                echo(text)

        yield Bar(lambda done, whole: bar.update(task, completed=done, total=whole), line)
