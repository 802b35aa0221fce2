"""What several commands take, and how it is read before anything begins."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from assistant.streams import write_line

GOODBYE = "\nHands off, and rest a moment. Goodbye."
ENDED_BY_SIGNAL = 128
"""Exit codes above this, as shells have it."""
TAIL = 20.0
"""Seconds of silence after a file or a script has ended."""
A_DAY = 86_400.0
"""Seconds that a session surely does not last."""
FILE = click.Path(path_type=Path, dir_okay=False)


def seconds(_context: click.Context, _parameter: click.Parameter, value: float) -> float:
    """A time that a session may last."""
    if not 0 <= value <= A_DAY:  # nan is neither
        raise click.BadParameter(f"Give seconds, 0 to {A_DAY:.0f}.")
    return value


def setting(_context: click.Context, parameter: click.Parameter, value: Any) -> Any:
    """A value that the setting of this name can have."""
    if value is not None and parameter.name:
        from assistant.settings import refused

        if why := refused(parameter.name, value):
            raise click.BadParameter(f"{why}.")
    return value


def minutes(_context: click.Context, _parameter: click.Parameter, value: int | None) -> int | None:
    """How long a massage may last at all."""
    if value is not None and value < 1:
        raise click.BadParameter("a massage lasts at least one minute.")
    return value


DEVICES = (
    click.option(
        "--input",
        default="",
        help="Name of the microphone, part of it, or wyoming://HOST:PORT in the network.",
    ),
    click.option(
        "--output",
        default="",
        help="Name of the loudspeaker, part of it, or wyoming://HOST:PORT in the network.",
    ),
    click.option("--no-card", is_flag=True, help="Do without a sound card."),
)
SPEECH = (
    click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file, TOML."),
    click.option(
        "--voice", callback=setting, help="Name of the voice, or wyoming://HOST:PORT of one in the network."
    ),
    click.option("--wpm", "words_per_minute", type=int, callback=setting, help="Words a minute, 90 to 240."),
    click.option(
        "--music", callback=setting, help="Music: a sound file, a folder of them, or pad, noise or rain."
    ),
)
"""What is set for whoever speaks."""
MINUTES = click.option("--minutes", type=int, callback=minutes, help="Choose the hands-on minutes.")
SETTINGS = (
    *SPEECH,
    click.option("--emergency", "emergency_number", callback=setting, help="Your emergency number."),
    click.option(
        "--engine", type=click.Choice(["auto", "whisper", "vosk", "pocketsphinx"]), help="What listens."
    ),
    click.option("--model", callback=setting, help="Folder of a model for Vosk or Whisper."),
    click.option("--journal/--no-journal", default=None, help="Keep the session on this computer."),
)
RUN = (
    click.option("--say", type=FILE, help="Write what is said as WAV."),
    click.option("--record", type=FILE, help="Keep the run, to replay it."),
    click.option("--program", default="", help="Choose the program: p15."),
    MINUTES,
    click.option(
        "--tail", default=TAIL, callback=seconds, help="Seconds of silence at the end of the input."
    ),
    click.option("--plain", is_flag=True, help="Print lines instead of showing a view."),
)
PAGE = (
    click.option("--page", is_flag=True, help="Show it in a browser, on a page of its own."),
    click.option("--lan", is_flag=True, help="Let a phone in the same network open the page."),
    click.option("--https", is_flag=True, help="The same, so that nobody can read along."),
    click.option("--phone", is_flag=True, help="The same, and the phone hears and speaks."),
)
SOURCES = (
    click.option("--hear", type=FILE, help="Listen to a sound file."),
    click.option("--script", type=click.File("rb"), help="Act out a script of words and times."),
)


def with_options(*options: Callable[..., Any]) -> Callable[..., Any]:
    """Adds options to a command, in this order."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def ends_kindly(command: Callable[..., Any]) -> Callable[..., Any]:
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
