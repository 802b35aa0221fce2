"""Which device is meant by a name or a number, and what is said when it is none or cannot be opened."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from assistant.audio.devices import CardError, found, listed, rate_of


class PortAudioError(Exception):
    pass


def module(
    *names: str, rates: tuple[int, ...] = (16_000,), refusal: tuple[Any, ...] = ("Invalid sample rate", -9997)
) -> Any:
    """PortAudio with these microphones, which run at these rates."""

    def check(samplerate: int, **_: Any) -> None:
        if samplerate not in rates:
            raise PortAudioError(*refusal)

    devices = [
        {"name": name, "hostapi": 0, "max_input_channels": 1, "max_output_channels": 0} for name in names
    ]
    return SimpleNamespace(
        PortAudioError=PortAudioError, query_devices=lambda: devices, check_input_settings=check
    )


def test_a_part_of_a_name_a_whole_one_or_a_number_is_enough() -> None:
    there = module("USB Headset", "USB", "Built-in")
    assert [found(there, "input", wanted) for wanted in ("built", "usb", "0", "")] == [2, 1, 0, None]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("headset", "More than one microphone"),
        ("nothing", "No microphone is named"),
        ("7", "No microphone is named"),
    ],
)
def test_what_is_not_one_device_is_told_with_those_there_are(wanted: str, told: str) -> None:
    with pytest.raises(CardError, match=told) as refused:
        found(module("Headset A", "Headset B"), "input", wanted)
    assert "0 Headset A, 1 Headset B" in str(refused.value)


@pytest.mark.parametrize("rate", [8_000, 32_000, 96_000])
def test_odd_rates_are_taken(rate: int) -> None:
    assert rate_of(module("Headset", rates=(rate,)), "input", "") == rate


def test_a_device_in_use_is_told_as_one() -> None:
    busy = module("Headset", rates=(), refusal=("Device unavailable", -9985))
    with pytest.raises(CardError, match="in use by another program"):
        rate_of(busy, "input", "")


def test_no_loudspeaker_at_all_is_told() -> None:
    assert listed(module("Headset"), "output") == []
    with pytest.raises(CardError, match="no loudspeaker here"):
        found(module("Headset"), "output", "")
