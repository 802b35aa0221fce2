"""`massage talk`: a session at the keyboard."""

from __future__ import annotations

import sys
from typing import Any

import click

from assistant.commands.options import PAGE, RUN, SETTINGS, ends_kindly, taken, with_options


@click.command()
@click.option("--output", default="", help="Name of the loudspeaker, or part of it.")
@click.option("--silent", is_flag=True, help="Show what is said, and do not speak.")
@with_options(*RUN, *PAGE, *SETTINGS)
@ends_kindly
def talk(output: str, *, silent: bool, **options: Any) -> None:
    """Type instead of speaking; a script can be piped in."""
    from assistant.audio.devices import Devices
    from assistant.session import offline, script, typed

    settings, outputs, choice, tail = taken(options, acted=not sys.stdin.isatty())
    if sys.stdin.isatty() or outputs.page:
        typed.run(settings, outputs, choice, Devices(output=output, none=silent))
    else:
        offline.run_script(
            settings, script.steps(script.lines(sys.stdin.buffer, sys.stdin.encoding)), outputs, choice, tail
        )
