from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from assistant.audio.resampling import Floats
from assistant.audio.sound import dbfs, from_floats
from assistant.cli import main
from assistant.clock import BLOCK, RATE
from assistant.dialog.effects import Cue, Hush, Music, Say, Sounding
from assistant.speaking import music_files
from assistant.speaking.loudness import loudness
from assistant.speaking.mixer import Mixer
from assistant.speaking.music import UNDER_RHYTHM, UNDER_SPEECH, MusicSound, Pieces, chosen
from assistant.speaking.music_bed import BEDS, bed
from assistant.speaking.music_files import LEVEL, MusicError, endless
from assistant.speaking.speaker import Speaker

SECOND = -(-RATE // BLOCK)
"""Blocks."""


def steady() -> Iterator[Floats]:
    """A tone that is as loud at any time."""
    while True:
        yield (0.05 * np.sin(2 * np.pi * 250 * np.arange(RATE) / RATE)).astype(np.float32)


def tone(path: Path, seconds: float, rate: int = 44_100, loud: float = 0.3) -> Path:
    time = np.arange(round(seconds * rate)) / rate
    soundfile.write(path, np.stack([loud * np.sin(2 * np.pi * 330 * time)] * 2, axis=1), rate)
    return path


def first(pieces: Iterator[Floats], seconds: float) -> Floats:
    made: list[Floats] = []
    while sum(map(len, made)) < seconds * RATE:
        made.append(next(pieces))
    return np.concatenate(made)[: round(seconds * RATE)]


@pytest.mark.parametrize("name", BEDS)
def test_a_bed_is_soft_the_same_each_time_and_has_no_seam(name: str) -> None:
    sound = first(bed(name), 40)
    assert np.array_equal(sound[: 3 * RATE], first(bed(name), 3))
    assert loudness(sound) == pytest.approx(LEVEL, abs=1.5)
    assert np.abs(sound).max() < 0.5
    steps = np.abs(np.diff(sound))
    seam = (1 << 19) - 2
    assert steps[seam : seam + 4].max() <= np.quantile(steps, 0.9999)
    levels = [dbfs(from_floats(each)) for each in np.split(sound, 80)]
    assert min(levels) > max(levels) - 15, "half a second without anything"


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
def test_a_file_goes_round_without_a_gap_and_as_loud_as_any_other(tmp_path: Path, kind: str) -> None:
    made = first(endless([tone(tmp_path / f"soft.{kind}", 5.0, loud=0.02)]), 17)
    levels = [dbfs(from_floats(each)) for each in np.split(made[RATE : 16 * RATE], 300)]
    assert max(levels) - min(levels) < 6
    assert loudness(made) == pytest.approx(LEVEL, abs=2)


@pytest.mark.parametrize("seconds", [0.05, 1.0, 3.0])
def test_however_short_a_file_is_it_goes_round(tmp_path: Path, seconds: float) -> None:
    made = first(endless([tone(tmp_path / "short.wav", seconds)]), 8)
    levels = [dbfs(from_floats(each)) for each in np.split(made, 40)]
    assert min(levels) > -60


def test_a_folder_is_played_in_the_order_of_its_names(tmp_path: Path) -> None:
    for name in ("b.ogg", "a.flac", "c.MP3"):
        tone(tmp_path / name, 1.0)
    (tmp_path / "cover.jpg").write_bytes(b"not music")
    assert [each.name for each in music_files.found(tmp_path)] == ["a.flac", "b.ogg", "c.MP3"]


def nothing(_: Path) -> None:
    """It is not there."""


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (nothing, "is not there. Check its name and folder."),
        (lambda path: path.write_bytes(b"no sound at all"), "is no sound that can be read. Save it as FLAC,"),
        (lambda path: path.write_bytes(b""), "is no sound that can be read. Save it as FLAC,"),
        (lambda path: path.mkdir(), "There is no music in"),
        (lambda path: soundfile.write(path, np.zeros(0), RATE, format="WAV"), "has no sound in it."),
    ],
)
def test_what_cannot_be_played_is_told_in_one_sentence_before_anything_is_said(
    tmp_path: Path, make: Callable[[Path], object], sentence: str
) -> None:
    place = tmp_path / "song.wav"
    make(place)
    with pytest.raises(MusicError, match=r"song\.wav"):
        chosen(str(place))
    script = tmp_path / "script.txt"
    script.write_text("yes\n")
    done = CliRunner().invoke(main, ["--music", str(place), "--script", str(script)])
    assert done.exit_code == 1
    assert sentence in done.output
    assert len(done.output.strip().splitlines()) == 1


