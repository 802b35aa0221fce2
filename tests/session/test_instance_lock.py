"""Two sessions do not share a card, and the second is told how to go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.audio.devices import Devices
from assistant.session import instance_lock
from assistant.session.instance_lock import InUseError, alone_on


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(instance_lock, "user_cache_path", lambda _: tmp_path / "cache")
    return tmp_path / "cache"


def test_a_second_session_on_the_same_card_is_told_how_to_go_on() -> None:
    with alone_on(Devices()), pytest.raises(InUseError, match="massage talk"), alone_on(Devices()):
        pass
    with alone_on(Devices()):
        pass


def test_another_card_is_another_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    with alone_on(Devices()), alone_on(Devices("usb", "usb")):
        monkeypatch.setenv("PULSE_SERVER", "unix:/elsewhere")
        with alone_on(Devices()):
            pass


def test_what_a_killed_session_held_is_free(folder: Path) -> None:
    code = (
        "import os; from pathlib import Path; from assistant.session import instance_lock\n"
        "from assistant.audio.devices import Devices\n"
        f"instance_lock.user_cache_path = lambda _: Path({str(folder)!r})\n"
        "with instance_lock.alone_on(Devices()): os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ}, check=False)
    assert done.returncode == 9
    with alone_on(Devices()):
        pass


def test_where_nothing_can_be_locked_the_session_goes_on(folder: Path) -> None:
    folder.write_text("no folder")
    with alone_on(Devices()):
        pass
