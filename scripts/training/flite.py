"""flite, a second synthesiser: other voices, made in another way. The program of that name, where there is one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import soundfile
import soxr  # type: ignore[import-untyped]

from assistant.clock import RATE
from training.espeak import Rendered


def is_here() -> bool:
    """Whether the program is on this machine."""
    return shutil.which("flite") is not None


def say(text: str, voice: str, stretch: float = 1.0, pitch: float | None = None) -> Rendered:
    """Render a text, stretched in time, and at a pitch in hertz where the voice can.

    Raises CalledProcessError when flite refuses it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spoken.wav"
        manner = [f"duration_stretch={stretch:.3f}"]
        manner += [f"int_f0_target_mean={pitch:.1f}"] if pitch else []
        said = ["-voice", voice, *(part for each in manner for part in ("--setf", each))]
        command = ["flite", *said, "-psdur", "-t", f"{text} ", "-o", str(path)]
        told = subprocess.run(command, check=True, timeout=30, capture_output=True, text=True).stdout
        sound, rate = soundfile.read(path, dtype="float64")
    begins, phones = 0.0, []
    for each in told.split():
        name, _, ends = each.rpartition(":")
        phones.append((begins, name))
        begins = float(ends)
    phones.append((begins, "pau"))
    return Rendered(soxr.resample(sound, rate, RATE), tuple(phones), ())
