"""Settings as people's editors save them, and rubbish in their place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from assistant.settings import SettingsError, load, settings_path

TEXT = "volume = 0.5\nemergency_number = '112'\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("assistant.settings.user_config_path", lambda name: tmp_path / name)
    settings_path().parent.mkdir()
    return settings_path()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_they_are_read_in_every_writing(place: Path, encoding: str, newline: str) -> None:
    place.write_bytes(TEXT.replace("\n", newline).encode(encoding))
    assert (load().volume, load().emergency_number) == (0.5, "112")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"voice = 'caf\xe9'", "line 1 is not in UTF-8"),
        (b"volume = 0.5\n\n# \xff\xff\n", "line 3 is not in UTF-8"),
        (b"x = " + b"[" * 900 + b"]" * 900, "nested too deep"),
        (b"x = " + b"9" * 10_000, "not valid TOML"),
        (b"#" * 50_000_000, "larger than"),
        (b"voice = 'a\0b'", "not valid TOML"),
        (b"volume = nan", "volume"),
        (b"volume = inf", "volume"),
        (b"wpm = 3", "wpm"),
        (b"language = 'a\\u0000b'", "language"),
        (b"language = '../en'", "language"),
        (b"emergency_number = '" + b"9" * 1_000 + b"'", "emergency_number"),
    ],
)
def test_rubbish_is_told_in_a_sentence_that_names_the_file(place: Path, written: bytes, said: str) -> None:
    place.write_bytes(written)
    with pytest.raises(SettingsError) as told:
        load()
    assert said in str(told.value)
    assert str(place) in str(told.value)
    assert len(str(told.value)) < 400


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_what_is_no_file_is_told_and_never_waited_for(place: Path) -> None:
    for make in (
        os.mkfifo,
        Path.mkdir,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to("no"),
    ):
        make(place)
        with pytest.raises(SettingsError, match="cannot be read"):
            load()
        if place.is_dir():
            place.rmdir()
        else:
            place.unlink()
    assert load().volume == 0.8
