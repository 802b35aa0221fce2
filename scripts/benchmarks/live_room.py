"""The installed command in a room of its own: a noise, an echo, people who speak, and a recording of it all."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from kit import noises
from kit.recordings import Sound
from kit.running_command import Running
from kit.scenario import SPEECH
from kit.virtual_card import Recording, VirtualCard, virtual_card
from kit.voices import render
from numpy.typing import NDArray

from assistant.audio.sound import dbfs
from assistant.clock import RATE, to_samples
from assistant.session.live import COUNTS
from benchmarks.live_figures import Said, place

EMERGENCY = "112"
SETTLED = 3.0
"""Seconds of the room before the program is started."""
LONGEST = 45 * 60
"""Seconds that a room lasts at the most."""
SEARCHED = 1.5
"""Seconds before and after the time at which something was said in which it is looked for."""


@dataclass(frozen=True)
class Usage:
    """What a process and its children took so far."""

    wall: float
    """time.monotonic() at which that was asked."""
    processor: float
    """Seconds."""
    peak: dict[int, float]
    """The most memory each of them has held, in MB, by process id."""


def usage(process: int) -> Usage:
    """As Linux tells it in /proc; what has ended is left out."""
    seconds, peak = 0.0, {}
    for each in (process, *_children(process)):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            status = Path(f"/proc/{each}/status").read_text()
        except OSError:
            continue
        seconds += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        held = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
        if held:
            peak[each] = int(held[0]) / 1024
    return Usage(time.monotonic(), seconds, peak)


def _children(process: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{process}/task").iterdir())
        return [int(each) for task in tasks for each in (task / "children").read_text().split()]
    except OSError:
        return []


class Room:
    """Somebody's kitchen, with the program running in it."""

    def __init__(
        self, card: VirtualCard, recording: Recording, running: Running, *, music: bool = False
    ) -> None:
        self.music = music
        """The program plays some."""
        self.card = card
        self.running = running
        self.said: list[Said] = []
        self.asked: list[Usage] = []
        self.began = time.time() - recording.seconds
        """POSIX time of the recording's first sample, as exactly as is known."""
        self._recording = recording
        self.started = self.samples

    @property
    def samples(self) -> int:
        """Of the recording so far."""
        return to_samples(self._recording.seconds)

    def line(self) -> str | None:
        """The next line of the program, if there is one within a tenth of a second."""
        self.began = min(self.began, time.time() - self._recording.seconds)
        if not self.asked or time.monotonic() - self.asked[-1].wall > 1:
            now = usage(self.running.process)
            if now.peak:
                self.asked.append(now)
        return self.running.line(0.1)

    def rest(self, seconds: float) -> None:
        """Wait for the program to end by itself, and for all that it prints."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and (not self.running.over or self.line()):
            self.line()

    def speaks(self, seconds: float, level: float) -> bool:
        """Whether the loudspeaker was louder in the last seconds, over a quarter of one."""
        heard = self._recording.last(seconds)[:, 0]
        return any(dbfs(part) > level for part in np.array_split(heard, max(1, round(4 * seconds))))

    def say(self, words: str, who: str, voice: str, *, over: bool = False) -> None:
        """Somebody says something; it has been said afterwards."""
        sound = spoken(words, voice)
        start = self.samples
        self.said.append(Said(words, who, voice, start, start + len(sound), over))
        self.card.play(sound.astype(np.float64))


def spoken(words: str, voice: str) -> Sound:
    """The words in a voice, as loud as all who talk to the program."""
    sound = render(voice, words).astype(np.float64)
    sound *= SPEECH / np.sqrt(np.square(sound).mean())
    return np.clip(sound, -32768, 32767).astype(np.int16)


def placed(said: Sequence[Said], microphone: Sound) -> list[Said]:
    """The same, each where it really is in the recording."""
    exact = []
    for each in said:
        sound = spoken(each.words, each.voice)
        reach = to_samples(SEARCHED)
        found = place(sound, microphone, each.start - reach, each.start + reach)
        start = each.start if found is None else found
        exact.append(replace(each, start=start, end=start + len(sound)))
    return exact


@contextmanager
def room(folder: Path, decibels: float, noise: str, snr: float, music: str = "") -> Iterator[Room]:
    """A room with that noise and a loudspeaker that comes back that much softer; the program is started in it.

    `music` is what the program plays beside, as --music names it.

    In the folder stay room.raw (see kit.virtual_card.Recording), said.wav (what the program handed to its
    loudspeaker), run.jsonl (its own account) and lines.txt (what it printed).
    """
    folder.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).with_name("massage")), "--plain"]
    command += [
        "--emergency",
        "112",
        "--say",
        str(folder / "said.wav"),
        "--record",
        str(folder / "run.jsonl"),
    ]
    command += ["--music", music] if music else []
    scratch = folder / "card"
    scratch.mkdir()
    with ExitStack() as stack:
        card = stack.enter_context(virtual_card(scratch))
        card.echo(decibels)
        recording = stack.enter_context(card.recorded(folder / "room.raw"))
        stack.enter_context(card.sounding(_bed(noise, snr)))
        time.sleep(SETTLED)
        environment = {**card.environment, "XDG_CACHE_HOME": str(scratch / "cache"), COUNTS: "1"}
        running = Running(command, environment)
        stack.callback(lambda: (folder / "lines.txt").write_text("".join(running.lines), encoding="utf-8"))
        stack.callback(running.stop)
        yield Room(card, recording, running, music=bool(music))


def _bed(noise: str, snr: float) -> NDArray[np.float64]:
    """The noise of the room, that many decibels below speech."""
    bed = noises.noise(noise, LONGEST * RATE).astype(np.float64)
    return bed * (SPEECH / noises.LOUDNESS / 10 ** (snr / 20))
