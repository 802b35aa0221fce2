"""The processes of the program's own, called from a folder that is full of other people's modules."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import assistant
from assistant import child, frames
from assistant.hearing.messages import Open, Opened, receive, send
from assistant.understanding.understanding import Understanding

SOURCES = sorted(Path(assistant.__file__).parent.rglob("*.py"))
IMPORTED = re.compile(r"^\s*(?:import|from) ([a-z_0-9]+)", re.MULTILINE)
TRAP = "import pathlib\npathlib.Path({marker!r}).write_text(__name__)\nraise SystemExit(99)\n"


@pytest.fixture
def theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Is written by any module of the current folder that is run; there is one for every module we import."""
    marker, folder = tmp_path / "was run", tmp_path / "theirs"
    folder.mkdir()
    names = {name for source in SOURCES for name in IMPORTED.findall(source.read_text(encoding="utf-8"))}
    for name in names | {"assistant", "encodings", "os", "ctypes", "collections"}:
        (folder / f"{name}.py").write_text(TRAP.format(marker=str(marker)), encoding="utf-8")
    monkeypatch.chdir(folder)
    yield
    assert not marker.exists(), f"{marker.read_text()} was run"


@pytest.mark.usefixtures("theirs")
def test_the_process_that_speaks_runs_nothing_of_the_current_folder() -> None:
    process = child.start("assistant.speaking.worker", "en-us")
    with process:
        assert process.stdin
        assert process.stdout
        assert frames.receive(process.stdout)[:1] == b"+"
        frames.send(process.stdin, (150).to_bytes(2, "big") + b"hello")
        assert len(frames.receive(process.stdout)) > 5_000
        process.kill()


@pytest.mark.usefixtures("theirs")
def test_the_process_that_hears_runs_nothing_of_the_current_folder() -> None:
    process = child.start("assistant.hearing.recogniser_worker")
    with process:
        assert process.stdin
        assert process.stdout
        send(process.stdin, Open("pocketsphinx", "", Understanding.load("en").protective_vocabulary()))
        answer = receive(process.stdout)
        process.kill()
    assert isinstance(answer, Opened), answer


@pytest.mark.usefixtures("theirs")
def test_the_process_that_tries_a_model_runs_nothing_of_the_current_folder() -> None:
    command = child.command("assistant.hearing.vosk_trial", "there is no such model")
    done = subprocess.run(
        command,
        env=child.environment(),
        input=json.dumps(["stop"]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "model" in done.stdout


@pytest.mark.parametrize("words", [("--version",), ("talk", "--tail", "0")])
@pytest.mark.usefixtures("theirs")
def test_nor_does_the_command_that_is_run_as_a_module(words: tuple[str, ...]) -> None:
    Path("assistant.py").unlink()  # Python itself takes that one for what is asked for
    command = [sys.executable, "-m", "assistant", *words]
    done = subprocess.run(command, input="stop\n", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("given", ["", ".", os.pathsep, f"{os.pathsep}theirs", f".{os.pathsep}"])
def test_no_place_of_ours_is_relative(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", given)
    assert child.environment()["PYTHONPATH"] == str(Path(assistant.__file__).parent.parent)


def test_every_process_of_python_is_started_here() -> None:
    """Whoever starts one elsewhere forgets to keep the current folder out."""
    texts = {source.name: source.read_text(encoding="utf-8") for source in SOURCES}
    starting = {name for name, text in texts.items() if "sys.executable" in text and "subprocess" in text}
    assert starting == {"child.py"}
