from __future__ import annotations

import os
import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from assistant.audio.files import SoundFileError, Writer, blocks, read
from assistant.audio.sound import dbfs
from assistant.clock import BLOCK, RATE


def tone(rate: int, seconds: float = 1.0, amplitude: float = 0.5) -> NDArray[np.float64]:
    return amplitude * np.sin(2 * np.pi * 440 * np.arange(round(rate * seconds)) / rate)


@pytest.mark.parametrize("rate", [8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24"])
@pytest.mark.parametrize("ending", ["wav", "flac"])
def test_any_rate_is_read_at_the_programs_rate(tmp_path: Path, rate: int, subtype: str, ending: str) -> None:
    path = tmp_path / f"tone.{ending}"
    soundfile.write(path, tone(rate), rate, subtype=subtype)
    sound = read(path)
    assert sound.dtype == np.int16
    assert abs(len(sound) - RATE) <= 1
    middle = sound[RATE // 4 : RATE * 3 // 4] / 32768
    assert np.abs(middle - tone(RATE)[RATE // 4 : RATE * 3 // 4]).max() < 0.002


def test_channels_are_averaged(tmp_path: Path) -> None:
    path = tmp_path / "stereo.wav"
    soundfile.write(path, np.stack([tone(RATE), np.zeros(RATE)], axis=1), RATE)
    assert dbfs(read(path)) == pytest.approx(dbfs((tone(RATE) * 16384).astype(np.int16)), abs=0.01)


def test_sixteen_bits_at_the_programs_rate_come_back_sample_for_sample(tmp_path: Path) -> None:
    path = tmp_path / "same.wav"
    sound = np.random.default_rng(1).integers(-32768, 32768, 5_000).astype(np.int16)
    soundfile.write(path, sound, RATE)
    assert np.array_equal(read(path), sound)


def test_too_loud_floats_are_clipped_and_do_not_wrap(tmp_path: Path) -> None:
    path = tmp_path / "loud.wav"
    soundfile.write(path, np.array([0.0, 1.5, -1.5]), RATE, subtype="FLOAT")
    assert read(path).tolist() == [0, 32767, -32768]


@pytest.mark.parametrize("length", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 70_000])
def test_blocks_hold_the_file_and_the_last_is_filled_with_silence(tmp_path: Path, length: int) -> None:
    path = tmp_path / "some.wav"
    sound = np.arange(length, dtype=np.int64).astype(np.int16)
    soundfile.write(path, sound, RATE)
    parts = list(blocks(path))
    assert [len(part) for part in parts] == [BLOCK] * -(-length // BLOCK)
    whole = np.concatenate([np.zeros(0, np.int16), *parts])
    assert np.array_equal(whole[:length], sound)
    assert not whole[length:].any()


def test_a_bad_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    words = tmp_path / "words.wav"
    words.write_text("not a sound")
    with pytest.raises(SoundFileError, match=r"words\.wav is no sound .*Save it as WAV or FLAC"):
        read(words)
    with pytest.raises(SoundFileError, match=r"gone\.wav is not there\. Check its name"):
        list(blocks(tmp_path / "gone.wav"))


def test_a_file_cut_off_in_the_middle_is_a_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "cut.flac"
    soundfile.write(path, np.random.default_rng(1).uniform(-0.5, 0.5, RATE * 3), RATE)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SoundFileError, match=r"cut\.flac"):
        read(path)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    sound = np.random.default_rng(2).integers(-32768, 32768, 10 * BLOCK).astype(np.int16)
    with Writer(path) as writer:
        for block in sound.reshape(-1, BLOCK):
            writer.write(block)
    writer.close()
    assert np.array_equal(read(path), sound)


def test_the_file_is_whole_after_every_block_though_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "killed.wav"
    program = (
        "import os, sys, numpy, pathlib\n"
        "from assistant.audio.files import Writer\n"
        "writer = Writer(pathlib.Path(sys.argv[1]))\n"
        "for value in range(1, 8): writer.write(numpy.full(480, value, 'int16'))\n"
        "os.abort()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(path)], check=False, env={**os.environ, "PYTHONFAULTHANDLER": ""}
    )
    assert ended.returncode != 0
    with wave.open(str(path)) as file:
        assert file.getnframes() == 7 * BLOCK
        assert file.getframerate() == RATE
    assert set(read(path)) == set(range(1, 8))


def test_an_empty_recording_is_a_sound_file_too(tmp_path: Path) -> None:
    Writer(tmp_path / "empty.wav").close()
    assert len(read(tmp_path / "empty.wav")) == 0


@pytest.mark.parametrize("told", [0, 1, 2_000, 0xFFFF_FFFF])
def test_a_wrong_length_in_the_header_is_no_end(tmp_path: Path, told: int) -> None:
    path = tmp_path / "ended.wav"
    sound = np.random.default_rng(2).integers(-9_000, 9_000, 9_000).astype(np.int16)
    soundfile.write(path, sound, RATE)
    whole = bytearray(path.read_bytes())
    at = whole.index(b"data") + 4
    whole[at : at + 4] = told.to_bytes(4, "little")
    path.write_bytes(whole)
    assert np.array_equal(read(path), sound)


def test_what_follows_the_sound_is_no_sound(tmp_path: Path) -> None:
    path = tmp_path / "named.wav"
    sound = np.arange(999, dtype=np.int16)
    soundfile.write(path, sound, RATE)
    title = b"a title that somebody gave"
    chunk = b"LIST" + len(title).to_bytes(4, "little") + title
    path.write_bytes(path.read_bytes() + chunk)
    assert np.array_equal(read(path), sound)


@pytest.mark.parametrize("other", [-1.0, -0.9])
def test_channels_that_cancel_each_other_are_heard(tmp_path: Path, other: float) -> None:
    path = tmp_path / "against.wav"
    soundfile.write(path, np.stack([tone(RATE), other * tone(RATE)], axis=1), RATE)
    assert dbfs(read(path)) == pytest.approx(dbfs((tone(RATE) * 32767).astype(np.int16)), abs=0.1)


@pytest.mark.filterwarnings("error")
def test_samples_that_are_no_numbers_are_silence(tmp_path: Path) -> None:
    path = tmp_path / "broken.wav"
    soundfile.write(path, np.array([0.5, np.nan, np.inf, -np.inf, 0.25]), RATE, subtype="FLOAT")
    assert read(path).tolist() == [16384, 0, 32767, -32768, 8192]


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
def test_a_steady_tone_is_steady_wherever_the_file_is_cut_into_pieces(tmp_path: Path, kind: str) -> None:
    time = np.arange(6 * 44_100) / 44_100
    path = tmp_path / f"tone.{kind}"
    soundfile.write(path, 0.1 * np.sin(2 * np.pi * 330 * time), 44_100)
    sound = read(path).astype(np.float64)[RATE // 2 : 5 * RATE]
    levels = [np.sqrt(np.mean(each**2)) for each in np.array_split(sound, 200)]
    assert max(levels) < 1.05 * min(levels)
