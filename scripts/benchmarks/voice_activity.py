"""Where utterances begin and end, told by loudness, by Silero, and by both: with nobody there, and around words."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from kit.made_sounds import cough, music, whispered
from numpy.typing import NDArray

from assistant.clock import BLOCK, RATE, to_samples, to_seconds
from assistant.hearing.endpointing import Endpointer
from assistant.hearing.voice_activity import VoiceActivity
from benchmarks.figures import percentile
from benchmarks.keeping import kept
from benchmarks.people import LOUDNESS, Recording, Recordings, frame_powers
from benchmarks.scorecard import table

Floats = NDArray[np.float64]
Make = Callable[[], Endpointer]

PATIENCE = 0.45
MINUTES = 4.0
SOFTER = 12.0
"""Decibels of speech over noise that is heard alone."""
WHISPER = 15.0
"""Decibels of speech over a whisper."""
QUIET = 45.0
BEFORE, AFTER = to_samples(0.9), to_samples(1.2)
"""Samples of the room around each word."""
SETTLING = to_samples(6.0)
RECORDED = {
    "a kitchen": ("kitchen",),
    "water: a tap, rain, waves": ("running_tap", "rain", "sea_waves"),
    "dogs, a baby": ("dog_bark", "baby_cry"),
    "clocks, wind, a fan": ("clock_tick", "wind", "air_conditioner"),
    "sneezes": ("person_sneeze",),
}
MUSIC, TALK = "music", "two others who talk"
EACH = 12
"""Recordings of each word, at the most."""
RULES: dict[str, Make] = {
    "loudness": lambda: Endpointer(PATIENCE, VoiceActivity(noisy=np.inf)),
    "Silero": lambda: Endpointer(PATIENCE, VoiceActivity(noisy=-np.inf)),
    "both": lambda: Endpointer(PATIENCE),
}
"""What tells a voice; the last one is what the program does."""
BEDS = ("a kitchen", "water: a tap, rain, waves", MUSIC)
SNRS = (12.0, 6.0)
"""Decibels of speech over them."""


def voice_activity(recordings: Recordings, quick: bool, keep: Path | None = None) -> str:
    """The section.

    Args:
        recordings: people's.
        quick: a few values only.
        keep: a folder in which each piece is kept once it is measured, so that what is broken off goes on there.
    """
    words = recordings_used(recordings)[:: 20 if quick else 4]
    beds = dict(noises(recordings, 0.5 if quick else MINUTES))
    places: list[tuple[str, Floats | None, float, bool]] = [("in a quiet room", None, 0.0, False)]
    places.append((f"whispered, {WHISPER:.0f} dB softer, in a quiet room", None, 0.0, True))
    for name in BEDS:
        places += [(f"{snr:.0f} dB over {name}", beds[name], snr, False) for snr in SNRS if name in beds]
    with tempfile.TemporaryDirectory() as scratch:
        place = keep or Path(scratch)
        silent = {
            name: [
                kept(place, f"{name}, {rule}", Alone, partial(alone, make, bed))
                for rule, make in RULES.items()
            ]
            for name, bed in beds.items()
        }
        spoken = {
            where[0]: [
                kept(place, f"{where[0]}, {rule}", Around, partial(around, make, words, *where[1:]))
                for rule, make in RULES.items()
            ]
            for where in places
        }
    costs = [work(make, beds[MUSIC][: 60 * RATE]) for make in RULES.values()]
    minutes = len(next(iter(beds.values()))) / RATE / 60
    return "\n\n".join(
        [
            "## Voice activity",
            "What tells a voice: loudness over the room's own noise (with WebRTC's detector, which PocketSphinx brings "
            "along), the network Silero, or both: loudness in a quiet room, Silero in a noisy one. Both is what the "
            f"program does. Noise alone is {SOFTER:.0f} dB below speech and goes on for {minutes:g} minutes; music, "
            "coughs and whispers are made, all else is recorded. In brackets is the share of the time that is inside "
            "of utterances.",
            table(("utterances begun in 10 min of", *RULES), _silent(silent, minutes)),
            f"{len(words)} words by people. Missed are those that no utterance lies on. How far an utterance begins "
            "before its word and ends after it, and how long after it that is known, are the median and, behind the "
            f"stroke, the 95th percentile of those that are not; {PATIENCE} s of them is patience.",
            table(("words", "by", "missed", "begins before", "ends after", "known after"), _spoken(spoken)),
            "Seconds of one core for each second of music: "
            + ", ".join(f"{name} {cost:.3f}" for name, cost in zip(RULES, costs, strict=True))
            + "; in a quiet room Silero is not asked where both decide.",
        ]
    )


def _silent(found: dict[str, list[Alone]], minutes: float) -> Iterator[tuple[str, ...]]:
    for name, each in found.items():
        cells = (f"{one.begun * 10 / minutes:.0f} ({100 * one.inside / one.blocks:.0f} %)" for one in each)
        yield (name, *cells)


def _spoken(found: dict[str, list[Around]]) -> Iterator[tuple[str, ...]]:
    for name, each in found.items():
        for rule, one in zip(RULES, each, strict=True):
            spans = (f"{_at(row, 50)} / {_at(row, 95)} s" for row in (one.early, one.late, one.waited))
            yield (name, rule, f"{one.missed} of {one.said}", *spans)


def _at(row: list[float], percent: float) -> str:
    value = percentile(row, percent)
    return "none" if value is None else f"{value:.2f}"


@dataclass
class Alone:
    """What a noise with nobody in it comes to."""

    begun: int = 0
    inside: int = 0
    """Blocks within utterances."""
    blocks: int = 0


@dataclass
class Around:
    """What words come to; all spans are in seconds."""

    said: int = 0
    missed: int = 0
    early: list[float] = field(default_factory=list)
    """By which an utterance begins before its word; less than 0 is after."""
    late: list[float] = field(default_factory=list)
    """By which it ends after its word."""
    waited: list[float] = field(default_factory=list)
    """From the word's end until it is known to have ended."""


