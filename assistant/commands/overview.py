"""The help of the command itself, short enough for one screen."""

from __future__ import annotations

import sys
import traceback
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

import click
from click.core import ParameterSource

from assistant import logs, streams
from assistant.errors import MassageError
from assistant.own_name import as_typed
from assistant.screen import terminal

START = "start"
"""The command that takes the name of a massage."""
ALIKE = 0.75
"""How alike a word must be to a command to be taken for a slip of it, 0 to 1."""
TYPED = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
FIRST = ("no_card",)
"""Options that get a line each; the others are only named, because `talk` takes them as well and tells about them."""
UNNAMED = ("page", "lan", "https", "phone")
"""Options that the command `page` tells about."""


class Overview(click.Group):
    """A group whose help tells about some of its options, and names the rest."""

    def main(self, *args: Any, standalone_mode: bool = True, **kwargs: Any) -> Any:
        """Run it, with standard streams that everything can be read from and written to; it ends the process.

        Whatever is refused is one sentence, with the command as it has to be typed here. Whoever reads what is printed
        may leave before its end, and is told nothing of that.
        """
        streams.prepare()
        terminal.mend()
        unended = {**kwargs, "standalone_mode": False}
        if not standalone_mode:
            return super().main(*args, **unended)
        code = 1
        try:
            code = super().main(*args, **unended) or 0
        except click.ClickException as error:
            code = error.exit_code
            _show(error)
        except click.Abort:
            streams.echo("Stopped.", err=True)
        except OSError as error:  # help is printed before any command runs
            streams.write_no_more()
            _show(click.ClickException(_refused(error)))
        sys.exit(code)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """What is no command is the name of a massage; what was given before a command holds for it."""
        name, command, rest = self._resolved(ctx, args)
        given = {
            each.name: ctx.params[each.name]
            for each in self.params
            if each.name and each.name != "debug" and ctx.get_parameter_source(each.name) in TYPED
        }
        taken = {each.name for each in command.params}
        strange = [max(each.opts, key=len) for each in self.params if each.name in given.keys() - taken]
        if strange:
            raise click.UsageError(f"{ctx.command_path} {name} does not take {', '.join(strange)}.")
        ctx.default_map = {name: given}
        return name, command, rest

    def _resolved(self, ctx: click.Context, args: list[str]) -> tuple[str, click.Command, list[str]]:
        name = args[0]
        command = self.get_command(ctx, name)
        if command:
            return name, command, args[1:]
        near = get_close_matches(name, self.list_commands(ctx), 1, ALIKE)
        if near:
            raise click.UsageError(f"There is no command {name!r}. Did you mean {near[0]}?")
        return START, self.commands[START], args

    def invoke(self, ctx: click.Context) -> Any:
        """Run it under a log, where every error becomes a sentence.

        A `MassageError` is told as it stands; what nobody had foreseen is in the log, and told where.
        """
        logs.begin(debug=ctx.params["debug"])
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:  # click would end it as a failure
            streams.write_no_more()
            return None
        except MassageError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            streams.write_no_more()
            raise click.ClickException(_refused(error)) from error
        except Exception as error:
            if ctx.params["debug"]:
                traceback.print_exception(error)
            raise click.ClickException(logs.unexpected(error)) from error
        finally:
            logs.end()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        told = [each.get_help_record(ctx) for each in options if each.name in FIRST]
        with formatter.section("Options"):
            formatter.write_dl([record for record in told if record])
            rest = [
                max(each.opts, key=len)
                for each in options
                if each.name not in FIRST + UNNAMED and not each.is_eager
            ]
            formatter.write_text(f"Also, as `{ctx.command_path} talk --help` tells: {', '.join(rest)}.")
        self.format_commands(ctx, formatter)


def _show(error: click.ClickException) -> None:
    """The sentence; where the command was typed wrongly, also what tells how it is typed."""
    message = error.format_message()
    told = [f"Error: {message}"]
    if isinstance(error, click.UsageError) and error.ctx:
        told = [f"Error: {' '.join(message.split())}"]
        told.append(f"How it is typed: {error.ctx.command_path.removesuffix(f' {START}')} --help")
    with suppress(OSError):
        for line in told:
            streams.echo(as_typed(line), err=True)


def _refused(error: OSError) -> str:
    """What the system would not do."""
    what = error.filename or "What is printed cannot be written"
    return f"{what}: {error.strerror or type(error).__name__}."
