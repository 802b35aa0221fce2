"""What several commands take, and how it is read before anything begins."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.screen.terminal import shows_pictures
from assistant.streams import write_line

if TYPE_CHECKING:
    from assistant.dialog.conversation import Choice
    from assistant.session.offline import Outputs
    from assistant.settings import Settings

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


DEVICES = (
    click.option("--input", default="", help="Name of the microphone, or part of it."),
    click.option("--output", default="", help="Name of the loudspeaker, or part of it."),
    click.option("--no-card", is_flag=True, help="Do without a sound card."),
)
SETTINGS = (
    click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file, TOML."),
    click.option("--voice", help="Name of the voice."),
    click.option("--wpm", "words_per_minute", type=int, help="Words a minute, 90 to 240."),
    click.option("--music", help="Music: a sound file, a folder of them, or pad, noise or rain."),
    click.option("--emergency", "emergency_number", help="Your emergency number."),
    click.option(
        "--engine", type=click.Choice(["auto", "whisper", "vosk", "pocketsphinx"]), help="What listens."
    ),
    click.option("--model", help="Folder of a model for Vosk or Whisper."),
    click.option("--journal/--no-journal", default=None, help="Keep the session on this computer."),
)
RUN = (
    click.option("--say", type=FILE, help="Write what is said as WAV."),
    click.option("--record", type=FILE, help="Keep the run, to replay it."),
    click.option("--program", default="", help="Choose the program: p15."),
    click.option("--minutes", default=0, help="Choose the hands-on minutes."),
    click.option(
        "--tail", default=TAIL, callback=seconds, help="Seconds of silence at the end of the input."
    ),
    click.option("--plain", is_flag=True, help="Print lines instead of showing a view."),
)
PAGE = (
    click.option("--page", is_flag=True, help="Show it in a browser, on a page of its own."),
    click.option("--lan", is_flag=True, help="Let a phone in the same network open the page."),
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


def refuse_other_ending(path: Path | None, right: str) -> None:
    """A file is named after its kind. Raises ClickException."""
    if path and path.suffix.lower() != right:
        raise click.ClickException(
            f"{path} is written as {right[1:].upper()}, so its name has to end in {right}."
        )


def taken(
    options: dict[str, Any], *read: Path | None, acted: bool = False
) -> tuple[Settings, Outputs, Choice, float]:
    """Settings, outputs, choice and tail out of the values of `RUN` and `SETTINGS`; files in `read` are not written to.

    What is `acted` out, from a file or a script, is kept in the journal only when the command line asks for it.

    Raises:
        ClickException: a file has a name of another kind.
        MassageError: they cannot be.
    """
    from assistant.coaching.own import program_files
    from assistant.journal.places import journal_path
    from assistant.outputs import refuse_same
    from assistant.session.components import chosen
    from assistant.session.offline import Outputs
    from assistant.settings import load, programs_path, settings_path
    from assistant.speaking.music import music_files
    from assistant.web.network import PageWish

    view = not options.pop("plain") and shows_pictures()
    say, record, asked = options.pop("say"), options.pop("record"), options.get("journal")
    program, minutes = options.pop("program"), options.pop("minutes")
    tail, file = options.pop("tail"), options.pop("file")
    page, lan = options.pop("page"), options.pop("lan")
    if (page or lan) and any(read):
        raise click.UsageError("A page shows a session while it runs: leave it away, or --hear and --script.")
    refuse_other_ending(say, ".wav")
    refuse_same([say, record], [*read, file, settings_path(), *program_files(programs_path())])
    settings = load(file, **options)
    kept = bool(asked) if acted else settings.journal
    outputs = Outputs(
        say,
        record,
        write_line,
        view,
        journal_path() if kept else None,
        PageWish(lan) if page or lan else None,
    )
    refuse_same([say], music_files(settings.music))
    return settings, outputs, chosen(settings, program, minutes), tail
