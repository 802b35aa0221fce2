"""`massage lint`: whether programs keep to the rules, the built-in ones and your own."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.commands.taking import refuse_missing
from assistant.streams import echo


@click.command(short_help="Whether programs keep to every rule.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--rules", is_flag=True, help="Show all rules, and where each of them is kept.")
@click.pass_context
def lint(context: click.Context, files: tuple[Path, ...], rules: bool) -> None:
    """Hold programs against every rule: these FILES, or all there are.

    Your own programs are YAML files in the folder "programs" beside your settings. Exit code 1 when something is wrong.
    """
    from assistant.coaching.library import Library
    from assistant.coaching.rules.rulebook import Rulebook
    from assistant.preview.linting import show_rules, show_wrong
    from assistant.settings import load, programs_path

    for each in files:
        refuse_missing(each)
    language = load().language
    book = Rulebook.load(language)
    if rules:
        show_rules(book, echo)
        return
    wrong = show_wrong(files, programs_path(), Library.load(language), book, language, echo)
    context.exit(1 if wrong else 0)
