"""What a recording of a room and the program's own account of the same minutes come to. Nothing here waits."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.audio.playing import AHEAD
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, RATE, to_samples, to_seconds
from assistant.dialog.attention import SAME_UTTERANCE
from assistant.dialog.effects import Hush, Listen, Show
from assistant.recording.recording import RecordedTurn
from assistant.understanding.understood import Understood

SILENT = 8
"""Samples no louder than this are silence: digital silence that was resampled."""
SILENCE = to_samples(0.01)
LIKENESS = 0.3
"""Correlation from which a sound is found: without it some 0.1 is reached by chance."""
AFTER = 0.7
"""Seconds after somebody spoke in which what is heard may seem to begin: it comes later, and echoes."""
MEANWHILE = 0.5
"""Seconds before an utterance that count as during it."""


@dataclass(frozen=True)
class Said:
    """What a person said into the room."""

    words: str
    who: str
    voice: str
    start: int
    """Samples of the room's recording: its first, and the one after its last."""
    end: int
    over: bool = False
    """A protective word that was said while the program was speaking."""


def place(sound: Sound, room: Sound, first: int, last: int) -> int | None:
    """The sample of `room` at which `sound` begins, looked for from `first` to `last`; None is nowhere.

    By normalised correlation, so that the highest is the likest and not the loudest.
    """
    first, last = max(0, first), min(last, len(room) - len(sound))
    if last <= first or not sound.any():
        return None
    heard = room[first : last + len(sound)].astype(np.float64)
    wanted = sound.astype(np.float64)
    size = len(heard) + len(sound)
    products = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size)), size)
    power = np.concatenate([[0.0], np.cumsum(np.square(heard))])
    spans = power[len(sound) :] - power[: -len(sound)]
    count = last - first + 1
    likeness = products[:count] / np.sqrt((spans[:count] + 1) * (wanted @ wanted))
    best = int(likeness.argmax())
    return first + best if likeness[best] >= LIKENESS else None


def silent_from(loudspeaker: Sound, start: int) -> int | None:
    """The first sample of the first hundredth of a second of silence from `start` on."""
    quiet = np.concatenate([[0], np.cumsum(np.abs(loudspeaker[start:].astype(int)) <= SILENT)])
    found = np.flatnonzero(quiet[SILENCE:] - quiet[:-SILENCE] == SILENCE)
    return start + int(found[0]) if len(found) else None


ANCHOR = to_samples(3.0)
"""Samples of its voice by which the program is found in the recording."""
EVERY = to_samples(30.0)
ASTRAY = to_samples(4.0)
"""By how many samples the clocks may differ, at the most."""
SOUNDING = 300


class Clock:
    """Samples of a session as samples of the room's recording, and back.

    A session counts what it hears; what it missed while the microphone was away it did not count.
    """

    def __init__(self, turns: Sequence[RecordedTurn], began: float) -> None:
        """`began`: POSIX time of the recording's first sample."""
        self._session = np.array([turn.tick.samples for turn in turns])
        self._room = np.maximum.accumulate([(turn.tick.wall - began) for turn in turns])

    def anchored(self, emitted: Sound, loudspeaker: Sound) -> Clock:
        """The same, corrected by where the program's sentences really came out of the loudspeaker.

        A software card keeps its own time: beside three sessions it went astray by a second in twenty minutes.

        Args:
            emitted: all that the program handed to its loudspeaker.
            loudspeaker: what came out of it.
        """
        found: list[tuple[float, float]] = []
        for first in range(0, len(emitted) - ANCHOR, EVERY):
            sounding = np.flatnonzero(np.abs(emitted[first : first + EVERY].astype(int)) > SOUNDING)
            if not len(sounding):
                continue
            start = first + int(sounding[0])
            about = self.room(start)
            at = place(emitted[start : start + ANCHOR], loudspeaker, about - ASTRAY, about + ASTRAY)
            if at is not None:
                found.append((start, (at - AHEAD * BLOCK - about) / RATE))
        other = copy(self)
        if found:
            starts, late = np.array(found).T
            other._room = np.maximum.accumulate(self._room + np.interp(self._session, starts, late))
        return other

    def room(self, session: int) -> int:
        """The sample of the recording at about this one of the session."""
        return to_samples(float(np.interp(session, self._session, self._room)))

    def session(self, room: int) -> int:
        """The sample of the session at about this one of the recording."""
        return int(np.interp(to_seconds(room), self._room, self._session))


