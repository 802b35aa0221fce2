"""The `massage` command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from assistant import settings as setting
from assistant.commands.check import check
from assistant.commands.lint import lint
from assistant.commands.models import models
from assistant.commands.overview import Overview
from assistant.commands.rehearse import rehearse
from assistant.dialog.conversation import Choice
from assistant.screen.terminal import shows_pictures
from assistant.streams import write_line

GOODBYE = "\nHands off, and rest a moment. Goodbye."
ENDED_BY_SIGNAL = 128
"""Exit codes above this, as shells have it."""
TAIL = 20.0
"""Seconds of silence after a file or a script has ended."""
A_DAY = 86_400.0
"""Seconds that a session surely does not last."""


def _kindly(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the system refuses becomes one clear sentence, Ctrl-C a goodbye."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except BrokenPipeError:
            raise  # whoever read what is printed has seen enough, which click knows how to end
        except OSError as error:
            raise click.ClickException(str(error)) from error
        except KeyboardInterrupt:
            write_line(GOODBYE)
            return None
        except SystemExit as end:
            if isinstance(end.code, int) and end.code > ENDED_BY_SIGNAL:
                write_line(GOODBYE)
            raise

    return run


def _seconds(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    """A time that a session may last."""
    if not 0 <= value <= A_DAY:  # nan is neither
        raise click.BadParameter(f"Give seconds, 0 to {A_DAY:.0f}.")
    return value


_SETTINGS = (
    click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file, TOML."),
    click.option("--voice", help="Name of the voice."),
    click.option("--wpm", "words_per_minute", type=int, help="Words a minute, 90 to 240."),
    click.option("--emergency", "emergency_number", help="Your emergency number."),
    click.option(
        "--engine", type=click.Choice(["auto", "whisper", "vosk", "pocketsphinx"]), help="What listens."
    ),
    click.option("--model", help="Folder of a model for Vosk or Whisper."),
)
_RUN = (
    click.option("--say", type=click.Path(path_type=Path, dir_okay=False), help="Write what is said as WAV."),
    click.option(
        "--record", type=click.Path(path_type=Path, dir_okay=False), help="Keep the run, to replay it."
    ),
    click.option("--program", default="", help="Choose the program: p15."),
    click.option("--minutes", default=0, help="Choose the hands-on minutes."),
    click.option(
        "--tail", default=TAIL, callback=_seconds, help="Seconds of silence at the end of the input."
    ),
    click.option("--plain", is_flag=True, help="Print lines instead of showing a view."),
)


def _options(*options: Callable[..., Any]) -> Callable[..., Any]:
    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.group(
    cls=Overview, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option("--hear", type=click.Path(path_type=Path, dir_okay=False), help="Listen to a sound file.")
@click.option("--script", type=click.File("rb"), help="Act out a script of words and times.")
@click.option("--input", default="", help="Name of the microphone, or part of it.")
@click.option("--output", default="", help="Name of the loudspeaker, or part of it.")
@click.option("--no-card", is_flag=True, help="Do without a sound card.")
@click.option("--debug", is_flag=True, help="Log every turn, and show errors in full.")
@_options(*_RUN, *_SETTINGS)
@click.version_option(package_name="massage-assistant")
@click.pass_context
@_kindly
def main(context: click.Context, hear: Path | None, script: Any, **options: Any) -> None:
    """Starts a session: a voice guides a massage. For comfort, no medical device."""
    if context.invoked_subcommand:
        return
    from assistant.audio.devices import CardError, Devices
    from assistant.session import demo, live, offline, typed
    from assistant.session import script as scripts

    options.pop("debug")
    read = [hear, Path(script.name) if script else None]
    devices = Devices(options.pop("input"), options.pop("output"), none=options.pop("no_card"))
    settings, outputs, choice, tail = _taken(options, *read)
    if hear:
        offline.run_file(settings, hear, outputs, choice, tail)
    elif script:
        offline.run_script(settings, scripts.steps(scripts.lines(script)), outputs, choice, tail)
    else:
        try:
            live.run(settings, outputs, choice, devices)
        except CardError as error:
            click.echo(str(error))
            if sys.stdin.isatty():
                click.echo("So type what you would say. Ctrl-C ends it.\n")
                typed.run(settings, outputs, choice)
            else:
                demo.run(settings, outputs)


@main.command()
@_options(*_RUN, *_SETTINGS)
@_kindly
def talk(**options: Any) -> None:
    """Type instead of speaking; a script can be piped in."""
    from assistant.session import offline, script, typed

    settings, outputs, choice, tail = _taken(options)
    if sys.stdin.isatty():
        typed.run(settings, outputs, choice)
    else:
        offline.run_script(
            settings, script.steps(script.lines(sys.stdin.buffer, sys.stdin.encoding)), outputs, choice, tail
        )


@main.command()
@click.argument("recording", type=click.Path(path_type=Path, dir_okay=False))
@_kindly
def replay(recording: Path) -> None:
    """Play a recorded run again, and compare."""
    from assistant.session.replay import replay as play

    outcome = play(recording, click.echo)
    if outcome.difference:
        raise click.ClickException(f"It went another way at {outcome.difference}.")
    click.echo(f"The same {outcome.effects} effects.")


@main.command()
@click.argument("recording", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("picture", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--from", "start", default=0.0, callback=_seconds, help="Begin at this second.")
@click.option("--to", "end", default=0.0, callback=_seconds, help="End at this second.")
@_kindly
def score(recording: Path, picture: Path, start: float, end: float) -> None:
    """Draw a recorded run as a score sheet, SVG."""
    from assistant.outputs import refuse_same, write_whole
    from assistant.recording.score_sheet import draw

    _ending(picture, ".svg")
    refuse_same([picture], [recording])
    write_whole(picture, draw(recording, start, end))
    click.echo(f"The score sheet is in {picture}.")


@main.group(invoke_without_command=True)
@click.pass_context
@_kindly
def programs(context: click.Context) -> None:
    """The massages there are."""
    if context.invoked_subcommand:
        return
    from assistant.coaching.library import Library
    from assistant.preview.program_tables import console, show_programs
    from assistant.session.components import library_with_own

    language = setting.load().language
    library, left_out = library_with_own(language)
    show_programs(console(), library, library.programs.keys() - Library.load(language).programs.keys())
    for sentence in left_out:
        click.echo(sentence, err=True)


@programs.command()
@click.argument("name", nargs=-1, required=True)
@click.option("--minutes", type=int, help="Hands-on minutes.")
@_kindly
def show(name: tuple[str, ...], minutes: int | None) -> None:
    """The whole plan of one massage, with times and sources."""
    from assistant.preview.program_tables import console, show_plan
    from assistant.session.components import library_with_own

    library, _ = library_with_own(setting.load().language)
    show_plan(console(), library, " ".join(name), minutes)


main.add_command(check)
main.add_command(lint)
main.add_command(models)
main.add_command(rehearse)


def _ending(path: Path | None, right: str) -> None:
    if path and path.suffix.lower() != right:
        raise click.ClickException(
            f"{path} is written as {right[1:].upper()}, so its name has to end in {right}."
        )


def _taken(options: dict[str, Any], *read: Path | None) -> tuple[setting.Settings, Any, Choice, float]:
    from assistant.coaching.own import program_files
    from assistant.outputs import refuse_same
    from assistant.session.offline import Outputs

    view = not options.pop("plain") and shows_pictures()
    outputs = Outputs(options.pop("say"), options.pop("record"), write_line, view)
    choice = Choice(options.pop("program"), options.pop("minutes"))
    tail, file = options.pop("tail"), options.pop("file")
    _ending(outputs.say, ".wav")
    own = program_files(setting.programs_path())
    refuse_same([outputs.say, outputs.record], [*read, file, setting.settings_path(), *own])
    return setting.load(file, **options), outputs, choice, tail
