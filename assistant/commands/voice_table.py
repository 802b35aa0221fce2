"""The voices as a table, for reading."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Column, Table

from assistant.model_store import voice_files
from assistant.model_store.catalogue import megabytes, voices
from assistant.model_store.voice_file import VoiceFile
from assistant.model_store.voice_files import fault, found, known, piper_is_here
from assistant.own_name import as_typed
from assistant.settings import Settings
from assistant.speaking.choice import ESPEAK, voices_for
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import VoiceChoice

SYSTEM = sys.platform in ("darwin", "win32")


def show_voices(console: Console, settings: Settings) -> None:
    """Print one row a voice, natural ones first, and a word about each."""
    files = found()
    here = {each.name: each for each in reversed(files)}
    used = voices_for(settings.voice, settings.language, load(settings.language), files)[0]
    names = Column("voice", no_wrap=True, min_width=max(len(entry.name) for entry in voices()))
    table = Table(names, "language", "size", "here", "speaks", "licence", box=None, pad_edge=False)
    for entry in voices():
        file = here.get(entry.name)
        table.add_row(
            entry.name, entry.language, entry.megabytes, _state(file), _use(file, used), entry.licence
        )
    for name, file in sorted(here.items()):
        if not known(name):
            size = megabytes(file.path.stat().st_size)
            table.add_row(name, "", size, _state(file), _use(file, used), "as its makers tell")
    plain = "the system's own" if SYSTEM else ESPEAK
    table.add_row(plain, "", "", "yes", _use(None, used), "the system's" if SYSTEM else "GPL-3.0")
    console.print(table)
    for entry in voices():
        console.print(f"\n{entry.name}\n  {entry.for_whom}")
    console.print(
        f"\n{plain}\n  Always works, and sounds as this system does." if SYSTEM else _about_espeak()
    )
    if not piper_is_here():
        console.print(
            "\nPiper, which speaks with the voice files, is not here. To have it: python3 scripts/start.py --setup-only"
        )
    unbroken = not console.is_terminal
    console.print(f"\nVoice files of your own go into {voice_files.folder()}", soft_wrap=unbroken)
    ways = as_typed("To hear one: massage voices try NAME. To keep it: massage voices use NAME")
    console.print(ways, soft_wrap=unbroken)


def _about_espeak() -> str:
    return (
        f"\n{ESPEAK}\n  Always works, and sounds like a machine. "
        "Its other voices can be named, too: en-us+f3, en-gb, …"
    )


def _state(file: VoiceFile | None) -> str:
    if file is None:
        return "no"
    return "broken" if fault(file) else "yes"


def _use(file: VoiceFile | None, used: VoiceChoice) -> str:
    return "yes" if (file == used if file else not isinstance(used, VoiceFile)) else ""
