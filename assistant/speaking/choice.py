"""Which voice speaks: the chosen one, else a natural one, else the system's own, else espeak-ng."""

from __future__ import annotations

import sys

from assistant.model_store.voice_file import VoiceFile
from assistant.model_store.voice_files import folder, found, known, named, piper_is_here
from assistant.speaking.pronunciation import Pronunciation
from assistant.speaking.renderer import VoiceChoice

PIPER = "Piper"
"""What the name of a natural voice begins with."""
ELSEWHERE = "wyoming://"
"""What the address of a voice in the network begins with."""
ESPEAK = "espeak-ng"
"""Asked for by this name, the voice that always works speaks: the language's own of espeak-ng, or the system's own."""


def voices_for(
    chosen: str, language: str, pronunciation: Pronunciation, natural: tuple[VoiceFile, ...] | None = None
) -> tuple[VoiceChoice, ...]:
    """The voices to try, the best first.

    Args:
        chosen: a name from the settings; empty leaves it to us.
        language: a folder of the library.
        pronunciation: of that language.
        natural: the voice files there are; None looks for them.

    Raises:
        DataError: the catalogue of voices is not as it should be.
    """
    files = found() if natural is None else natural
    system = sys.platform in ("darwin", "win32")
    always = "" if system else pronunciation.espeak
    first = next((each for each in files if _speaks(each, language)), None)
    usual = (first, always) if first and piper_is_here() else (always,)
    if chosen in ("", ESPEAK):
        return usual if not chosen else (always,)
    if chosen.startswith(ELSEWHERE):  # when it falls silent, the voices that are here speak
        return (chosen, *usual)
    if file := named(chosen, files):
        return (file, *(each for each in usual if each != file))
    if known(chosen):  # not fetched yet, or gone: that is told, and the others speak
        return (VoiceFile(folder() / f"{chosen}.onnx"), *usual)
    return (chosen,)


def _speaks(file: VoiceFile, language: str) -> bool:
    return file.name.lower().split("_")[0].split("-")[0] == language.lower()[:2]
