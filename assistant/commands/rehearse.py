"""`massage rehearse`: a whole massage at once, to be read or listened to beforehand."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from assistant.commands.kindly import kindly, working

FULL = 1.0
"""The volume of a file, which whoever plays it turns up or down."""


@click.command(short_help="All that is said in a massage, to be read or heard.")
@click.argument("name", nargs=-1, required=True)
@click.option("--minutes", type=int, help="Hands-on minutes.")
@click.option(
    "--say",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it as sound: .wav, .flac, .mp3 or .ogg.",
)
@click.option("--settings", "file", type=click.Path(path_type=Path), help="Settings file, TOML.")
@click.option("--voice", help="Name of the voice.")
@click.option("--wpm", "words_per_minute", type=int, help="Words a minute, 90 to 240.")
@click.option("--music", help="Music: a sound file, a folder of them, or pad, noise or rain.")
def rehearse(name: tuple[str, ...], minutes: int | None, say: Path | None, **options: Any) -> None:
    """All that is said in a massage, from getting ready to the goodbye.

    It is acted out faster than real time, for somebody who is well and says little more than "ready".
    """
    from assistant.coaching.own import program_files
    from assistant.dialog.conversation import Choice
    from assistant.outputs import refuse_same
    from assistant.preview import run_through
    from assistant.preview.chapters import Chapter
    from assistant.preview.program_tables import planned, usual_minutes
    from assistant.preview.sound_file import sound_out
    from assistant.session.components import Resources
    from assistant.settings import load, programs_path, settings_path
    from assistant.speaking.face import Voice
    from assistant.speaking.music import chosen
    from assistant.speaking.silent import SilentSpeaker
    from assistant.speaking.speaker import Speaker

    with kindly(err=True), ExitStack() as stack:
        file = options.pop("file")
        refuse_same([say], [file, settings_path(), *program_files(programs_path())])
        settings = load(file, **options)
        words, wording = Resources.load(settings), run_through.PreviewWords.load(settings.language)
        for sentence in words.left_out:
            click.echo(sentence, err=True)
        program = words.data.library.named(" ".join(name))
        made = planned(program, usual_minutes(program) if minutes is None else minutes)
        gated = run_through.gate_told(wording, program, words.data.gates)
        if gated:
            click.echo(gated + "\n")
        choice = Choice(program.id, made.shortfall.minutes if made.shortfall else made.asked)
        voice: Voice
        sink = progress = None
        chapters: list[Chapter] = []
        if say:
            title = wording.title.format(name=program.name, minutes=choice.minutes)
            sink = stack.enter_context(sound_out(say, wording, title, chapters))
            voice = Speaker(
                settings.voice,
                settings.words_per_minute,
                FULL,
                settings.language,
                music=chosen(settings.music),
            )
            progress = stack.enter_context(working(wording.progress))
        else:
            voice = SilentSpeaker(settings.words_per_minute)
        stack.callback(voice.close)
        write = _nowhere if say else click.echo
        figures = run_through.run(words, wording, settings, choice, voice, write, sink, progress, chapters)
        stack.close()
        if say:
            click.echo(wording.written.format(path=say))
        click.echo(("" if say else "\n") + run_through.figures_told(wording, figures))


def _nowhere(_line: str) -> None:
    """What is heard need not be read."""
