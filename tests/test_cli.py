"""The command, as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile
from click.testing import CliRunner

from assistant.cli import main

CLEAR = "the seven step one\n15 minutes\nyes\n" + "no\n" * 8 + "yes\n" + "stop\nit hurts\n" * 2


def massage(*words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words), input=typed, catch_exceptions=False)
    return result.exit_code, result.output


def test_help_fits_a_screen() -> None:
    code, text = massage("--help")
    assert code == 0
    assert len(text.splitlines()) <= 24


def test_a_piped_script_is_talked_through() -> None:
    code, text = massage("talk", "--tail", "1", typed=CLEAR + "skip the preparation\n+20s\nit hurts\n")
    assert code == 0
    assert "Glide slowly up" in text
    assert "— Okay. Hands off." in text


def test_a_bad_line_in_a_script_names_the_line() -> None:
    code, text = massage("talk", typed="next\n+soon\n")
    assert code == 1
    assert "line 2" in text


def test_without_sound_and_terminal_it_plays_the_demo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = massage("--no-card")
    assert code == 0
    sound = soundfile.info("massage-demo.wav")
    assert 60 < sound.duration < 180
    assert "massage-demo.wav" in text


def test_the_programs_are_listed_and_shown() -> None:
    code, text = massage("programs")
    assert code == 0
    assert "p15" in text
    code, text = massage("programs", "show", "p15")
    assert code == 0
    assert "p15.1a" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("programs", "show", "nonsense"), "There is no program 'nonsense'"),
        (("--hear", "nowhere.wav"), "nowhere.wav"),
        (("talk", "--wpm", "20"), "words_per_minute"),
        (("talk", "--settings", "nowhere.toml"), "nowhere.toml"),
        (("replay", "nowhere.jsonl"), "nowhere.jsonl"),
        (("talk", "--program", "p99"), "p99"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    code, text = massage(*words)
    assert code == 1
    assert sentence in text
    assert "Traceback" not in text
