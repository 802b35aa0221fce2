"""What is read of a command line before a session begins, and refused where it cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.screen.terminal import shows_pictures
from assistant.streams import write_line

if TYPE_CHECKING:
    from assistant.dialog.conversation import Choice
    from assistant.session.offline import Outputs
    from assistant.settings import Settings
    from assistant.web.network import PageWish


def massage_named(words: tuple[str, ...], options: dict[str, Any]) -> None:
    """Take "p15 15" or "seven step 15" for --program and --minutes. Raises UsageError."""
    if not words:
        return
    if options["program"]:
        raise click.UsageError(
            f"Choose {options['program']} or {' '.join(words)!r}: there is only one massage."
        )
    if len(words) > 1 and words[-1].isascii() and words[-1].isdecimal():
        if options["minutes"] not in (None, int(words[-1])):
            raise click.UsageError(f"{words[-1]} minutes or {options['minutes']}? Give the length once.")
        if not int(words[-1]):
            raise click.UsageError("A massage lasts at least one minute.")
        options["minutes"], words = int(words[-1]), words[:-1]
    options["program"] = " ".join(words)


def refuse_other_ending(path: Path | None, right: str) -> None:
    """A file is named after its kind. Raises ClickException."""
    if path and path.suffix.lower() != right:
        kind = {".jsonl": "a recording"}.get(right, right[1:].upper())
        raise click.ClickException(f"{path} is written as {kind}, so its name has to end in {right}.")


def refuse_missing(path: Path) -> None:
    """A file that is to be read is there. Raises ClickException."""
    if not path.exists():
        raise click.ClickException(f"The file {path} is not there. Check its name and folder.")


def _refuse_no_folder(path: Path | None) -> None:
    """A file is written into a folder that there is. Raises ClickException."""
    if path and not path.absolute().parent.is_dir():
        raise click.ClickException(
            f"{path} cannot be written: its folder is not there. Give another name or folder."
        )


def refuse_unusable(settings: Settings, given: dict[str, Any]) -> None:
    """What somebody asks for by name can be had: a voice, an engine, a model. Raises MassageError or ClickException.

    `given`: the options of the command line. What a settings file names and is gone is told in the session, which
    goes on with what there is.
    """
    if given.get("voice"):
        refuse_unknown_voice(settings.voice, settings.language)
    if given.get("model"):
        _refuse_no_model(settings.model)
    if given.get("engine") in ("whisper", "vosk"):
        from assistant.hearing.choose import refuse_missing

        refuse_missing(settings.engine, settings.model)


def refuse_unknown_voice(voice: str, language: str) -> None:
    """A voice of the system is looked for in its own process; voice files are known. Raises RenderError."""
    from assistant.model_store.voice_file import VoiceFile
    from assistant.speaking.choice import voices_for
    from assistant.speaking.pronunciation import load
    from assistant.speaking.renderer import Renderer, RenderError

    first = voices_for(voice, language, load(language))[0]
    if isinstance(first, VoiceFile) or first != voice:
        return
    renderer = Renderer(first)
    try:
        renderer.name()
    except RenderError as error:
        raise RenderError(f"There is no voice {voice!r}. To see those there are: massage voices") from error
    finally:
        renderer.close()


def _refuse_no_model(model: str) -> None:
    from assistant.model_store import vosk_folder, whisper_folder

    folder = Path(model).expanduser()
    if whisper_folder.is_model(folder):
        return
    if not vosk_folder.is_model(folder):
        from assistant.model_store.catalogue import ModelError

        raise ModelError(f"There is no model in the folder {model}. To see those there are: massage models")
    if fault := vosk_folder.fault(folder):
        raise click.ClickException(fault)


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

    view = not options.pop("plain") and shows_pictures()
    say, record, asked = options.pop("say"), options.pop("record"), options.get("journal")
    program, minutes = options.pop("program"), options.pop("minutes")
    tail, file = options.pop("tail"), options.pop("file")
    page = _page_wish(*(options.pop(name) for name in ("page", "lan", "https", "phone")))
    if page and any(read):
        raise click.UsageError("A page shows a session while it runs: leave it away, or --hear and --script.")
    refuse_same([say, record], [*read, file, settings_path(), *program_files(programs_path())])
    refuse_other_ending(say, ".wav")
    refuse_other_ending(record, ".jsonl")
    for each in (say, record):
        _refuse_no_folder(each)
    settings = load(file, **options)
    refuse_unusable(settings, options)
    kept = bool(asked) if acted else settings.journal
    outputs = Outputs(
        say,
        record,
        write_line,
        view,
        journal_path() if kept else None,
        page,
    )
    refuse_same([say], music_files(settings.music))
    return settings, outputs, chosen(settings, program, minutes or 0), tail


def _page_wish(page: bool, lan: bool, https: bool, phone: bool) -> PageWish | None:
    """How the page was asked for; each of the options asks for what those before it do as well."""
    from assistant.web.network import PageWish

    https = https or phone
    lan = lan or https
    return PageWish(lan, https, phone) if page or lan else None
