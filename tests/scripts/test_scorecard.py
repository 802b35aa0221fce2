"""The scorecard of people's recordings, on folders such as somebody may have."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from benchmarks.figures import hourly, wilson
from benchmarks.people import MANIFEST, RecordingsError, gathered

SCRIPT = Path(__file__).parents[2] / "scripts" / "scorecard.py"
HEAD = "path\ttranscript\tspeaker"


def folder(place: Path, *lines: str) -> Path:
    (place / MANIFEST).write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    return place


def tone(path: Path, rate: int = 16_000, seconds: float = 0.6, channels: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    wave = 0.1 * np.sin(2 * np.pi * 300 * np.arange(round(rate * seconds)) / rate)
    soundfile.write(path, np.repeat(wave[:, None], channels, axis=1), rate)


def test_other_rates_and_channels_are_brought_to_one(tmp_path: Path) -> None:
    tone(tmp_path / "words/stop/a.wav", 44_100, channels=2)
    (found,) = gathered(folder(tmp_path, "words/stop/a.wav\tstop\tann")).all
    assert (found.kind, found.group, found.transcript, found.speaker) == ("words", "stop", "stop", "ann")
    assert abs(len(found.sound) - 9600) <= 1
    assert found.sound.dtype == np.int16
    assert found.end <= len(found.sound)


def test_what_cannot_be_used_is_told_and_the_rest_is_measured(tmp_path: Path) -> None:
    tone(tmp_path / "noise/fan/a.wav")
    (tmp_path / "noise/fan/text.flac").write_text("no sound")
    soundfile.write(tmp_path / "noise/fan/silent.wav", np.zeros(9600), 16_000)
    tone(tmp_path / "noise/fan/short.wav", seconds=0.05)
    lines = (
        f"noise/fan/{name}\t\t" for name in ("a.wav", "text.flac", "silent.wav", "short.wav", "gone.wav")
    )
    found = gathered(folder(tmp_path, *lines))
    assert [each.path.name for each in found.all] == ["a.wav"]
    assert [fault.split(": ")[1] for fault in found.unusable] == [
        "it cannot be read as sound.",
        "it is silent.",
        "it is too short.",
        "it is not there.",
    ]


def test_without_a_transcript_the_folder_names_the_word(tmp_path: Path) -> None:
    tone(tmp_path / "words/it_hurts/a.wav")
    (found,) = gathered(folder(tmp_path, "words/it_hurts/a.wav\t\t")).all
    assert found.transcript == "it hurts"


def test_half_of_the_speakers_is_always_the_same(tmp_path: Path) -> None:
    for name in "abcdefgh":
        tone(tmp_path / f"words/stop/{name}.wav")
    found = gathered(folder(tmp_path, *(f"words/stop/{name}.wav\tstop\t{name}" for name in "abcdefgh")))
    first = [each.speaker for each in found.all if each.in_first_half]
    assert 0 < len(first) < 8
    assert first == [each.speaker for each in gathered(tmp_path).all if each.in_first_half]


@pytest.mark.parametrize("manifest", [None, "", f"{HEAD}\nwords/stop/gone.wav\tstop\tann\n"])
def test_a_folder_with_nothing_in_it_is_told(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(RecordingsError, match=MANIFEST):
        gathered(tmp_path)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--audio", str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_the_bounds_are_wilsons() -> None:
    assert wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)  # Newcombe 1998
    assert wilson(0, 10)[0] == 0
    assert wilson(10, 10)[1] == 1
    assert wilson(0, 0) == (0, 1)


def test_a_rate_lies_between_its_bounds() -> None:
    rate, low, high = hourly(8, 0.5)
    assert low < rate == 16 < high
    assert hourly(0, 1.0)[:2] == (0, 0)
    assert hourly(0, 0)[2] == float("inf")


def test_a_folder_of_noise_and_one_word_is_measured_and_written(tmp_path: Path) -> None:
    tone(tmp_path / "noise/fan/a.wav", 8000, 2.0)
    tone(tmp_path / "words/stop/a.wav", 22_050)
    folder(tmp_path, "noise/fan/a.wav\t\t", "words/stop/a.wav\tstop\tann", "words/stop/b.wav\tstop\tbob")
    card = tmp_path / "card.md"
    command = [sys.executable, str(SCRIPT), "--audio", str(tmp_path), "--card", str(card)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = card.read_text(encoding="utf-8")
    assert "b.wav: it is not there." in done.stderr
    assert "| “stop” | quiet, coaching | 1, 1 |" in page
    assert "of them strengthening" in page
    assert page.split("-->\n")[1].split("<!--")[0].strip() in done.stdout
