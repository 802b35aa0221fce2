"""A sound card that is only software: PulseAudio with a loudspeaker and a microphone of its own.

What is played into the sink `micbus` is what the program hears; what the program says comes out of `spk`. Both are
channels of one sink, so that a recording of it has them on one clock.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any

import numpy as np
import pytest
import soundfile
from kit.recordings import Sound
from kit.voices import render
from numpy.typing import NDArray

from assistant.clock import BLOCK, RATE, to_samples, to_seconds

PROGRAMS = ("pulseaudio", "pactl", "pacat", "paplay", "parec")

needs_pulseaudio = pytest.mark.skipif(
    any(shutil.which(program) is None for program in PROGRAMS),
    reason="needs PulseAudio and its utilities for a virtual sound card",
)

WAITS, LATE = 100, 0.1
"""Of that many waits none may be this many seconds late: the program has a reserve of 90 ms."""

FIRST = ("sh", "-c", '{ echo -15 >/proc/self/autogroup; } 2>/dev/null; exec nice -n -15 "$@"', "sh")
"""What talks in real time goes before everything else, where that is allowed; where it is not, it runs all the same.

Linux shares the processor between sessions first, and niceness counts only within one: so each becomes a session.
"""

_MODULES = """
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=room rate=48000 channels=2 channel_map=front-left,front-right
load-module module-remap-sink sink_name=spk master=room {left}
load-module module-remap-sink sink_name=micbus master=room {right}
load-module module-remap-source source_name=mic master=room.monitor {right}
set-default-sink spk
set-default-source mic
"""
_CHANNEL = "channels=1 channel_map=mono remix=no master_channel_map="
_RAW = ("--latency-msec=20", f"--rate={RATE}", "--channels=2", "--format=s16le")
_SOFT = ("--latency-msec=100", f"--rate={RATE}", "--channels=1", "--format=s16le", "--volume=4300")
"""Random samples so soft that they are 70 dB below full scale: volumes of PulseAudio are cubic."""
_FRAME = 4
"""Bytes of one sample of both channels."""


class Recording:
    """What the room sounds like while it is recorded: the loudspeaker, and all that the microphone hears."""

    def __init__(self, path: Path) -> None:
        self.path = path
        """Two channels of 16 bit at clock.RATE, without a header."""

    @property
    def seconds(self) -> float:
        """How long it is by now; it lags some hundredths behind."""
        return self.path.stat().st_size // _FRAME / RATE

    def last(self, seconds: float) -> Sound:
        """The newest samples: a row of pairs, loudspeaker and microphone."""
        length = self.path.stat().st_size // _FRAME
        first = max(0, length - to_samples(seconds))
        return np.fromfile(self.path, np.int16, 2 * (length - first), offset=_FRAME * first).reshape(-1, 2)

    @property
    def loudspeaker(self) -> Sound:
        """All of that channel."""
        return self._channels()[:, 0]

    @property
    def microphone(self) -> Sound:
        """All of that channel."""
        return self._channels()[:, 1]

    def _channels(self) -> Sound:
        samples = np.fromfile(self.path, np.int16)
        return samples[: len(samples) // 2 * 2].reshape(-1, 2)


class VirtualCard:
    """A running one."""

    def __init__(self, folder: Path, environment: dict[str, str], server: ExitStack) -> None:
        self.environment = environment
        self._folder = folder
        self._server = server
        """Ends the sound server."""
        self.decibels = -120.0
        """How loud the loudspeaker comes back to the microphone."""

    def say(self, words: str, voice: str, gain: float = 1.0) -> float:
        """Somebody in the room says this; returns the time.monotonic() at which it was said."""
        self.play(render(voice, words) * gain)
        return time.monotonic()

    def play(self, sound: NDArray[np.floating[Any]]) -> None:
        """Let the microphone hear this; it is over afterwards."""
        command = [*FIRST, *self._playing(sound, "said.wav")]
        subprocess.run(command, check=True, env=self.environment, timeout=60, start_new_session=True)

    @contextmanager
    def sounding(self, sound: NDArray[np.floating[Any]]) -> Iterator[None]:
        """Let the microphone hear this meanwhile, from its beginning."""
        with ExitStack() as stack:
            _child(stack, self._playing(sound, f"sounding-{time.monotonic_ns()}.wav"), self.environment)
            yield

    def echo(self, decibels: float) -> None:
        """Let the microphone hear the loudspeaker, this much lower or louder."""
        self.decibels = decibels
        loop = ["load-module", "module-loopback", "source=spk.monitor", "sink=micbus", "latency_msec=20"]
        self.control(*loop, "adjust_time=0")
        inputs = self.control("list", "short", "sink-inputs").splitlines()
        looped = next(line.split()[0] for line in inputs if "module-loopback" in line or "loopback" in line)
        self.control("set-sink-input-volume", looped, f"{decibels}dB")

    def unplug(self) -> None:
        """The microphone is gone."""
        self.control("suspend-source", "mic", "1")

    def plug_in(self) -> None:
        """The microphone is back."""
        self.control("suspend-source", "mic", "0")

    def end_server(self) -> None:
        """The sound server is gone, and all that it carried with it."""
        self._server.close()

    def start_server(self) -> None:
        """It is back as it was at first."""
        _start_server(self._server, self._folder, self.environment)

    @contextmanager
    def quiet_room(self) -> Iterator[None]:
        """Let the microphone hear a room's own soft noise meanwhile, as every one does that is on."""
        noise = ["pacat", "--playback", "--device=micbus", *_SOFT, "/dev/urandom"]
        with ExitStack() as stack:
            _child(stack, noise, self.environment)
            yield

    @contextmanager
    def recorded(self, path: Path | None = None) -> Iterator[Recording]:
        """Record the room meanwhile."""
        recording = Recording(path or self._folder / "room.raw")
        with recording.path.open("wb") as file, ExitStack() as stack:
            _child(stack, ["parec", "--device=room.monitor", *_RAW], self.environment, file)
            yield recording

    def _playing(self, sound: NDArray[np.floating[Any]], name: str) -> list[str]:
        path = self._folder / name
        soundfile.write(path, np.clip(sound, -32768, 32767).astype(np.int16), RATE)
        return ["paplay", "--device=micbus", str(path)]

    def control(self, *words: str) -> str:
        """Tell the sound server something; returns its answer."""
        done = subprocess.run(
            ["pactl", *words], check=True, env=self.environment, timeout=20, capture_output=True, text=True
        )
        return done.stdout


