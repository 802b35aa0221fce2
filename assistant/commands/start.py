"""`massage`, and `massage p15 15`: a session, on whatever there is to hear with and to speak with."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from assistant.commands.options import DEVICES, PAGE, RUN, SETTINGS, SOURCES, ends_kindly, taken, with_options
from assistant.own_name import as_typed
from assistant.streams import write_line


@click.command(hidden=True)
@click.argument("name", nargs=-1)
@with_options(*SOURCES, *DEVICES, *RUN, *PAGE, *SETTINGS)
@ends_kindly
def start(name: tuple[str, ...], hear: Path | None, script: Any, **options: Any) -> None:
    """Start a session; with the NAME of a massage, and its minutes, that one."""
    from assistant.audio.devices import CardError, Devices
    from assistant.preview import demo
    from assistant.session import live, offline, typed
    from assistant.session import script as scripts

    if name:
        _name(name, options)
    read = [hear, Path(script.name) if script else None]
    devices = Devices(options.pop("input"), options.pop("output"), none=options.pop("no_card"))
    settings, outputs, choice, tail = taken(options, *read, acted=bool(hear or script))
    if hear:
        offline.run_file(settings, hear, outputs, choice, tail)
    elif script:
        offline.run_script(settings, scripts.steps(scripts.lines(script)), outputs, choice, tail)
    else:
        try:
            live.run(settings, outputs, choice, devices)
        except CardError as error:
            if devices.input or devices.output:
                raise  # whoever names one means this one
            if sys.stdin.isatty() or outputs.page:
                typed.run(settings, outputs, choice, devices, as_typed(str(error)))
            else:
                click.echo(as_typed(str(error)))
                demo.run(settings, replace(outputs, write=lambda line: write_line(as_typed(line))))


def _name(words: tuple[str, ...], options: dict[str, Any]) -> None:
    """Take "p15 15" or "seven step 15" for --program and --minutes."""
    if options["program"]:
        raise click.UsageError(
            f"Choose {options['program']} or {' '.join(words)!r}: there is only one massage."
        )
    if len(words) > 1 and words[-1].isascii() and words[-1].isdecimal():
        if options["minutes"] not in (0, int(words[-1])):
            raise click.UsageError(f"{words[-1]} minutes or {options['minutes']}? Give the length once.")
        if not int(words[-1]):
            raise click.UsageError("Give at least one minute.")
        options["minutes"], words = int(words[-1]), words[:-1]
    options["program"] = " ".join(words)
