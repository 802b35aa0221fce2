"""`massage history`, `report`, `export` and `forget`: what is kept of sessions on this computer."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from assistant.commands.options import FILE, ends_kindly
from assistant.commands.taking import refuse_other_ending
from assistant.journal.store import GONE_ON
from assistant.streams import echo

NOTHING = "No session is kept on this computer."
HOW_ENDED = {"": ", cut off", GONE_ON: ", cut off and gone on with"}
"""What is told of a session that did not come to its end."""


@click.command()
@ends_kindly
def history() -> None:
    """List the sessions that are kept on this computer."""
    from assistant.coaching.library import Library
    from assistant.journal import reading
    from assistant.journal.places import journal_path
    from assistant.settings import load

    kept = reading.sessions(journal_path())
    programs = Library.load(load().language).programs if kept else {}
    if not kept:
        echo(NOTHING)
    for each in kept:
        when = datetime.fromtimestamp(each.begun).strftime("%Y-%m-%d %H:%M")
        program = programs.get(each.program)
        what = f"{program.name}, {each.minutes} minutes" if program else each.program or "no massage"
        echo(f"{each.number:>4}  {when}  {what}{HOW_ENDED.get(each.ended, '')}")


@click.command()
@click.argument("session", type=int, required=False)
@click.option("--html", type=FILE, help="Write it as a page, which holds everything in itself.")
@ends_kindly
def report(session: int | None, html: Path | None) -> None:
    """Tell about the last session, or SESSION: what was done, what hurt, what to tell a doctor."""
    from assistant.coaching.library import Library
    from assistant.journal import reading
    from assistant.journal.page import page
    from assistant.journal.places import journal_path
    from assistant.journal.report import ReportWords, as_text
    from assistant.journal.report import report as tell
    from assistant.journal.story import told
    from assistant.outputs import write_whole
    from assistant.settings import load

    refuse_other_ending(html, ".html")
    path, language = journal_path(), load().language
    kept = reading.named(path, session)
    parts = reading.whole(path, kept)
    story = told(
        reading.entries(path, *(each.number for each in parts)), reading.conversation(path, parts[-1].number)
    )
    words = ReportWords.load(language)
    in_words = tell(parts, story, Library.load(language), words)
    if html is None:
        for line in as_text(in_words):
            echo(line)
        return
    write_whole(html, page(in_words, story, words, language))
    echo(f"The report of session {kept.number} is in {html}.")


@click.command(hidden=True)
@click.argument("session", type=int, required=False)
@ends_kindly
def export(session: int | None) -> None:
    """Print all that is kept, or SESSION alone, as JSON."""
    from assistant.journal import reading
    from assistant.journal.places import journal_path

    path = journal_path()
    kept = reading.sessions(path) if session is None else (reading.named(path, session),)
    exported = [
        {
            **asdict(each),
            "events": [
                {"samples": one.samples, "wall": one.wall, "kind": one.kind, "data": json.loads(one.data)}
                for one in reading.entries(path, each.number)
            ],
        }
        for each in kept
    ]
    click.echo(json.dumps({"sessions": exported, "remembered": reading.remembered(path)}, indent=1))


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
        echo("Nothing of any session is kept on this computer any more.")
        return
    number = reading.named(journal_path(), session).number
    reading.forget(journal_path(), number)
    echo(f"Session {number} is removed from this computer.")
