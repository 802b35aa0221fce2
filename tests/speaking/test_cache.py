from __future__ import annotations

import os
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest

from assistant.speaking.cache import Folder, Key, Memory

KEY = Key("Okay. Hands off.", "en-us+f2", 150)
SOUND = np.arange(-500, 500, dtype=np.int16)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "speech")


def only_file(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "speech").iterdir()
    return file


def found(folder: Folder) -> bool:
    sound = folder.get(KEY)
    return sound is not None and sound.dtype == np.int16 and np.array_equal(sound, SOUND)


def test_what_was_put_comes_back_in_the_next_session(tmp_path: Path, folder: Folder) -> None:
    folder.put(KEY, SOUND)
    assert found(Folder(tmp_path / "speech"))


@pytest.mark.parametrize("changed", [{"text": "Okay."}, {"voice": "f3"}, {"words_per_minute": 140}])
def test_text_voice_and_speed_all_tell_sounds_apart(folder: Folder, changed: dict[str, Any]) -> None:
    other = KEY._replace(**changed)
    memory = Memory()
    folder.put(KEY, SOUND)
    memory.put(KEY, SOUND)
    assert folder.get(other) is None
    assert memory.get(other) is None


def test_a_file_cut_off_anywhere_is_not_played(tmp_path: Path, folder: Folder) -> None:
    folder.put(KEY, SOUND)
    file = only_file(tmp_path)
    whole = file.read_bytes()
    for length in (*range(12), len(whole) // 2, len(whole) - 1):
        file.write_bytes(whole[:length])
        assert folder.get(KEY) is None, length
    file.write_bytes(whole)
    assert folder.get(KEY) is not None


def test_a_changed_byte_is_noticed_and_the_file_replaced(tmp_path: Path, folder: Folder) -> None:
    folder.put(KEY, SOUND)
    data = bytearray(only_file(tmp_path).read_bytes())
    data[700] ^= 1
    only_file(tmp_path).write_bytes(bytes(data))
    assert folder.get(KEY) is None
    folder.put(KEY, SOUND)
    assert found(folder)


def test_the_folder_keeps_to_its_size_and_lets_go_of_what_was_used_longest_ago(tmp_path: Path) -> None:
    folder = Folder(tmp_path, limit=5 * 2_004)
    keys = [KEY._replace(text=str(number)) for number in range(7)]
    for age, key in enumerate(keys[:5]):
        folder.put(key, SOUND)
        for file in tmp_path.iterdir():
            if file.stat().st_mtime > 1_000_000:
                os.utime(file, (age, age))
    assert folder.get(keys[0]) is not None
    for key in keys[5:]:
        folder.put(key, SOUND)
    assert [folder.get(key) is not None for key in keys] == [True, False, False, True, True, True, True]
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 5 * 2_004


def test_a_half_written_file_left_by_a_crash_is_swept_out_in_its_turn(tmp_path: Path) -> None:
    left = tmp_path / "tmp123.speech"
    left.write_bytes(b"half")
    os.utime(left, (1, 1))
    folder = Folder(tmp_path, limit=2_004)
    folder.put(KEY, SOUND)
    assert not left.exists()
    assert folder.get(KEY) is not None


def test_a_folder_that_cannot_be_written_helps_less_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    folder = Folder(tmp_path / "taken")
    folder.put(KEY, SOUND)
    assert folder.get(KEY) is None


def test_two_that_write_the_same_sound_at_once_leave_it_whole(tmp_path: Path) -> None:
    def write() -> None:
        for _ in range(30):
            Folder(tmp_path).put(KEY, SOUND)

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found(Folder(tmp_path))
    assert len(list(tmp_path.iterdir())) == 1


def test_memory_keeps_what_was_used_last() -> None:
    memory = Memory(limit=2_500)
    keys = [KEY._replace(text=str(number)) for number in range(3)]
    memory.put(keys[0], SOUND)
    memory.put(keys[1], SOUND)
    assert memory.get(keys[0]) is SOUND
    memory.put(keys[2], SOUND)
    assert [memory.get(key) is not None for key in keys] == [True, False, True]


def test_memory_counts_a_sound_put_twice_once() -> None:
    memory = Memory(limit=2_500)
    for _ in range(5):
        memory.put(KEY, SOUND)
    memory.put(KEY._replace(text="other"), SOUND)
    assert memory.get(KEY) is SOUND
