"""The help of the command itself, short enough for one screen."""

from __future__ import annotations

import traceback
from typing import Any

import click

from assistant import logs, streams
from assistant.errors import MassageError
from assistant.screen import terminal

FIRST = ("input", "output", "no_card", "hear", "script")
"""Options that get a line each; the others are only named, because `talk` takes them as well and tells about them."""


class Overview(click.Group):
    """A group whose help tells about some of its options, and names the rest."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run it, with standard streams that everything can be read from and written to."""
        streams.prepare()
        terminal.mend()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run it under a log, where every error becomes a sentence.

        A `MassageError` is told as it stands; what nobody had foreseen is in the log, and told where.
        """
        logs.begin(debug=ctx.params["debug"])
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except MassageError as error:
            raise click.ClickException(str(error)) from error
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
                max(each.opts, key=len) for each in options if each.name not in FIRST and not each.is_eager
            ]
            formatter.write_text(f"Also, as `{ctx.command_path} talk --help` tells: {', '.join(rest)}.")
        self.format_commands(ctx, formatter)
