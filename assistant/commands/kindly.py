"""Ctrl-C as a short sentence, and a bar for what takes long."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

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
        click.echo(f"\nStopped. {interrupted}".rstrip(), err=err)
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
            say=lambda sentence: console.print(sentence, soft_wrap=True, markup=False),
            moved=lambda moved: progress.update(bar, completed=moved),
        )


@contextmanager
def working(what: str) -> Iterator[Callable[[float, float], None]]:
    """A bar for work of which it is told how much is done, of how much; where somebody looks at a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
