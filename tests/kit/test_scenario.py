from pathlib import Path

import numpy as np
import pytest
import soundfile
from kit.noises import noise
from kit.recordings import needs_people
from kit.scenario import QUIET, At, scene
from kit.voices import ESPEAK, FLITE, needs_flite, render

from assistant.clock import BLOCK, RATE

VOICES = [*(pytest.param(voice, marks=needs_flite) for voice in FLITE), *ESPEAK]


@pytest.mark.parametrize("voice", VOICES)
def test_words_are_cut_to_where_they_sound(voice: str) -> None:
    word = render(voice, "stop")
    assert 0.2 * RATE < len(word) < 0.8 * RATE
    tenth = RATE // 100
    loudest = np.abs(word.astype(int)).max()
    assert np.abs(word[:tenth].astype(int)).max() > loudest / 100
    assert np.abs(word[-tenth:].astype(int)).max() > loudest / 100


def test_voices_differ() -> None:
    first, second = (render(voice, "stop") for voice in ESPEAK)
    assert len(first) != len(second) or not np.array_equal(first, second)


def test_every_word_is_where_the_script_says() -> None:
    acted = scene(At(0.5, "stop", ESPEAK[0]), At(2.0, "yes", ESPEAK[1]), seconds=3)
    assert [line.start for line in acted.spoken] == [RATE // 2, 2 * RATE]
    for line in acted.spoken:
        inside = np.square(acted.sound[line.start : line.end].astype(float)).mean()
        before = np.square(acted.sound[line.start - 1600 : line.start].astype(float)).mean()
        after = np.square(acted.sound[line.end : line.end + 1600].astype(float)).mean()
        assert 10 * np.log10(inside / max(before, after)) == pytest.approx(QUIET, abs=2)


def test_a_line_has_the_ratio_it_asks_for() -> None:
    acted = scene(At(1.0, "stop", ESPEAK[0], snr=10), seconds=2, noise="pink", snr=30)
    spoken = acted.spoken[0]
    inside = np.square(acted.sound[spoken.start : spoken.end].astype(float)).mean()
    around = np.square(acted.sound[: spoken.start].astype(float)).mean()
    assert 10 * np.log10(inside / around - 1) == pytest.approx(10, abs=1.5)


def test_the_same_script_is_the_same_sound() -> None:
    line = At(0.5, "stop", ESPEAK[0])
    assert np.array_equal(scene(line, seconds=2).sound, scene(line, seconds=2).sound)


def test_a_scene_becomes_a_file(tmp_path: Path) -> None:
    acted = scene(At(0.5, "stop", ESPEAK[0]), seconds=2)
    acted.write(tmp_path / "scene.wav")
    sound, rate = soundfile.read(tmp_path / "scene.wav", dtype="int16")
    assert rate == RATE
    assert np.array_equal(sound, acted.sound)
    assert len(acted.sound) % BLOCK == 0


def test_a_line_must_fit() -> None:
    with pytest.raises(AssertionError, match="does not fit"):
        scene(At(0.9, "stop", ESPEAK[0]), seconds=1)


@pytest.mark.parametrize("kind", ["white", "pink", "swelling"])
def test_noises_are_as_loud_as_each_other(kind: str) -> None:
    made = noise(kind, 12 * RATE)
    assert len(made) == 12 * RATE
    assert np.sqrt(np.square(made.astype(float)).mean()) == pytest.approx(1000, rel=0.1)


@needs_people
def test_people_say_words() -> None:
    assert 0.15 * RATE < len(render("person:0", "stop")) < RATE
