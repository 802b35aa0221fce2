"""A device that sends sound faster than time goes by is no microphone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.audio.pace import AHEAD, Pace
from assistant.clock import BLOCK, to_seconds

EACH = to_seconds(BLOCK)


def sent(pace: Pace, begin: float, end: float, speed: float = 1.0) -> float:
    """Blocks at so many times the pace of time; returns the second at which it was first too fast, or -1."""
    now, first = begin, -1.0
    while now < end:
        now += EACH / speed
        pace.note(EACH, now)
        if pace.too_fast and first < 0:
            first = now
    return first


def test_real_ones_are_well_for_hours_though_clocks_differ() -> None:
    assert sent(Pace(0.0), 0.0, 7200.0, 1.001) < 0


def test_what_piled_up_while_nobody_took_it_is_no_hurry() -> None:
    pace, now = Pace(0.0), 0.0
    for _ in range(20):
        now += 2.5  # nothing was taken
        for _ in range(round(2.5 / EACH)):
            now += 0.0005
            pace.note(EACH, now)
        assert not pace.too_fast
        assert sent(pace, now, now + 5.0) < 0
        now += 5.0


def test_a_device_that_is_none_is_known_before_it_has_sent_five_seconds() -> None:
    assert 0 <= sent(Pace(0.0), 0.0, 10.0, 250.0) < 5.0 / 250
    assert 0 <= sent(Pace(0.0), 0.0, 60.0, 1.5) < 10.0


def test_it_counts_as_well_again_when_it_keeps_pace() -> None:
    pace = Pace(0.0)
    sent(pace, 0.0, 5.0, 250.0)
    assert pace.too_fast
    sent(pace, 5.0, 200.0)
    assert not pace.too_fast


ON_NOTHING = """
import time
from assistant.audio.card import Card
from assistant.audio.devices import CardError, Devices

try:
    card = Card(Devices())
except CardError:
    raise SystemExit("no card")
card.begin()
end = time.monotonic() + 2
print(sum(card.read() is not None for _ in iter(lambda: time.monotonic() < end, False)))
card.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ALSA is of Linux")
def test_a_session_on_the_null_device_of_alsa_runs_no_faster_than_time(tmp_path: Path) -> None:
    (tmp_path / ".asoundrc").write_text("pcm.!default { type null }\n", encoding="ascii")
    done = subprocess.run(
        [sys.executable, "-P", "-c", ON_NOTHING],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if "no card" in done.stderr:
        pytest.skip("PortAudio does not open it here")
    assert int(done.stdout) <= (AHEAD + 2) / EACH
