"""`massage rehearse`: a whole massage at once, to be read or listened to beforehand."""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from assistant.commands.kindly import kindly, working
from assistant.commands.options import FILE, MINUTES, SPEECH, with_options
from assistant.commands.taking import refuse_unusable
from assistant.streams import echo

FULL = 1.0
"""The volume of a file, which whoever plays it turns up or down."""


@click.command(short_help="All that is said in a massage, to be read or heard.")
@click.argument("name", nargs=-1, required=True, metavar="MASSAGE")
@MINUTES
@click.option("--say", type=FILE, help="Write it as sound: .wav, .flac, .mp3 or .ogg.")
@click.option(
    "--wish", "wishes", multiple=True, help='As it is said: "on my side", "help me sleep". Repeatable.'
)
@with_options(*SPEECH)
def rehearse(
    name: tuple[str, ...], minutes: int | None, say: Path | None, wishes: tuple[str, ...], **options: Any
) -> None:
    """All that is said in a massage, from getting ready to the goodbye.

    It is acted out faster than real time, for somebody who is well and says little more than "ready". A wish is how
    they would like to lie, what it is for, where they want more or nothing, or "with the neck and shoulders after".
    """
    from assistant.coaching.own import program_files
    from assistant.dialog.conversation import Choice
    from assistant.outputs import refuse_same
    from assistant.preview import run_through
    from assistant.preview.chapters import Chapter
    from assistant.preview.program_tables import planned, usual_minutes
    from assistant.preview.sound_file import sound_out
    from assistant.preview.wishing import wished_for
    from assistant.session.components import Resources, library_with_own, refuse_length
    from assistant.settings import load, programs_path, settings_path
    from assistant.speaking.face import Voice
    from assistant.speaking.music import chosen, music_files
    from assistant.speaking.silent import SilentSpeaker
    from assistant.speaking.speaker import Speaker

    with kindly(err=True), ExitStack() as stack:
        file = options.pop("file")
        refuse_same([say], [file, settings_path(), *program_files(programs_path())])
        settings = load(file, **options)
        refuse_unusable(settings, options)
        refuse_same([say], music_files(settings.music))
        wording = run_through.PreviewWords.load(settings.language)
        library, left_out = library_with_own(settings.language)
        for sentence in left_out:
            echo(sentence, err=True)
        program = library.named(" ".join(name))
        if minutes is not None:
            refuse_length(program, minutes)
        made = planned(program, usual_minutes(program) if minutes is None else minutes)
        choice = Choice(program.id, made.shortfall.minutes if made.shortfall else made.asked)
        title = wording.title.format(name=program.name, minutes=choice.minutes)
        chapters: list[Chapter] = []
        words = None
        if wishes:  # which are understood, or refused, before anything is printed or written
            words = Resources.load(settings)
            wished_for(words, settings, choice, wishes, wording.unheard)
        sink = stack.enter_context(sound_out(say, wording, title, chapters)) if say else None
        echo(title)
        bar = stack.enter_context(working(wording.progress if say else wording.acting))
        words = words or Resources.load(
            settings
        )  # which takes a while, and by now somebody has something to read
        gated = run_through.gate_told(wording, words.data.library.programs[program.id], words.data.gates)
        if gated:
            bar.tell(gated + "\n")
        voice: Voice = (
            Speaker(
                settings.voice,
                settings.words_per_minute,
                FULL,
                settings.language,
                music=chosen(settings.music),
            )
            if say
            else SilentSpeaker(settings.words_per_minute)
        )
        stack.callback(voice.close)
        lines: deque[str] = deque()

        def progress(done: float, whole: float) -> None:
            """Lines are printed here, where a reader who has left ends it: in a watcher the session would go on."""
            while lines:
                line = lines.popleft()
                if not say:
                    bar.tell(line)
            bar.moved(done, whole)

        figures = run_through.run(
            words, wording, settings, choice, voice, lines.append, sink, progress, chapters, wishes
        )
        progress(figures.whole, figures.whole)
        stack.close()
        if say:
            echo(wording.written.format(path=say))
        echo(("" if say else "\n") + run_through.figures_told(wording, figures))
