from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from assistant.audio.sound import FULL_SCALE
from assistant.clock import RATE
from assistant.speaking.finishing import LEVEL, finish
from assistant.speaking.limiting import true_peak
from assistant.speaking.loudness import loudness


def file(
    rate: int, before: float, speech: float, after: float, amplitude: float = 0.2, kind: str = "WAV"
) -> bytes:
    time = np.arange(round(rate * speech)) / rate
    voice = amplitude * np.sin(2 * np.pi * 300 * time)
    samples = np.concatenate([np.zeros(round(rate * before)), voice, np.zeros(round(rate * after))])
    data = io.BytesIO()
    soundfile.write(data, samples, rate, format=kind, subtype="PCM_16")
    return data.getvalue()


@pytest.mark.parametrize("rate", [11_025, 16_000, 22_050, 44_100])
@pytest.mark.parametrize("kind", ["WAV", "AIFF"])
def test_silence_around_the_speech_is_cut_to_a_breath(rate: int, kind: str) -> None:
    sound = finish(file(rate, before=0.6, speech=1.0, after=1.5, kind=kind))
    assert 1.0 <= len(sound) / RATE <= 1.12
    assert sound[0] == sound[-1] == 0


def test_silence_inside_the_speech_stays() -> None:
    first, second = file(RATE, 0.0, 0.5, 0.8), file(RATE, 0.0, 0.5, 0.0)
    both = io.BytesIO()
    samples = np.concatenate([soundfile.read(io.BytesIO(part))[0] for part in (first, second)])
    soundfile.write(both, samples, RATE, format="WAV")
    assert len(finish(both.getvalue())) / RATE == pytest.approx(1.8, abs=0.1)


@pytest.mark.parametrize("amplitude", [0.02, 0.2, 0.95])
def test_every_voice_is_equally_loud(amplitude: float) -> None:
    sound = finish(file(22_050, 0.1, 2.0, 0.1, amplitude)).astype(np.float32) / FULL_SCALE
    assert loudness(sound) == pytest.approx(LEVEL, abs=0.1)


def test_peaks_are_not_driven_into_the_ceiling() -> None:
    samples = np.zeros(RATE)
    samples[:: RATE // 100] = 0.9
    data = io.BytesIO()
    soundfile.write(data, samples, RATE, format="WAV")
    assert true_peak(finish(data.getvalue()).astype(np.float32) / FULL_SCALE) <= 10 ** (-1 / 20)


@pytest.mark.parametrize("seconds", [0.0, 0.001, 1.0])
def test_silence_is_nothing(seconds: float) -> None:
    assert len(finish(file(22_050, seconds, 0.0, 0.0))) == 0


def test_a_file_that_is_no_sound_is_told() -> None:
    with pytest.raises(soundfile.LibsndfileError):
        finish(b"no sound at all")
