from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from mutagen import File

from assistant.clock import BLOCK, RATE
from assistant.preview.chapters import Chapter
from assistant.preview.run_through import PreviewWords
from assistant.preview.sound_file import KINDS, sound_out

CHAPTERS = (Chapter(0.0, "Before the hands"), Chapter(0.6, "Gliding"), Chapter(1.25, "Däumchen, left"))


def written(path: Path) -> Path:
    chapters: list[Chapter] = []
    with sound_out(path, PreviewWords.load(), "P05, 8 minutes", chapters) as sink:
        for number in range(2 * RATE // BLOCK):
            sink((3000 * np.sin(np.arange(number * BLOCK, (number + 1) * BLOCK) / 9)).astype(np.int16))
        chapters += CHAPTERS
    return path


@pytest.mark.parametrize("ending", KINDS)
def test_every_kind_has_its_title_and_is_sound_still(tmp_path: Path, ending: str) -> None:
    path = written(tmp_path / f"out{ending}")
    tags = File(path, easy=ending == ".mp3").tags
    assert "P05, 8 minutes" in str(tags["TIT2" if ending == ".wav" else "title"])
    sound, rate = soundfile.read(path)
    assert rate == RATE
    assert len(sound) == pytest.approx(2 * RATE, abs=2_000)
    assert np.std(sound) == pytest.approx(3000 / 32768 / 2**0.5, rel=0.05)


@pytest.mark.parametrize("ending", [".mp3", ".wav"])
def test_chapters_stand_in_frames_of_their_own_one_after_the_other(tmp_path: Path, ending: str) -> None:
    tags = File(written(tmp_path / f"out{ending}")).tags
    found = sorted(tags.getall("CHAP"), key=lambda each: each.start_time)
    assert [(each.start_time, str(each.sub_frames["TIT2"])) for each in found] == [
        (round(1000 * each.at), each.title) for each in CHAPTERS
    ]
    assert [each.end_time for each in found[:-1]] == [each.start_time for each in found[1:]]
    assert found[-1].end_time == pytest.approx(2000, abs=150)
    assert tags.getall("CTOC")[0].child_element_ids == [each.element_id for each in found]


@pytest.mark.parametrize("ending", [".ogg", ".flac"])
def test_chapters_stand_in_comments_as_players_read_them(tmp_path: Path, ending: str) -> None:
    tags = File(written(tmp_path / f"out{ending}")).tags
    assert tags["CHAPTER002"] == ["00:00:00.600"]
    assert tags["CHAPTER003NAME"] == ["Däumchen, left"]
    assert "CHAPTER004" not in tags
