"""What a run leaves behind, and what it never writes over."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.outputs import OutputError, private_folder, refuse_same, replacing, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and modes of POSIX")


def massage(*words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words), input=typed, catch_exceptions=False)
    return result.exit_code, result.output


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_what_was_said_is_nobody_elses(tmp_path: Path) -> None:
    code, _ = massage("talk", "--tail", "0", "--record", str(tmp_path / "run.jsonl"), typed="stop\n")
    assert code == 0
    assert mode(tmp_path / "run.jsonl") == 0o600
    private_folder(tmp_path / "new" / "speech")
    assert mode(tmp_path / "new" / "speech") == 0o700
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["run.jsonl"], "no part is left"


def broken_off(path: Path, error: BaseException) -> None:
    with replacing(path) as part:
        part.write_text("half", encoding="utf-8")
        raise error


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_what_somebody_broke_off_is_kept(end: type[BaseException], tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    with pytest.raises(end):
        broken_off(path, end())
    assert path.read_text(encoding="utf-8") == "half"


def test_an_error_leaves_what_was_there_before_and_what_was_begun_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_text("before", encoding="utf-8")
    with pytest.raises(ValueError, match="wrong"):
        broken_off(path, ValueError("wrong"))
    assert path.read_text(encoding="utf-8") == "before"
    assert (tmp_path / "run.jsonl.part").read_text(encoding="utf-8") == "half"


@posix
def test_a_link_stays_a_link_and_a_device_stays_a_device(tmp_path: Path) -> None:
    link, real, device, pipe = (tmp_path / name for name in ("link", "real", "device", "pipe"))
    link.symlink_to(real)
    write_whole(link, "text")
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == "text"
    device.symlink_to("/dev/null")
    os.mkfifo(pipe)
    for each in (device, pipe, tmp_path):
        with pytest.raises(OutputError, match="no ordinary file"):
            write_whole(each, "text")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["nowhere/run.jsonl", "a" * 300, "a\0b"])
def test_a_place_that_cannot_be_is_told_in_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        write_whole(tmp_path / name, "text")


@posix
def test_a_file_is_the_same_under_every_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    read = tmp_path / "read.wav"
    read.write_bytes(b"sound")
    (tmp_path / "soft").symlink_to(read)
    os.link(read, tmp_path / "hard")
    for name in ("read.wav", "./read.wav", "soft", "hard", str(read), f"../{tmp_path.name}/read.wav"):
        with pytest.raises(OutputError, match="is read or written already"):
            refuse_same([Path(name)], [read])
    with pytest.raises(OutputError):
        refuse_same([Path("new"), Path("./new")], [])
    refuse_same([Path("new"), None], [read, None])


@pytest.mark.parametrize(
    "words",
    [
        ("--script", "script.txt", "--record", "script.txt"),
        ("--hear", "heard.wav", "--say", "heard.wav"),
        ("score", "run.jsonl", "run.svg"),
        ("talk", "--settings", "settings.toml", "--record", "settings.toml"),
        ("talk", "--say", "one.wav", "--record", "one.wav"),
        ("rehearse", "p15", "--settings", "settings.wav", "--say", "settings.wav"),
    ],
)
@posix
def test_no_command_writes_over_what_it_reads(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("script.txt", "heard.wav", "run.jsonl", "settings.toml", "settings.wav"):
        Path(name).write_text("", encoding="utf-8")
    Path("run.svg").symlink_to("run.jsonl")
    code, text = massage(*words)
    assert code == 1
    assert "is read or written already" in text
    assert all(each.stat().st_size == 0 for each in tmp_path.iterdir())


@pytest.mark.parametrize(
    "words",
    [
        ("talk", "--say", "out.mp3"),
        ("talk", "--say", "out.flac"),
        ("talk", "--say", "out"),
        ("score", "run.jsonl", "out.jpg"),
        ("rehearse", "p15", "--say", "out.aac"),
    ],
)
def test_no_file_is_of_another_kind_than_its_name(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = massage(*words, typed="stop\n")
    assert code == 1
    assert words[-1] in text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("seconds", ["nan", "inf", "-1", "1e300", "soon"])
@pytest.mark.parametrize(
    "words", [("talk", "--tail"), ("score", "a", "b.svg", "--from"), ("score", "a", "b.svg", "--to")]
)
def test_what_is_no_time_is_refused_in_a_sentence(words: tuple[str, ...], seconds: str) -> None:
    code, text = massage(*words, seconds, typed="stop\n")
    assert code == 2
    assert "Traceback" not in text
