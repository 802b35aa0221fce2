"""Something stops beating, and is back only when it goes on."""

from __future__ import annotations

from assistant.audio.pulse import STEADY_AFTER, Pulse


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def beating(pulse: Pulse, clock: Clock, seconds: float) -> None:
    for _ in range(round(seconds / 0.03)):
        clock.now += 0.03
        pulse.beat()


def test_it_stops_and_is_back_only_when_it_goes_on() -> None:
    clock = Clock()
    pulse = Pulse(1.5, clock)
    pulse.begin(3.0)
    clock.now += 2.9
    assert pulse.steady
    beating(pulse, clock, 5)
    clock.now += 1.6
    assert pulse.stopped
    beating(pulse, clock, STEADY_AFTER / 2)
    assert not pulse.stopped
    assert not pulse.steady
    clock.now += 1.6  # a device that took what it had room for
    assert pulse.stopped
    beating(pulse, clock, STEADY_AFTER + 0.1)
    assert pulse.steady
