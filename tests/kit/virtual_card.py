"""A sound card that is only software: PulseAudio with a loudspeaker and a microphone of its own.

What is played into the sink `micbus` is what the program hears; what the program says comes out of `spk`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

import numpy as np
import pytest
import soundfile
from kit.recordings import Sound
from kit.voices import render

from assistant.clock import RATE

PROGRAMS = ("pulseaudio", "pactl", "pacat", "paplay", "parec")

needs_pulseaudio = pytest.mark.skipif(
    any(shutil.which(program) is None for program in PROGRAMS),
    reason="needs PulseAudio and its utilities for a virtual sound card",
)

_FIRST = ("nice", "-n", "-15")
"""What talks in real time goes before everything else, where that is allowed; where it is not, it runs all the same."""

_MODULES = """
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=spk rate=48000 channels=1
load-module module-null-sink sink_name=micbus rate=48000 channels=1
load-module module-remap-source source_name=mic master=micbus.monitor
set-default-sink spk
set-default-source mic
"""
_RAW = ("--latency-msec=20", f"--rate={RATE}", "--channels=1", "--format=s16le")


class VirtualCard:
    """A running one."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.environment = environment
        self._folder = folder

    def say(self, words: str, voice: str, gain: float = 1.0) -> float:
        """Somebody in the room says this; returns the time.monotonic() at which it was said."""
        path = self._folder / "said.wav"
        soundfile.write(path, (render(voice, words) * gain).astype(np.int16), RATE)
        subprocess.run(["paplay", "--device=micbus", str(path)], check=True, env=self.environment, timeout=60)
        return time.monotonic()

    def echo(self, decibels: float) -> None:
        """Let the microphone hear the loudspeaker, this much lower or louder."""
        loop = ["load-module", "module-loopback", "source=spk.monitor", "sink=micbus", "latency_msec=20"]
        self._control(*loop, "adjust_time=0")
        inputs = self._control("list", "short", "sink-inputs").splitlines()
        looped = next(line.split()[0] for line in inputs if "module-loopback" in line or "loopback" in line)
        self._control("set-sink-input-volume", looped, f"{decibels}dB")

    def unplug(self) -> None:
        """The microphone is gone."""
        self._control("suspend-source", "mic", "1")

    def plug_in(self) -> None:
        """The microphone is back."""
        self._control("suspend-source", "mic", "0")

    def _control(self, *words: str) -> str:
        done = subprocess.run(
            ["pactl", *words], check=True, env=self.environment, timeout=20, capture_output=True, text=True
        )
        return done.stdout

    @contextmanager
    def recorded(self) -> Iterator[list[Sound]]:
        """What the loudspeaker plays meanwhile; it is in the list afterwards."""
        path = self._folder / "played.raw"
        played: list[Sound] = []
        with path.open("wb") as file:
            child = subprocess.Popen(
                ["parec", "--device=spk.monitor", *_RAW], stdout=file, env=self.environment
            )
            try:
                yield played
            finally:
                child.terminate()
                child.wait(10)
        played.append(np.fromfile(path, np.int16))


@contextmanager
def virtual_card(folder: Path) -> Iterator[VirtualCard]:
    """Start one, keep its sinks awake, and end it."""
    run = folder / "run"
    run.mkdir(mode=0o700)
    socket = run / "native"
    modules = folder / "modules.pa"
    modules.write_text(_MODULES.format(socket=socket))
    environment = dict(os.environ)
    environment |= {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "PULSE_RUNTIME_PATH": str(run),
        "PULSE_SERVER": f"unix:{socket}",
    }
    daemon = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    daemon += ["--disable-shm=true", "--realtime=no", "--high-priority=no", "-F", str(modules)]
    with ExitStack() as stack:
        _child(stack, daemon, environment)
        _until_it_answers(environment)
        for sink in ("micbus", "spk"):  # an idle null sink swallows the first seconds
            silence = ["pacat", "--playback", f"--device={sink}", "--latency-msec=20", "/dev/zero"]
            _child(stack, silence, environment)
        yield VirtualCard(folder, environment)


def _until_it_answers(environment: dict[str, str]) -> None:
    deadline = time.monotonic() + 20
    while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < deadline, "PulseAudio does not start"


def _child(stack: ExitStack, command: list[str], environment: dict[str, str]) -> None:
    child = subprocess.Popen(
        [*_FIRST, *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(child.wait, 10)
    stack.callback(child.terminate)


class Running:
    """The installed command, running: its lines as they come, with the time at which they came."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.lines: list[str] = []
        self._coming: SimpleQueue[tuple[float, str]] = SimpleQueue()
        self._child = subprocess.Popen(
            [*_FIRST, *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def comes(self, words: str, seconds: float) -> float | None:
        """Wait for a line with these words; returns the time.monotonic() at which it came, None if it did not."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                at, line = self._coming.get(timeout=max(0.0, deadline - time.monotonic()))
            except Empty:
                return None
            self.lines.append(line)
            if words in line:
                return at

    def until(self, words: str, seconds: float = 60) -> None:
        """Wait for a line with these words, which must come."""
        if self.comes(words, seconds) is None:
            pytest.fail(f"{words!r} did not come within {seconds} s; came:\n" + "".join(self.lines))

    def ended(self, seconds: float = 30) -> int:
        """Wait for its end; returns the exit code."""
        return self._child.wait(seconds)

    def stop(self) -> None:
        """End it, if it has not ended."""
        self._child.terminate()
        self._child.wait(10)
        self._reader.join(10)
        assert self._child.stdout
        self._child.stdout.close()

    def _read(self) -> None:
        assert self._child.stdout
        for line in self._child.stdout:
            self._coming.put((time.monotonic(), line))
