"""`massage programs`: the massages there are, and the plan of each."""

from __future__ import annotations

import json
from pathlib import Path

import click

from assistant.commands.options import FILE, MINUTES, ends_kindly
from assistant.commands.taking import refuse_other_ending
from assistant.streams import echo


@click.group(invoke_without_command=True)
@click.option("--json", "as_data", is_flag=True, help="Print them as JSON.")
@click.pass_context
@ends_kindly
def programs(context: click.Context, *, as_data: bool) -> None:
    """List the massages that there are, with their number and length."""
    if context.invoked_subcommand:
        return
    from assistant.coaching.library import Library
    from assistant.preview.program_tables import as_rows, console, show_programs
    from assistant.session.components import library_with_own
    from assistant.settings import load

    language = load().language
    library, left_out = library_with_own(language)
    own = library.programs.keys() - Library.load(language).programs.keys()
    if as_data:
        click.echo(json.dumps(as_rows(library, own), indent=2, ensure_ascii=False))
    else:
        show_programs(console(), library, own)
    for sentence in left_out:
        echo(sentence, err=True)


@programs.command()
@click.argument("name", nargs=-1, required=True, metavar="MASSAGE")
@MINUTES
@click.option(
    "--html", type=FILE, help="Write it as a page with a picture of each step, to print on two sheets."
)
@ends_kindly
def show(name: tuple[str, ...], minutes: int | None, html: Path | None) -> None:
    """The whole plan of one massage, with times and sources."""
    from assistant.outputs import write_whole
    from assistant.preview.picture_page import page
    from assistant.preview.program_tables import console, show_plan
    from assistant.session.components import library_with_own, refuse_length
    from assistant.settings import load

    refuse_other_ending(html, ".html")
    language = load().language
    library, _ = library_with_own(language)
    if minutes:
        refuse_length(library.named(" ".join(name)), minutes)
    if html is None:
        show_plan(console(), library, " ".join(name), minutes)
        return
    write_whole(html, page(library, " ".join(name), minutes, language))
    echo(f"{library.named(' '.join(name)).name.capitalize()} is in {html}: open it to look, or to print.")
