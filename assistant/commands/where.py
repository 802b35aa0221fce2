"""`massage where`: every place of this computer that the program writes to."""

from __future__ import annotations

import click

from assistant.commands.options import ends_kindly
from assistant.streams import echo


@click.command(hidden=True)
@ends_kindly
def where() -> None:
    """List every folder and file that this program writes to."""
    from assistant.session.places import places

    for each in places():
        echo(f"{'  ' if each.path.exists() else '- '}{each.path}\n      {each.holds}")
    echo("\nWhat has a dash is not there yet. Besides these only files that you name are written.")
