"""The command as it is typed, where there is no sound card."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from assistant.commands.check import check
from assistant.doctor.check_words import CheckWords

WORDS = CheckWords.load()


def checked(*options: str) -> tuple[int, str]:
    command = ["--no-card", "--engine", "pocketsphinx", *options]
    result = CliRunner().invoke(check, command, catch_exceptions=False)
    return result.exit_code, result.output


def test_without_a_sound_card_it_says_so_and_what_to_do() -> None:
    code, text = checked()
    assert code == 1
    assert "bad   Sound card:" in text
    assert "massage talk" in text
    assert "look  Microphone, Loudspeaker, Echo, Steady sound, Your voice, Room: Not tried" in text
    assert "Please" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_as_data_every_subject_is_there_and_nothing_else_is_printed(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("pace = 3\n")
    code, text = checked("--json", "--settings", str(tmp_path / "settings.toml"))
    data = json.loads(text)
    assert code == 1
    assert not data["session_possible"]
    assert set(data["findings"]) == set(WORDS.titles)
    assert data["findings"]["settings"]["verdict"] == "bad"
    assert data["findings"]["voice"]["figures"]["render_milliseconds"] > 0
    assert all(finding["sentence"] for finding in data["findings"].values())
