"""espeak-ng, which tells at what time it begins each phoneme."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np
import soxr  # type: ignore[import-untyped]
from numpy.typing import NDArray

from assistant.clock import RATE

Samples = NDArray[np.float64]

_SYNCHRONOUS = 2
_PHONEME_EVENTS, _DO_NOT_EXIT = 0x1, 0x8000
_BY_CHARACTER, _UTF8, _PHONEMES = 1, 1, 0x100
_RATE, _PITCH, _RANGE = 1, 3, 4
_LIST_ENDED, _WORD, _PHONEME = 0, 1, 7


class _Event(ctypes.Structure):
    """espeak_EVENT of espeak-ng's speak_lib.h."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", ctypes.c_char * 8),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said."""

    voice: str
    """Language and variant, as espeak-ng names them: "en-us+f3"."""
    rate: int = 170
    """Words a minute."""
    pitch: int = 50
    """0 to 99."""
    range: int = 50
    """How much the pitch moves, 0 to 99."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """Speech with its phonemes."""

    sound: Samples
    """At clock.RATE, full scale 1."""
    phones: tuple[tuple[float, str], ...]
    """Every phoneme as the synthesiser writes it, with the second at which it begins."""
    words: tuple[tuple[str, ...], ...]
    """The same phonemes, by word."""


class Espeak:
    """The library. A process can have only one."""

    def __init__(self, data: Path) -> None:
        """data: its folder of voices.

        Raises RuntimeError when it finds none there.
        """
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        flags = _PHONEME_EVENTS | _DO_NOT_EXIT
        self._rate = self._library.espeak_Initialize(_SYNCHRONOUS, 0, str(data).encode(), flags)
        if self._rate <= 0:
            raise RuntimeError(f"espeak-ng finds no voices in {data}")
        self._pieces: list[bytes] = []
        self._events: list[tuple[int, int, str]] = []
        self._callback = _Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, manner: Manner) -> Rendered:
        """Raises LookupError when there is no such voice."""
        if self._library.espeak_SetVoiceByName(manner.voice.encode()) != 0:
            raise LookupError(f"espeak-ng has no voice {manner.voice}")
        for parameter, value in ((_RATE, manner.rate), (_PITCH, manner.pitch), (_RANGE, manner.range)):
            self._library.espeak_SetParameter(parameter, value, 0)
        self._pieces, self._events = [], []
        spoken = text.encode()
        self._library.espeak_Synth(
            spoken, len(spoken) + 1, 0, _BY_CHARACTER, 0, _UTF8 | _PHONEMES, None, None
        )
        self._library.espeak_Synchronize()
        sound = np.frombuffer(b"".join(self._pieces), np.int16) / 32768
        phones = tuple((at / 1000, name) for kind, at, name in self._events if kind == _PHONEME)
        return Rendered(soxr.resample(sound, self._rate, RATE), phones, _by_word(self._events))

    def _take(self, samples: Any, count: int, events: Any) -> int:
        if samples and count > 0:
            self._pieces.append(ctypes.string_at(samples, 2 * count))
        place = 0
        while events[place].type != _LIST_ENDED:
            event = events[place]
            name = event.id.decode("utf-8", "replace") if event.type == _PHONEME else ""
            self._events.append((event.type, event.audio_position, name))
            place += 1
        return 0


def _by_word(events: list[tuple[int, int, str]]) -> tuple[tuple[str, ...], ...]:
    words: list[list[str]] = []
    for kind, _, name in events:
        if kind == _WORD:
            words.append([])
        elif kind == _PHONEME and words:
            words[-1].append(name)
    return tuple(map(tuple, words))
