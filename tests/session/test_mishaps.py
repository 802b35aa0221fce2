"""What stops working beside a massage: it is told once, and the massage goes on."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from assistant.clock import RATE
from assistant.session.mishaps import UntilFull

SCRIPT = "the seven step one\n" + "+20s\n" * 20 + "fifteen minutes\n"


def test_a_full_disk_is_told_once_and_what_is_written_then_is_let_go() -> None:
    written: list[int] = []
    told: list[OSError] = []

    def write(number: int) -> None:
        if number == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(number)

    def close() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    until_full = UntilFull(write, close, told.append)
    for number in range(6):
        until_full(number)
    until_full.close()
    assert written == [0, 1, 2]
    assert len(told) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("option", ["--record", "--say"])
def test_a_session_whose_file_finds_no_room_goes_on_to_its_end(option: str, tmp_path: Path) -> None:
    kept = tmp_path / ("kept.wav" if option == "--say" else "kept.jsonl")
    command = [sys.executable, "-m", "assistant", "talk", "--tail", "0", option, str(kept)]
    limited = ["sh", "-c", 'ulimit -f 100; "$@"', "sh", *command]
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    done = subprocess.run(
        limited, input=SCRIPT, capture_output=True, text=True, check=False, env=environment, timeout=100
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("can't be written any more (File too large)") == 1
    assert "you: fifteen minutes" in done.stdout
    if option == "--say":
        assert soundfile.info(kept).frames > RATE