@cache
def _latest_of(waits: int) -> float:
    """By how many seconds the latest of so many short waits was late."""
    latest = 0.0
    for _ in range(waits):
        begin = time.monotonic()
        time.sleep(to_seconds(BLOCK))
        latest = max(latest, time.monotonic() - begin - to_seconds(BLOCK))
    return latest


@contextmanager
def virtual_card(folder: Path) -> Iterator[VirtualCard]:
    """Start one, keep its sinks awake, and end it. Skips the test where nothing can be done in real time."""
    if (late := _latest_of(WAITS)) > LATE:
        pytest.skip(f"this machine is too busy for real time: a wait of 30 ms was {1000 * late:.0f} ms late")
    run = folder / "run"
    run.mkdir(mode=0o700)
    socket = run / "native"
    modules = folder / "modules.pa"
    left, right = (f"{_CHANNEL}front-{side}" for side in ("left", "right"))
    modules.write_text(_MODULES.format(socket=socket, left=left, right=right))
    environment = dict(os.environ)
    environment |= {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(run),
        "PULSE_RUNTIME_PATH": str(run),
        "PULSE_SERVER": f"unix:{socket}",
    }
    with ExitStack() as server:
        _start_server(server, folder, environment)
        yield VirtualCard(folder, environment, server)


def _start_server(stack: ExitStack, folder: Path, environment: dict[str, str]) -> None:
    daemon = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    daemon += ["--disable-shm=true", "--realtime=no", "--high-priority=yes", "-F", str(folder / "modules.pa")]
    _child(stack, daemon, environment)
    _until_it_answers(environment)
    for sink in ("micbus", "spk"):  # an idle null sink swallows the first seconds
        silence = ["pacat", "--playback", f"--device={sink}", "--latency-msec=20", "/dev/zero"]
        _child(stack, silence, environment)


def _until_it_answers(environment: dict[str, str]) -> None:
    deadline = time.monotonic() + 20
    while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < deadline, "PulseAudio does not start"


def _child(
    stack: ExitStack, command: list[str], environment: dict[str, str], out: IO[bytes] | None = None
) -> None:
    child = subprocess.Popen(
        [*FIRST, *command],
        env=environment,
        stdout=out or subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    stack.callback(child.wait, 10)
    stack.callback(child.terminate)
