"""The `massage` command, put together."""

from __future__ import annotations

from typing import Any

import click

from assistant.commands.check import check
from assistant.commands.kept import export, forget, history, report
from assistant.commands.lint import lint
from assistant.commands.models import models
from assistant.commands.options import DEVICES, PAGE, RUN, SETTINGS, SOURCES, with_options
from assistant.commands.overview import Overview
from assistant.commands.page import page
from assistant.commands.programs import programs
from assistant.commands.recordings import replay, score
from assistant.commands.rehearse import rehearse
from assistant.commands.shell import completion, help_
from assistant.commands.start import start
from assistant.commands.talk import talk
from assistant.commands.voices import voices
from assistant.commands.where import where


@click.group(
    cls=Overview,
    invoke_without_command=True,
    subcommand_metavar="[MASSAGE [MINUTES] | COMMAND [ARGS]...]",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@with_options(*SOURCES, *DEVICES)
@click.option("--debug", is_flag=True, help="Log every turn, and show errors in full.")
@with_options(*RUN, *PAGE, *SETTINGS)
@click.version_option(package_name="massage-assistant")
@click.pass_context
def main(context: click.Context, /, debug: bool, **options: Any) -> None:  # noqa: ARG001  (Overview looks at it)
    """Starts a session: a voice guides a massage. For comfort, no medical device."""
    if not context.invoked_subcommand:
        context.invoke(start, name=(), **options)


for _command in (
    check,
    completion,
    export,
    forget,
    help_,
    history,
    lint,
    models,
    page,
    programs,
    rehearse,
    replay,
    report,
    score,
    start,
    talk,
    voices,
    where,
):
    main.add_command(_command)
