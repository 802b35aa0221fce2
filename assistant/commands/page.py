"""`massage page`: a session, shown in a browser on this computer or on a phone."""

from __future__ import annotations

from typing import Any

import click

from assistant.commands.options import DEVICES, PAGE, RUN, SETTINGS, with_options
from assistant.commands.start import start


@click.command()
@click.argument("name", nargs=-1)
@with_options(*DEVICES, *RUN, *PAGE, *SETTINGS)
@click.pass_context
def page(context: click.Context, /, name: tuple[str, ...], **options: Any) -> None:
    """Show the massage in a browser: on this computer, or with --lan on a phone.

    It is a session like any other; NAME is a massage, and its minutes.
    """
    context.invoke(start, name=name, hear=None, script=None, **{**options, "page": True})
