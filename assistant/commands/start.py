"""`massage`, and `massage p15 15`: a session, on whatever there is to hear with and to speak with."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from assistant.commands.options import DEVICES, PAGE, RUN, SETTINGS, SOURCES, ends_kindly, with_options
from assistant.commands.taking import massage_named, taken
from assistant.own_name import as_typed
from assistant.streams import echo, write_line

WITHOUT = "Go on here without sound, and type?"


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
    from assistant.session.instance_lock import InUseError

    massage_named(name, options)
    if hear and script:
        raise click.UsageError("Give --hear or --script: a session has only one of them.")
    acted = "--hear" if hear else "--script" if script else ""
    for each in ("input", "output"):
        if options[each] and (acted or options["no_card"]):
            raise click.UsageError(
                f"With {acted or '--no-card'} no sound card is used, so --{each} names none."
            )
    read = [hear, Path(script.name) if script else None]
    devices = Devices(options.pop("input"), options.pop("output"), none=options.pop("no_card"))
    settings, outputs, choice, tail = taken(options, *read, acted=bool(hear or script))
    if hear:
        offline.run_file(settings, hear, outputs, choice, tail)
    elif script:
        steps = scripts.steps(scripts.lines(script))
        whole = list(steps) if Path(script.name).is_file() else steps
        offline.run_script(settings, whole, outputs, choice, tail)
    else:
        try:
            live.run(settings, outputs, choice, devices)
        except InUseError as error:
            if not sys.stdin.isatty():
                raise
            echo(as_typed(str(error)))
            if click.confirm(WITHOUT, default=True):
                typed.run(settings, outputs, choice, Devices(none=True))
        except CardError as error:
            if devices.input or devices.output:
                raise  # whoever names one means this one
            if sys.stdin.isatty() or outputs.page:
                typed.run(settings, outputs, choice, devices, as_typed(str(error)))
            else:
                echo(as_typed(str(error)))
                demo.run(settings, replace(outputs, write=lambda line: write_line(as_typed(line))))
