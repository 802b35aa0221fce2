"""Everything that is played, added up block by block: the voice, and the rhythm cue and music under it."""

from __future__ import annotations

import numpy as np

from assistant.audio.sound import FULL_SCALE, Sound, from_floats
from assistant.clock import BLOCK, to_samples
from assistant.speaking.cue import CueSound
from assistant.speaking.music import USUAL_MUSIC, MusicSound, Pieces
from assistant.speaking.ramp import Ramp
from assistant.speaking.utterances import RAMP, Utterances

DUCKED = 0.2
"""The gain while somebody else is to be heard: -14 dB."""
_DOWN = BLOCK
_UP = to_samples(0.4)
_TURN = to_samples(0.15)
"""Samples that a new volume takes."""


class Mixer:
    """What its utterances, its cue and its music make of each block."""

    def __init__(self, volume: float, music: Pieces = USUAL_MUSIC) -> None:
        self.music = MusicSound(music)
        self.utterances = Utterances()
        self.cue = CueSound()
        self._volume = volume
        self._ducked = False
        self._gain = Ramp(self._loudness)

    def hush(self, fade: float) -> None:
        """Silence within `fade` seconds, in the next block at the soonest; what waits is forgotten."""
        samples = max(RAMP, to_samples(fade))
        self.utterances.cut(samples)
        self.cue.fade(samples)
        self.music.hush(samples)

    def turn(self, volume: float) -> None:
        """Play at that volume, 0 to 1: half of it sounds about half as loud."""
        self._volume = volume
        self._gain.glide(self._loudness, _TURN)

    def duck(self, on: bool) -> None:
        """Step back while `on`, then come back, both smoothly."""
        if on != self._ducked:
            self._ducked = on
            self._gain.glide(self._loudness, _DOWN if on else _UP)

    def block(self) -> Sound:
        """The next clock.BLOCK samples: voice, cue and music together, at the volume that is set."""
        mix = self.cue.block()
        pieces = self.utterances.advance(BLOCK)
        mix += self.music.block(speaks=bool(pieces), beats=bool(mix.any()))
        for piece in pieces:
            before, after = piece.gains
            count = len(piece.sound)
            line = np.linspace(before, after, count + 1, dtype=np.float32)[1:] / FULL_SCALE
            mix[piece.at : piece.at + count] += piece.sound * line
        return from_floats(mix * self._gain.take(BLOCK))

    @property
    def _loudness(self) -> float:
        return self._volume**2 * (DUCKED if self._ducked else 1.0)
