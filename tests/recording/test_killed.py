"""A run that is killed leaves a recording that can be found, read and played again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="what is open cannot be renamed there")


def run(folder: Path, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "assistant", *words],
        input=typed,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A folder in which a run was killed that recorded into `run.jsonl` and spoke into `run.wav`."""
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "assistant", "talk", "--record", "run.jsonl", "--say", "run.wav"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdin
        assert child.stdout
        child.stdin.write("the seven step one\nfifteen minutes\n")
        child.stdin.flush()
        while "fifteen minutes" not in child.stdout.readline():
            assert child.poll() is None
        child.kill()
    return tmp_path


def test_it_is_played_again_as_far_as_it_came(killed: Path) -> None:
    assert [each.name for each in sorted(killed.iterdir())] == ["run.jsonl.part", "run.wav.part"]
    told = run(killed, "replay", "run.jsonl")
    assert told.returncode == 0, told
    first, *_, last = told.stdout.splitlines()
    assert "was cut off" in first
    assert "run-unfinished.jsonl" in first
    assert last.startswith("The same ")
    assert run(killed, "score", "run-unfinished.jsonl", "run.svg").returncode == 0


def test_the_next_run_of_that_name_keeps_and_tells_it(killed: Path) -> None:
    for kept in ("run-unfinished.jsonl", "run-unfinished-2.jsonl"):
        told = run(killed, "talk", "--record", "run.jsonl", "--tail", "0", typed="stop\n")
        assert told.returncode == 0, told
        assert kept in told.stdout
        (killed / "run.jsonl").rename(killed / "run.jsonl.part")
    assert run(killed, "replay", "run-unfinished.jsonl").returncode == 0
    spoken = run(killed, "talk", "--say", "run.wav", "--tail", "0", typed="stop\n")
    assert "run-unfinished.wav" in spoken.stdout


def test_a_line_that_is_cut_in_the_middle_is_left_out(killed: Path) -> None:
    part = killed / "run.jsonl.part"
    written = part.read_bytes()
    whole = written[: written.rfind(b"\n[") + 1]  # a turn is written before the tick of the next one is
    part.write_bytes(whole + b"[1234567,17")
    assert run(killed, "replay", "run.jsonl").returncode == 0
