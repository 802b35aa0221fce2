"""Voices that are not the program's own: whole words and sentences, cut to where they sound.

A voice is named by its kind: "flite:slt" (a program of that name; kal16, awb, rms and slt are whole voices),
"espeak:en-gb-scotland+f2" (the package espeakng-loader carries them), "person:4" (recording 4 of that word, from 0).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr  # type: ignore[import-untyped]
from kit import recordings
from kit.recordings import Sound

from assistant.clock import RATE

FLITE = ("flite:slt", "flite:rms", "flite:awb", "flite:kal16")
ESPEAK = ("espeak:en-us+m5", "espeak:en-gb-scotland+f2")
FRAME = RATE // 100
RANGE = 28.0
"""Decibels below the loudest frame that still belong to the word."""
ABOVE_FLOOR = 6.0

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="needs the program flite")


@cache
def render(voice: str, text: str) -> Sound:
    """The text in this voice, from its first to its last sounding sample."""
    kind, _, name = voice.partition(":")
    if kind == "person":
        return trimmed(recordings.read(recordings.words(text)[int(name)]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        if kind == "flite":
            command = ["flite", "-voice", name, "-t", text, "-o", str(path)]
        else:
            command = [
                sys.executable,
                str(Path(__file__).with_name("espeak_child.py")),
                name,
                text,
                str(path),
            ]
        subprocess.run(command, check=True, timeout=30, stdout=subprocess.DEVNULL)
        sound, rate = soundfile.read(path, dtype="float32")
    return trimmed((np.clip(soxr.resample(sound, rate, RATE), -1, 1) * 32767).astype(np.int16))


def trimmed(sound: Sound) -> Sound:
    """Without what is before and after speech, to a hundredth of a second."""
    frames = sound[: len(sound) // FRAME * FRAME].astype(np.float64).reshape(-1, FRAME)
    level = 10 * np.log10(np.square(frames).mean(axis=1) + 1)
    loud = np.flatnonzero(level > max(level.max() - RANGE, np.percentile(level, 5) + ABOVE_FLOOR))
    return sound[loud[0] * FRAME : (loud[-1] + 1) * FRAME]
