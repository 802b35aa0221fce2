"""The programs as tables, for reading."""

from __future__ import annotations

from collections.abc import Collection

from rich.console import Console
from rich.table import Table

from assistant.clock import shown
from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, Refusal, plan
from assistant.coaching.program import Program
from assistant.coaching.restriction import Restriction
from assistant.library.reading import DataError
from assistant.tables import TablePrinter

WIDE = 200
"""Columns where nobody looks at a terminal, so that no line is broken."""
USUAL = 30
"""Minutes of a plan when nobody says how many, as far as the program allows them."""


def console() -> Console:
    """Where the tables go: plain and unbroken when it is no terminal."""
    made = TablePrinter(highlight=False)
    return made if made.is_terminal else TablePrinter(highlight=False, width=WIDE)


def show_programs(console: Console, library: Library, own: Collection[str] = ()) -> None:
    """Print one row a program; `own` are the ids of those that are not built in."""
    table = _table("program", "name", "hands", "minutes", "steps", "article", "")
    for program in library.programs.values():
        length = program.minutes
        table.add_row(
            program.id,
            program.name,
            program.who,
            f"{length.shortest} to {length.longest}",
            str(len(program.steps) + len(program.closing)),
            f"L{program.source[0]} to L{program.source[1]}",
            "needs a test first" if program.gate else "yours" if program.id in own else "",
        )
    _print(console, table)


def as_rows(library: Library, own: Collection[str] = ()) -> list[dict[str, object]]:
    """One row a program, for other programs to read; its keys stay as they are from version to version."""
    return [
        {
            "id": each.id,
            "name": each.name,
            "hands": each.who,
            "minutes": [each.minutes.shortest, each.minutes.longest],
            "steps": len(each.steps) + len(each.closing),
            "article_lines": list(each.source),
            "needs": list(each.gate),
            "own": each.id in own,
        }
        for each in library.programs.values()
    ]


def show_plan(console: Console, library: Library, name: str, minutes: int | None = None) -> None:
    """Print the whole plan of one program.

    Raises:
        DataError: there is no such program.
    """
    program = library.named(name)
    wanted = usual_minutes(program) if minutes is None else minutes
    made = planned(program, wanted)
    console.print(f"{program.name} ({program.id})\n{program.about}\n")
    if made.shortfall:
        console.print(f"{wanted} minutes cannot be had; it lasts {made.shortfall.minutes}.\n")
    table = _table("at", "step", "round", "side", "what", "lasts", "a minute", "effort", "article")
    begins = 0.0
    for step in made.steps:
        table.add_row(
            shown(begins),
            step.id,
            str(step.round),
            step.side,
            step.name,
            shown(step.seconds),
            f"{step.strokes_per_minute:.0f}" if step.strokes_per_minute else "held",
            str(step.effort),
            _lines(step.step.source) or "ours",
        )
        begins += step.seconds
    _print(console, table)
    console.print(f"\n{shown(made.seconds)} hands on, then {program.rest.minutes:g} minutes of rest.")


def usual_minutes(program: Program) -> int:
    """What is shown when nobody says how long."""
    return min(program.minutes.longest, max(program.minutes.shortest, USUAL))


def planned(program: Program, minutes: int) -> Plan:
    """The plan for somebody with no restriction at all.

    Raises:
        DataError: there is none.
    """
    made = plan(program, Restriction(), minutes, program.who, granted=frozenset(program.gate))
    if isinstance(made, Refusal):
        raise DataError(f"{program.name} cannot be planned ({made}).")
    return made


def _table(*names: str) -> Table:
    return Table(*names, box=None, pad_edge=False)


def _print(console: Console, table: Table) -> None:
    """Without the spaces that fill up the last column."""
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def _lines(source: tuple[int, ...]) -> str:
    return ", ".join(f"L{line}" for line in source)
