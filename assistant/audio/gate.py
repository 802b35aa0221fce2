"""Whether what the canceller left is somebody, or only what it always leaves."""

from __future__ import annotations

from collections import deque
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from assistant.audio.delay import LONGEST
from assistant.clock import BLOCK, RATE, to_samples

Floats: TypeAlias = NDArray[np.float64]

_EDGES = np.array([150, 300, 450, 650, 900, 1200, 1600, 2100, 2700, 3500, 4500, 5700, 6800, 7900])
"""Hertz, the borders of the bands: about as wide as an ear's, and so many at the top that an s alone is seen."""
_FIRST = np.round(_EDGES * BLOCK / RATE).astype(int)
_BANDS = len(_EDGES) - 1
_WINDOW = np.hanning(BLOCK)
_FADING = 10 ** (-0.3)
"""What is left of an echo a block later, at the most: 3 dB less, as in a room that rings for 0.6 s."""
_KNOWN = to_samples(2.0) // BLOCK
"""Blocks of own voice before anything is said."""
_USED = to_samples(3.0) // BLOCK
"""Blocks of own voice, the latest, from which it is known what comes back and what is left of it."""
_USUAL = 98
"""Percentile of them that counts as usual."""
_SOFT = 100.0
"""Power of played sound that tells nothing: 70 dB below full scale."""
_FAINT = 0.03
"""Power, of the whole echo's, under which nobody is looked for: 15 dB less."""
_TELLING = 1000.0
"""Power of what is played in a band from which its echo tells something: 60 dB below full scale."""
_FLOORS = to_samples(3.0) // BLOCK
_FLOOR = 20
"""Percentile of that many blocks that is the room's own noise."""
_OVER = 4.0
"""Power over the usual that is somebody: 6 dB."""
_WIDE = 3
"""Bands in which it has to be."""
_EXPLAINED = 0.5
"""Share of the echo that has to be found where it is expected; if it is not, the echo has moved."""
_LOUDER = 4.0
"""Power over the whole echo that is somebody even then: 6 dB."""
_BESIDE = to_samples(0.24) // BLOCK
"""Blocks before and after somebody that may be somebody still."""
_LASTING = to_samples(2.0) // BLOCK
"""Blocks after which what is over the usual has become usual."""


class ResidualGate:
    """Knows what the echo canceller leaves in each band, and tells what is more than that."""

    def __init__(self) -> None:
        self._played = deque([np.zeros(_BANDS)] * (LONGEST // BLOCK + 2), maxlen=LONGEST // BLOCK + 2)
        self._sounds = np.zeros(_BANDS)
        self._ways: deque[Floats] = deque(maxlen=_USED)
        """Of blocks of own voice: what is left and what was heard, of what was played, in each band."""
        self._pending: deque[Floats] = deque()
        """Blocks that turn out soft parts of somebody's word when somebody is heard right after them."""
        self._held: list[Floats] = []
        """Blocks beside and under somebody's words."""
        self._calm = _BESIDE
        """Blocks since somebody was heard."""
        self._floors: deque[Floats] = deque([np.full(_BANDS, 5.0)], maxlen=_FLOORS)
        self._recent: deque[tuple[float, float]] = deque([(0.0, 0.0)], maxlen=3)
        self._over: deque[bool] = deque([False] * 3, maxlen=3)
        self._floor = self._floors[0]
        self._usual = np.ones((2, _BANDS))

    @property
    def floor(self) -> float:
        """Root mean square of the room's own noise."""
        return float(np.sqrt(self._floor.sum()))

    @property
    def knows(self) -> bool:
        """Whether enough of our own voice has come back."""
        return len(self._ways) >= _KNOWN

    @property
    def sounding(self) -> bool:
        """Whether our own voice is to be heard now."""
        return bool((self._usual[1] * self._sounds > _OVER * self._floor).any())

    def forget(self) -> None:
        """What is left may be another now: nothing is said until it is known again."""
        self._ways.clear()
        self._pending.clear()
        self._held.clear()

    def somebody(self, heard: Floats, left: Floats, echo: Floats, played: Floats, delay: int | None) -> bool:
        """Whether somebody speaks, into our own voice or into silence.

        Args:
            heard: a block from the microphone.
            left: what the canceller made of it.
            echo: what it took for the echo.
            played: the block that was played with it.
            delay: samples from playing to hearing; None is unknown.
        """
        now = _powers(left)
        self._played.appendleft(_powers(played))
        first = 0 if delay is None else delay // BLOCK
        last = len(self._played) - 1 if delay is None else first + 1
        coming = np.max([self._played[at] for at in range(first, last + 1)], axis=0)
        self._sounds = np.maximum(coming, _FADING * self._sounds)
        self._recent.append((float(heard @ heard - left @ left), float(echo @ echo)))
        ours = float((self._usual[0] * self._sounds).sum())
        if self._sounds.sum() < _SOFT or (self.knows and ours < now.sum() / 2):
            self._floors.append(now)
            self._floor = np.percentile(self._floors, _FLOOR, axis=0)
        over = now > _OVER * (self._usual[0] * self._sounds + self._floor)
        whole = float((self._usual[1] * self._sounds).sum())
        alien = bool(over.sum() >= _WIDE and (self._explains() or now.sum() > _LOUDER * whole))
        self._over.append(alien)
        self._learn(now, _powers(heard), alien=alien and self.knows)
        return sum(self._over) >= 2 and self.knows

    def _learn(self, left: Floats, heard: Floats, *, alien: bool) -> None:
        told = self._sounds > _TELLING
        if 2 * told.sum() < _BANDS:
            return  # the rhythm alone: from its few bands nothing is known of the others
        # The room's own noise is no echo: beside soft sounds it would pass for a bad canceller.
        way = np.maximum(0, np.stack([left, heard]) - _OVER * self._floor) / np.maximum(
            self._sounds, _TELLING
        )
        way = np.where(told, way, self._usual)
        self._calm = 0 if alien else self._calm + 1
        if self._calm > _BESIDE:
            self._held.clear()
            self._pending.append(way)
            if len(self._pending) > _BESIDE:
                self._ways.append(self._pending.popleft())
        else:
            self._held.extend([*self._pending, way])
            self._pending.clear()
            if len(self._held) >= _LASTING:
                self._ways.extend(self._held)
                self._held.clear()
        if not self._ways:
            return
        left_of, heard_of = np.percentile(self._ways, _USUAL, axis=0)
        self._usual = np.stack([np.maximum(left_of, _FAINT * heard_of), heard_of])

    def _explains(self) -> bool:
        gone, expected = np.sum(self._recent, axis=0)
        return bool(gone >= _EXPLAINED * expected)


def _powers(block: Floats) -> Floats:
    """Mean power in each band."""
    spectrum = np.fft.rfft(block * _WINDOW)
    power = np.square(np.abs(spectrum)) * (16 / 3 / BLOCK**2)
    return np.add.reduceat(power, _FIRST)[:-1]
