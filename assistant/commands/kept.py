"""`massage forget`: what is kept of sessions on this computer, removed for good."""

from __future__ import annotations

import click

from assistant.commands.options import ends_kindly


@click.command()
@click.argument("session", type=int, required=False)
@click.option("--all", "everything", is_flag=True, help="Every session, and all that is remembered.")
@ends_kindly
def forget(session: int | None, *, everything: bool) -> None:
    """Remove the last session for good, or SESSION, or everything."""
    from assistant.journal import reading
    from assistant.journal.places import journal_path
    from assistant.session.favourite import favourite_path

    if everything:
        if session is not None:
            raise click.UsageError("Give the number of a session or --all, not both.")
        reading.forget(journal_path(), None)
        favourite_path().unlink(missing_ok=True)
        click.echo("Nothing of any session is kept on this computer any more.")
        return
    number = reading.named(journal_path(), session).number
    reading.forget(journal_path(), number)
    click.echo(f"Session {number} is removed from this computer.")