def hushes(turns: Sequence[RecordedTurn]) -> list[int]:
    """The samples of the session at which the program was told to be silent."""
    return [turn.tick.samples for turn in turns if any(isinstance(each, Hush) for each in turn.effects)]


def cut(emitted: Sound, loudspeaker: Sound, hush: int, about: int) -> int | None:
    """The sample of the loudspeaker's recording at which its voice broke off.

    Args:
        emitted: all that the program handed to its loudspeaker.
        loudspeaker: what came out of it.
        hush: the sample of the session at which it was told to be silent.
        about: the same sample of the recording, to within a second.
    """
    first = max(0, hush - to_samples(1.0) - BLOCK)
    before = emitted[first : hush - BLOCK]
    reach = to_samples(1.0)
    at = place(before, loudspeaker, about - len(before) - reach, about - len(before) + reach)
    if at is None:
        return None
    silent = silent_from(loudspeaker, at + len(before) - BLOCK)
    return None if silent is None else _began(loudspeaker, silent)


def _began(loudspeaker: Sound, silent: int) -> int:
    """Where a silence began: what waited for the loudspeaker fell silent before what was handed over then."""
    first = max(0, silent - AHEAD * BLOCK)
    sounding = np.flatnonzero(np.abs(loudspeaker[first:silent].astype(int)) > SILENT)
    return first + int(sounding[-1]) + 1 if len(sounding) else first


@dataclass(frozen=True)
class Unasked:
    """What the program took for words while nobody who talks to it spoke."""

    at: int
    """Sample of the session."""
    text: str
    reaction: bool
    """It fell silent."""
    acted: bool
    """It did something else about it."""
    own: bool
    """Its own voice sounded meanwhile."""


def unasked(turns: Sequence[RecordedTurn], clock: Clock, said: Sequence[Said]) -> list[Unasked]:
    """Every utterance that was understood and is nobody's, once, in their order."""
    found: list[tuple[int, Unasked]] = []
    for number, turn in enumerate(turns):
        for understood in turn.understood:
            start, at = clock.room(understood.start), clock.room(turn.tick.samples)
            if not understood.intents or _somebodys(start, at, said):
                continue
            now = _unasked(turns, number, understood)
            if found and abs(found[-1][0] - understood.start) <= SAME_UTTERANCE:
                began, before = found[-1]
                found[-1] = (
                    began,
                    replace(
                        before, reaction=before.reaction or now.reaction, acted=before.acted or now.acted
                    ),
                )
            else:
                found.append((understood.start, now))
    return [each for _, each in found]


def _somebodys(start: int, at: int, said: Sequence[Said]) -> bool:
    """Whether somebody spoke between the beginning of an utterance and the time at which it was told."""
    return any(start < each.end + to_samples(AFTER) and at > each.start for each in said)


def _unasked(turns: Sequence[RecordedTurn], number: int, understood: Understood) -> Unasked:
    turn = turns[number]
    reaction = any(isinstance(effect, Hush) for effect in turn.effects)
    acted = not reaction and any(not isinstance(effect, Hush | Listen | Show) for effect in turn.effects)
    first = understood.start - to_samples(MEANWHILE)
    during = [each for each in turns[: number + 1] if each.tick.samples >= first]
    fractions = {(each.tick.speech.number, each.tick.speech.fraction) for each in during}
    return Unasked(turn.tick.samples, understood.text, reaction, acted, len(fractions) > 1)


@dataclass(frozen=True)
class Pace:
    """How blocks came from the microphone."""

    blocks: int
    late: int
    """That many came longer after the one before than the loudspeaker has in reserve."""
    longest: float
    """Seconds between two blocks, the most."""
    deaf: int
    """Blocks in the time in which there was no microphone."""


def pace(turns: Sequence[RecordedTurn], reserve: float) -> Pace:
    """Of the turns in which the microphone was there.

    Args:
        turns: in their order; the first is the beginning.
        reserve: seconds of sound that wait for the loudspeaker when all goes well.
    """
    walls: NDArray[np.float64] = np.array([turn.tick.wall for turn in turns[1:]])
    deaf = np.array([turn.tick.deaf for turn in turns[1:]], bool)
    near = np.convolve(deaf, np.ones(5), "same") > 0
    gaps = np.diff(walls)[~(near[1:] | near[:-1])]
    longest = float(gaps.max()) if len(gaps) else 0.0
    return Pace(int((~deaf).sum()), int((gaps > reserve).sum()), longest, int(deaf.sum()))
