"""The check on a virtual sound card: what is wrong with it is found, and nothing else."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from kit.noises import noise
from kit.virtual_card import VirtualCard, needs_pulseaudio, virtual_card
from kit.voices import needs_flite

from assistant.audio.sound import dbfs
from assistant.clock import RATE

MASSAGE = str(Path(sys.executable).with_name("massage"))
LONG_ENOUGH = 60 * RATE

pytestmark = [pytest.mark.live, pytest.mark.long, needs_pulseaudio]


@pytest.fixture
def card(tmp_path: Path) -> Iterator[VirtualCard]:
    with virtual_card(tmp_path) as made:
        yield made


@contextmanager
def sounding(card: VirtualCard, folder: Path, kind: str, level: float) -> Iterator[None]:
    """A noise in the room, at this level in dBFS as the microphone hears it."""
    bed = noise(kind, LONG_ENOUGH).astype(np.float64)
    bed *= 10 ** ((level - dbfs(noise(kind, LONG_ENOUGH))) / 20)
    path = folder / f"{kind}.wav"
    soundfile.write(path, np.clip(bed, -32768, 32767).astype(np.int16), RATE)
    child = subprocess.Popen(["paplay", "--device=micbus", str(path)], env=card.environment)
    try:
        yield
    finally:
        child.terminate()
        child.wait(10)


def checked(card: VirtualCard, *options: str) -> tuple[dict[str, Any], int]:
    command = [MASSAGE, "check", "--json", "--engine", "pocketsphinx", *options]
    done = subprocess.run(
        command, env=card.environment, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.stderr == ""
    return json.loads(done.stdout), done.returncode


def test_a_quiet_room_with_headphones(card: VirtualCard, tmp_path: Path) -> None:
    with sounding(card, tmp_path, "pink", -66):
        data, code = checked(card)
    findings = data["findings"]
    assert code == 0
    assert data["session_possible"]
    for name in ("cards", "microphone", "loudspeaker", "echo", "flow", "room"):
        assert findings[name]["verdict"] == "ok", findings[name]
    assert findings["room"]["figures"]["room_level_dbfs"] == pytest.approx(-66, abs=1.5)
    assert "headphones" in findings["echo"]["sentence"]


def test_a_noisy_kitchen(card: VirtualCard, tmp_path: Path) -> None:
    with sounding(card, tmp_path, "kitchen", -35):
        data, code = checked(card)
    assert code == 0
    assert data["findings"]["room"]["verdict"] == "look"
    assert "key" in data["findings"]["room"]["advice"]


def test_an_echo_is_found_with_its_level_and_delay(card: VirtualCard, tmp_path: Path) -> None:
    card.echo(-12)
    with sounding(card, tmp_path, "pink", -70):
        data, code = checked(card)
    echo = data["findings"]["echo"]
    assert code == 0
    assert echo["figures"]["level_db"] == pytest.approx(-12, abs=2)
    assert 10 < echo["figures"]["delay_milliseconds"] < 300
    assert echo["figures"]["reduction_db"] > 12
    assert echo["verdict"] == "ok"
    assert "microphone hears it" in data["findings"]["loudspeaker"]["sentence"]


def test_a_muted_microphone(card: VirtualCard) -> None:
    data, code = checked(card)
    assert code == 1
    assert not data["session_possible"]
    assert "muted" in data["findings"]["microphone"]["sentence"]
    assert data["findings"]["loudspeaker"]["verdict"] == "ok"


def test_a_microphone_that_is_unplugged(card: VirtualCard) -> None:
    card.unplug()
    data, code = checked(card)
    assert code == 1
    assert data["findings"]["microphone"]["verdict"] == "bad"


@needs_flite
def test_a_person_at_a_terminal_is_asked_and_understood(card: VirtualCard, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with sounding(card, tmp_path, "pink", -66):
        child = subprocess.Popen(
            [MASSAGE, "check", "--engine", "pocketsphinx"],
            env=card.environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        lines, speaking = [], []
        with os.fdopen(ours, encoding="utf-8", errors="replace") as terminal:
            try:
                for line in terminal:
                    lines.append(line)
                    if "Please say" in line:
                        speaking.append(threading.Thread(target=say_both, args=(card,)))
                        speaking[0].start()
            except OSError:  # how the end of a terminal is told
                pass
        for each in speaking:
            each.join()
    screen = " ".join("".join(lines).split())
    assert child.wait(10) == 0, screen
    assert "all was understood: it hurts, stop." in screen
    assert "The room is quiet" in screen


def say_both(card: VirtualCard) -> None:
    card.say("it hurts", "flite:slt")
    card.say("stop", "flite:slt")
