from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import SettingsError, load
from assistant.settings_file import write_setting


def test_one_setting_is_written_and_all_else_stays_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "settings.toml"
    place.write_text('# mine\nvolume = 0.5  # soft\nvoice = "en-gb"\n', encoding="utf-8")
    write_setting(place, "voice", "joe")
    assert place.read_text(encoding="utf-8") == '# mine\nvolume = 0.5  # soft\nvoice = "joe"\n'
    assert load(place).voice == "joe"


def test_the_file_and_its_folder_are_made(tmp_path: Path) -> None:
    place = tmp_path / "new" / "settings.toml"
    write_setting(place, "voice", "joe")
    assert load(place).voice == "joe"


@pytest.mark.parametrize("wrong", ["voice = ", "volume = 7\n"])
def test_a_file_that_is_not_as_it_should_be_is_told_and_left_alone(tmp_path: Path, wrong: str) -> None:
    place = tmp_path / "settings.toml"
    place.write_text(wrong, encoding="utf-8")
    with pytest.raises(SettingsError):
        write_setting(place, "voice", "joe")
    assert place.read_text(encoding="utf-8") == wrong
