"""`massage check`: whether a session can be held here, and what to do when not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

import click

from assistant.own_name import as_typed
from assistant.streams import echo


@click.command()
@click.option("--json", "as_data", is_flag=True, help="Print the findings as JSON, and ask nothing.")
@click.option("--input", default="", help="Name of the microphone, or part of it.")
@click.option("--output", default="", help="Name of the loudspeaker, or part of it.")
@click.option("--no-card", is_flag=True, help="Leave the sound card out.")
@click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file, TOML.")
@click.option("--voice", help="Name of the voice.")
@click.option(
    "--engine", type=click.Choice(["auto", "whisper", "vosk", "pocketsphinx"]), help="What listens."
)
@click.option("--model", help="Folder of a model for Vosk or Whisper.")
@click.pass_context
def check(context: click.Context, /, as_data: bool, file: Path | None, **options: Any) -> None:
    """Try everything that a session needs, and tell what to do.

    It asks you to be quiet, plays a sentence, and asks you to say two phrases. Exit code 1 when no session with sound
    can be held.
    """
    from assistant.audio.devices import Devices
    from assistant.doctor.check_words import CheckWords
    from assistant.doctor.checks import CheckRequest
    from assistant.doctor.checks import check as findings_of
    from assistant.doctor.computer import read_settings
    from assistant.doctor.finding import Verdict
    from assistant.doctor.report import as_json, tell

    devices = Devices(options.pop("input"), options.pop("output"), none=options.pop("no_card"))
    person = sys.stdin.isatty() and sys.stdout.isatty() and not as_data
    read = read_settings(file, options)
    words = CheckWords.load(read.settings.language)
    findings = findings_of(words, CheckRequest(read, devices, person), echo)
    if as_data:
        text, verdict = as_json(words, findings)
        click.echo(text)
    else:
        echo(f"{words.progress['begin']}\n")
        verdict = tell(words, findings, lambda line: echo(as_typed(line)), shutil.get_terminal_size().columns)
    context.exit(1 if verdict is Verdict.BAD else 0)