def levels(music: MusicSound, blocks: int, **under: bool) -> float:
    made = []
    for _ in range(blocks):
        music.settle()
        made.append(music.block(**under))
    return dbfs(from_floats(np.concatenate(made[-SECOND:])))


def test_it_steps_back_for_the_voice_and_for_the_rhythm_and_comes_back() -> None:
    music = MusicSound(steady)
    music.turn(0.5)
    alone = levels(music, 6 * SECOND, speaks=False, beats=False)
    spoken = levels(music, 2 * SECOND, speaks=True, beats=True)
    beaten = levels(music, 5 * SECOND, speaks=False, beats=True)
    again = levels(music, 5 * SECOND, speaks=False, beats=False)
    music.close()
    assert spoken - alone == pytest.approx(20 * np.log10(UNDER_SPEECH), abs=0.3)
    assert beaten - alone == pytest.approx(20 * np.log10(UNDER_RHYTHM), abs=0.3)
    assert again == pytest.approx(alone, abs=0.3)


def test_a_hush_is_silence_within_a_block_until_it_is_wanted_again() -> None:
    mixer = Mixer(1.0, steady)
    mixer.music.turn(0.8)
    for _ in range(3 * SECOND):
        mixer.music.settle()
        mixer.block()
    mixer.hush(0.0)
    before = mixer.block()
    assert not before[BLOCK // 2 :].any()
    assert not np.concatenate([mixer.block() for _ in range(10 * SECOND)]).any()
    mixer.music.turn(0.8)
    for _ in range(5 * SECOND):
        mixer.music.settle()
        after = mixer.block()
    mixer.music.close()
    assert dbfs(after) > -40


def broken() -> Iterator[Floats]:
    yield np.full(RATE, 0.1, np.float32)
    raise OSError("the stick was pulled out")


def test_music_that_can_no_longer_be_read_falls_silent(caplog: pytest.LogCaptureFixture) -> None:
    music = MusicSound(broken)
    music.turn(0.5)
    music._source._faults.note = lambda *_: None  # type: ignore[method-assign]  # expected here
    assert levels(music, 3 * SECOND, speaks=False, beats=False) == -100
    assert "stick" not in caplog.text


def spoken(folder: Path, music: Pieces, script: Sequence[tuple[int, Sounding]]) -> np.ndarray:
    speaker = Speaker("espeak-ng", 150, 1.0, cache=folder, music=music)
    made = []
    try:
        for number in range(6 * SECOND):
            for _, effect in (each for each in script if each[0] == number):
                speaker.perform(effect)
            speaker.settle()
            made.append(speaker.block())
    finally:
        speaker.close()
    return np.concatenate(made)


def test_off_the_card_the_same_wishes_have_the_same_samples(tmp_path: Path) -> None:
    script: list[tuple[int, Sounding]] = [
        (0, Music(0.5)),
        (40, Say("key", "Slower.")),
        (60, Cue(20.0)),
        (150, Hush()),
    ]
    runs = [spoken(tmp_path, chosen("rain"), script) for _ in range(2)]
    assert np.array_equal(runs[0], runs[1])
    assert dbfs(runs[0][30 * BLOCK : 40 * BLOCK]) > -60
    assert not runs[0][152 * BLOCK :].any()


def test_pieces_are_joined_whatever_their_length() -> None:
    songs = (iter([np.ones(length, np.float32)] * 5) for length in (1, 700, 40_000, 9, 16_000))
    made = np.concatenate(list(islice(music_files.joined(songs), 1000)))
    assert len(made)
    assert made.max() <= 2
