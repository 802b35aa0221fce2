"""espeak-ng through pyttsx3's own binding. Used only inside the render worker, on Linux."""

from __future__ import annotations

import ctypes
import io
import os
import wave
from pathlib import Path
from typing import Any

import espeakng_loader

from assistant.speaking.forking import ForkError, in_fork

_LIMIT = 2
"""Seconds a render may take; it takes ten milliseconds."""
_DO_NOT_EXIT = 0x8000
"""espeakINITIALIZE_DONT_EXIT: report missing data, do not end the process."""
_BUFFER = 60
"""Milliseconds of sound handed over at a time."""


class EspeakVoice:
    """One espeak-ng voice. A process can have only one of them."""

    def __init__(self, voice: str) -> None:
        """Raises LookupError when there is no such voice, OSError or RuntimeError when espeak-ng does not start."""
        # Loaded for everybody, the library that pip installed is the one the binding finds by its name.
        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        from pyttsx3.drivers import _espeak

        self._espeak = _espeak
        data = Path(espeakng_loader.get_data_path())
        os.chdir(data.parent)  # espeak-ng cuts off a path longer than 160 characters
        self._rate = _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER, b".", _DO_NOT_EXIT)
        if self._rate <= 0:
            raise RuntimeError(f"espeak-ng finds no data in {data}.")
        variants = sorted(each.name for each in (data / "voices" / "!v").iterdir())
        identifier = _find(_espeak.ListVoices(), variants, voice)
        _espeak.SetVoiceByName(identifier.encode())
        self.name = f"espeak-ng {_espeak.Info().decode()} {identifier}"

    def load(self) -> None:
        """Nothing has to be loaded: the engine is loaded with this object."""

    def render(self, text: str, words_per_minute: int) -> bytes:
        """A WAV file.

        Every text is rendered in a fork: espeak-ng carries its state from text to text, so that the same words come
        out differently each time; and what hangs or crashes there does no harm here.

        Raises:
            ForkError: espeak-ng crashed or took too long.
        """
        try:
            samples = in_fork(lambda: self._synthesise(text, words_per_minute), _LIMIT)
        except ForkError as error:
            raise ForkError("espeak-ng gave up on a sentence.") from error
        file = io.BytesIO()
        with wave.open(file, "wb") as sound:
            sound.setparams((1, 2, self._rate, 0, "NONE", ""))
            sound.writeframes(samples)
        return file.getvalue()

    def _synthesise(self, text: str, words_per_minute: int) -> bytes:
        pieces: list[bytes] = []

        def collect(samples: Any, count: int, _events: Any) -> int:
            if samples and count > 0:
                pieces.append(ctypes.string_at(samples, count * 2))
            return 0

        self._espeak.SetSynthCallback(collect)
        self._espeak.dll.espeak_ng_SetRandSeed(1)  # otherwise it is the time of day
        self._espeak.SetParameter(self._espeak.RATE, words_per_minute, 0)
        self._espeak.Synth(text.encode(), flags=self._espeak.CHARS_UTF8)
        return b"".join(pieces)


def _find(voices: list[Any], variants: list[str], voice: str) -> str:
    """espeak-ng's identifier for a voice such as "en-us+f3"; espeak-ng itself ignores a variant it does not know."""
    language, plus, variant = voice.lower().partition("+")
    known: dict[str, str] = {}
    for each in voices:
        known.setdefault(each.languages[1:].decode().lower(), each.identifier.decode())
    if language not in known:
        raise LookupError(f'There is no voice "{voice}". There are: {", ".join(sorted(known))}.')
    if not plus:
        return known[language]
    for name in variants:
        if variant == name.lower():
            return f"{known[language]}+{name}"
    raise LookupError(f'There is no voice "{voice}". After {language}+ there are: {", ".join(variants)}.')
