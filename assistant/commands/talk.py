"""`massage talk`: a session at the keyboard."""

from __future__ import annotations

import sys
from typing import Any

import click

from assistant.commands.options import PAGE, RUN, SETTINGS, ends_kindly, with_options
from assistant.commands.taking import massage_named, taken


@click.command()
@click.argument("name", nargs=-1)
@click.option("--output", default="", help="Name of the loudspeaker, or part of it.")
@click.option("--silent", is_flag=True, help="Show what is said, and do not speak.")
@with_options(*RUN, *PAGE, *SETTINGS)
@ends_kindly
def talk(name: tuple[str, ...], output: str, *, silent: bool, **options: Any) -> None:
    """Type instead of speaking; a script can be piped in. With the NAME of a massage, and its minutes, that one."""
    from assistant.audio.devices import Devices
    from assistant.session import offline, script, typed

    massage_named(name, options)
    if options["phone"]:
        raise click.UsageError("Here you type. For a phone that hears and speaks: massage page --phone")
    typed_live = sys.stdin.isatty() or any(options[each] for each in ("page", "lan", "https"))
    if output and (silent or not typed_live):
        why = "With --silent" if silent else "To a script that is piped in"
        raise click.UsageError(f"{why} nothing is spoken aloud, so --output names no loudspeaker.")
    settings, outputs, choice, tail = taken(options, acted=not typed_live)
    if typed_live:
        typed.run(settings, outputs, choice, Devices(output=output, none=silent))
    else:
        offline.run_script(
            settings, script.steps(script.lines(sys.stdin.buffer, sys.stdin.encoding)), outputs, choice, tail
        )
