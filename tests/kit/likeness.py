"""Whether a sound is in what was recorded of a room."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from kit.recordings import Sound

from assistant.dialog.effects import Say
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker


def spoken(words: str, cache: Path) -> Sound:
    """The words as the program's voice renders them."""
    settings = Settings()
    speaker = Speaker("espeak-ng", settings.words_per_minute, settings.volume, cache=cache / "speech")
    try:
        speaker.perform(Say("", words))
        speaker.settle()
        blocks = [speaker.block()]
        while speaker.speech.waiting:
            blocks.append(speaker.block())
    finally:
        speaker.close()
    return np.concatenate(blocks)


def likeness(sound: Sound, room: Sound) -> float:
    """The highest normalised correlation of a sound with any part of the room's."""
    heard, wanted = room.astype(np.float64), sound.astype(np.float64)
    size = len(heard) + len(wanted)
    products = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size)), size)
    power = np.cumsum(np.concatenate([[1.0], np.square(heard)]))
    spans = power[len(wanted) :] - power[: -len(wanted)]
    return float((products[: len(spans)] / np.sqrt((spans + 1) * (wanted @ wanted))).max())
