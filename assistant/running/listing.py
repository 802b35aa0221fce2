"""The programs as tables, for reading."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from assistant.coaching.library import Library
from assistant.coaching.plan import Refusal, plan
from assistant.coaching.restriction import Restriction
from assistant.library.reading import DataError


def show_programs(console: Console, language: str) -> None:
    """Print one row a program."""
    table = Table("program", "name", "hands", "minutes", "steps", "article", box=None, pad_edge=False)
    for program in Library.load(language).programs.values():
        length = program.minutes
        table.add_row(
            program.id,
            program.name,
            program.who,
            f"{length.shortest} to {length.longest}",
            str(len(program.steps) + len(program.closing)),
            _lines(program.source),
        )
    console.print(table)


def show_plan(console: Console, language: str, name: str, minutes: int) -> None:
    """Print the whole plan of one program.

    Raises:
        DataError: there is no such program.
    """
    program = Library.load(language).named(name)
    made = plan(program, Restriction(), minutes, program.who, granted=frozenset(program.gate))
    if isinstance(made, Refusal):
        raise DataError(f"{program.name} cannot be planned ({made}).")
    console.print(f"{program.name}\n{program.about}\n")
    if made.shortfall:
        console.print(f"{minutes} minutes cannot be had; it lasts {made.shortfall.minutes}.\n")
    table = Table(
        "at",
        "step",
        "round",
        "side",
        "what",
        "lasts",
        "a minute",
        "effort",
        "article",
        box=None,
        pad_edge=False,
    )
    begins = 0.0
    for step in made.steps:
        table.add_row(
            _clock(begins),
            step.id,
            str(step.round),
            step.side,
            step.step.name,
            _clock(step.seconds),
            f"{step.strokes_per_minute:.0f}" if step.strokes_per_minute else "held",
            str(step.effort),
            _lines(step.step.source) or "ours",
        )
        begins += step.seconds
    console.print(table)
    console.print(f"\n{_clock(made.seconds)} hands on.")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _lines(source: tuple[int, ...]) -> str:
    return ", ".join(f"L{line}" for line in source)
