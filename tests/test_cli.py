"""The command, as it is typed."""

from __future__ import annotations

import json
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
    assert "Lay both hands flat" in text
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
    assert 90 < sound.duration < 140
    told = [
        "So this is a demo",
        "Lay both hands flat",
        "you: it hurts",
        "Hands off.",
        "On we go, softly",
        "(the end",
        "massage-demo.wav",
    ]
    assert [text.find(each) for each in told] == sorted(text.find(each) for each in told)
    assert all(each in text for each in told)


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


@pytest.mark.parametrize(
    "words",
    [
        ("p15", "15", "--tail", "0"),
        ("seven", "step", "15", "--tail", "0"),
        ("--tail", "0", "p15", "15"),
        ("--minutes", "15", "p15", "--tail", "0"),
        ("--program", "15", "--minutes", "15", "--tail", "0"),
    ],
)
def test_a_massage_is_started_by_its_name_wherever_its_options_stand(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    script = tmp_path / "script.txt"
    script.write_text("")
    code, text = massage("--script", str(script), *words)
    assert code == 0
    assert "The seven step back massage, 15 minutes." in text


def test_options_before_a_command_hold_for_it() -> None:
    code, text = massage("--program", "p15", "--minutes", "15", "talk", "--tail", "0")
    assert code == 0
    assert "The seven step back massage, 15 minutes." in text


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("p15", "60"), 1, "lasts 15 to 45 minutes, not 60"),
        (("talk", "--program", "p15", "--minutes", "14"), 1, "lasts 15 to 45 minutes, not 14"),
        (("talk", "--minutes", "-3"), 2, "lasts at least one minute"),
        (("talk", "--wpm", "20"), 2, "'--wpm': it has to be a whole number, 90 to 240, not 20"),
        (("p15", "15", "--program", "p2"), 2, "there is only one massage"),
        (("p15", "15", "--minutes", "20"), 2, "Give the length once"),
        (("pogram",), 2, "Did you mean programs?"),
        (("nonsense",), 1, "There is no program 'nonsense'"),
        (("--voice", "x", "replay", "y"), 2, "replay does not take --voice"),
        (("--record", "x.jsonl", "programs"), 2, "programs does not take --record"),
        (("score", "a", "b.svg", "--from", "5", "--to", "3"), 2, "there is nothing to draw"),
        (("score", "a", "b.jpg"), 1, "has to end in .svg or .png"),
        (("--input", "no such microphone"), 1, ""),
        (("talk", "--say", "x.txt"), 1, "has to end in .wav"),
        (("completion", "tcsh"), 2, "bash"),
        (("help", "nonsense"), 2, "There is no command 'nonsense'"),
    ],
)
def test_what_cannot_be_is_refused_before_anybody_is_greeted(
    words: tuple[str, ...], code: int, sentence: str
) -> None:
    ended, text = massage(*words)
    assert ended == code
    assert sentence in text
    assert "Hello" not in text


def test_programs_are_data_for_other_programs() -> None:
    code, text = massage("programs", "--json")
    assert code == 0
    seventh = next(each for each in json.loads(text) if each["id"] == "p15")
    assert seventh["minutes"] == [15, 45]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_it(shell: str) -> None:
    code, text = massage("completion", shell)
    assert code == 0
    assert "_MASSAGE_COMPLETE" in text


def test_help_tells_about_a_command() -> None:
    assert massage("help", "models", "fetch") == massage("models", "fetch", "--help")