def recordings_used(recordings: Recordings) -> tuple[Recording, ...]:
    """The first EACH of every word."""
    taken: dict[str, list[Recording]] = {}
    for each in recordings.of("words"):
        if len(taken.setdefault(each.group, [])) < EACH:
            taken[each.group].append(each)
    return tuple(each for group in taken.values() for each in group)


def noises(recordings: Recordings, minutes: float) -> Iterator[tuple[str, Floats]]:
    """Each kind, of root mean square 1 and this length."""
    samples = round(minutes * 60 * RATE) // BLOCK * BLOCK
    for name, groups in RECORDED.items():
        pieces = [each.sound for each in recordings.of("noise") if each.group in groups]
        if pieces:
            yield name, _levelled(np.resize(np.concatenate(pieces).astype(np.float64), samples))
    yield MUSIC, music(to_seconds(samples))
    talk = [each.sound for each in recordings.of("sentences")]
    if talk:
        one, other = np.concatenate(talk[::2]), np.concatenate(talk[1::2])
        yield TALK, _levelled(np.resize(one.astype(np.float64), samples) + np.resize(other, samples))
    coughs = [np.concatenate([cough(seed), np.zeros(RATE + 700 * seed)]) for seed in range(12)]
    yield "coughs", _levelled(np.resize(np.concatenate(coughs), samples))


def alone(make: Make, noise: Floats) -> Alone:
    """Let the room settle, then hear the noise."""
    found, rule = Alone(), make()
    level = LOUDNESS / 10 ** (SOFTER / 20)
    sound = _room(len(noise) + SETTLING, QUIET) + np.concatenate([np.zeros(SETTLING), noise * level])
    for at, block in _blocks(sound):
        stretch = rule.take(block, at)
        found.blocks += 1
        if stretch:
            found.begun += stretch.first
            found.inside += 1
    return found


def around(make: Make, words: Sequence[Recording], bed: Floats | None, snr: float, whisper: bool) -> Around:
    """Hear words one after the other in a noise that goes on, or in a quiet room."""
    found, rule = Around(), make()
    at = 0
    room = _room(60 * RATE, QUIET)
    for number, word in enumerate(words):
        sound = word.sound.astype(np.float64)
        if whisper:
            sound = whispered(word.sound) * 10 ** (-WHISPER / 20)
        before = BEFORE + (SETTLING if not number else 0)
        piece = np.concatenate([np.zeros(before), sound, np.zeros(AFTER)])
        piece = np.append(piece, np.zeros(-len(piece) % BLOCK))
        place = np.arange(at, at + len(piece))
        piece += room[place % len(room)]
        if bed is not None:
            piece += bed[place % len(bed)] * LOUDNESS / 10 ** (snr / 20)
        starts, ends = at + before + _first(word), at + before + word.end
        spans = []
        for block_at, block in _blocks(piece):
            stretch = rule.take(block, at + block_at)
            if stretch and stretch.last:
                spans.append((stretch.start, stretch.end, at + block_at))
        at += len(piece)
        found.said += 1
        hits = [each for each in spans if each[0] < ends and each[1] > starts]
        if hits:
            found.early.append(to_seconds(starts - min(each[0] for each in hits)))
            found.late.append(to_seconds(max(each[1] for each in hits) - ends))
            found.waited.append(to_seconds(max(each[2] for each in hits) - ends))
        else:
            found.missed += 1
    return found


def work(make: Make, noise: Floats) -> float:
    """Seconds of one core for each second of sound."""
    rule, sound = make(), noise * LOUDNESS / 10 ** (SOFTER / 20)
    began = time.process_time()
    for at, block in _blocks(sound):
        rule.take(block, at)
    return (time.process_time() - began) / to_seconds(len(sound))


def _first(word: Recording) -> int:
    levels = frame_powers(word.sound.astype(np.float64))
    return int(np.flatnonzero(levels >= levels.max() * 10**-2.8)[0]) * (RATE // 50)


def _levelled(sound: Floats) -> Floats:
    return np.asarray(sound / np.sqrt(np.square(sound).mean()))


def _room(samples: int, snr: float) -> Floats:
    return np.random.default_rng(3).normal(0, LOUDNESS / 10 ** (snr / 20), samples)


def _blocks(sound: Floats) -> Iterator[tuple[int, NDArray[np.int16]]]:
    whole = np.clip(np.rint(sound), -32768, 32767).astype(np.int16)
    for end in range(BLOCK, len(whole) + 1, BLOCK):
        yield end, whole[end - BLOCK : end]
