"""From the end of a protective word to silence, while the program is speaking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from kit import recordings
from kit.recordings import Sound
from kit.scenario import QUIET, At, scene

from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.settings import Settings
from benchmarks.figures import percentile, shown, verdict
from benchmarks.scorecard import table
from benchmarks.stage import READY, NotThereError, Stage, hushes, voices

WORDS = ("ouch", "it hurts", "stop")
OF_PEOPLE = ("stop", "help")
ROOMS = (("quiet", "white", QUIET), ("kitchen, 20 dB", "kitchen", 20.0))
"""What they are called, what sounds in them, and how far below speech."""
TARGET = 250.0
"""Milliseconds."""
LATEST = 1.5
"""Seconds after the word in which a reaction may be to it."""
SILENCE = to_samples(0.01)
LONGEST = 1.5
"""Seconds that a word may last."""
MOMENTS = tuple(READY + 1.5 + 0.417 * n for n in range(12))
"""When a word is said: within the instruction, and everywhere between two blocks."""


@dataclass(frozen=True)
class Trial:
    """One word said once."""

    words: str
    voice: str
    room: str
    milliseconds: float | None
    """From its end to silence, less than 0 when it was silent before the end; None is that it spoke on."""


def reaction(cache: Path, quick: bool) -> str:
    """The section."""
    stage = Stage(cache, Settings(engine="pocketsphinx"))
    said = list(_said(quick))
    rooms = ROOMS[:1] if quick else ROOMS
    moments = MOMENTS[:1] if quick else MOMENTS
    trials = [
        trial
        for room in rooms
        for number, (word, voice) in enumerate(said)
        if (trial := _trial(stage, word, voice, room, MOMENTS[number % len(MOMENTS)]))
    ]
    spoiled = len(said) * len(rooms) - len(trials)
    alone = [f"{_by_noise_alone(stage, room, moments)} of {len(moments)} ({room[0]})" for room in rooms]
    head = ("who, where", "words", "reacted to", "p50", "p95", "target", "of those reacted to")
    return "\n\n".join(
        [
            "## Reaction",
            f"From the end of {', '.join(f'“{word}”' for word in WORDS)}, or “help”, to the first silence of the "
            "program's own voice in what it plays, while it gives an instruction; with PocketSphinx, without a sound "
            "card (its delays come on top) and without the program's own voice in the microphone. Less than 0 is "
            f"silence before the word has ended. Reacted to is what silenced it within {LATEST} s.",
            table(head, _rows(trials)),
            f"Spoken on over: {_missed(trials)}.",
            f"Silenced with no word said, in as long a time: {', '.join(alone)}. "
            f"Left out, because noise had silenced it before the word: {spoiled}.",
            f"The kitchen is {_kitchen()}.",
        ]
    )


def _said(quick: bool) -> Iterator[tuple[str, str]]:
    for voice in voices(quick):
        yield from ((word, voice) for word in (WORDS[-1:] if quick else WORDS))
    if not quick:
        for word in OF_PEOPLE:
            yield from ((word, f"person:{number}") for number in range(len(recordings.words(word))))


def _trial(stage: Stage, words: str, voice: str, room: tuple[str, str, float], moment: float) -> Trial | None:
    name, noise, snr = room
    acted = scene(At(moment, words, voice), seconds=moment + LONGEST + LATEST + 0.5, noise=noise, snr=snr)
    start, end = acted.spoken[0].start, acted.spoken[0].end
    take = stage.coached(acted, speaking=True)
    hushed = hushes(take.effects)
    if any(at < start for at in hushed):
        return None
    if not np.any(take.said[start - 4 * BLOCK : start]):
        raise NotThereError("The program does not speak when the word is said.")
    reacted = [at for at in hushed if at <= end + to_samples(LATEST)]
    if not reacted:
        return Trial(words, voice, name, None)
    silent = _silence(take.said, reacted[0])
    return Trial(words, voice, name, 1000 * to_seconds(silent - end))


def _silence(said: Sound, start: int) -> int:
    """The first sample of the first silence from `start` on."""
    quiet = np.concatenate([[0], np.cumsum(said[start:] == 0)])
    spans = quiet[SILENCE:] - quiet[:-SILENCE]
    return start + int(np.flatnonzero(spans == SILENCE)[0])


def _by_noise_alone(stage: Stage, room: tuple[str, str, float], moments: Iterable[float]) -> int:
    """In how many windows as long as a word and the wait after it the noise itself silences the program."""
    _, noise, snr = room
    count = 0
    for moment in moments:
        start, end = to_samples(moment), to_samples(moment + 0.5 + LATEST)
        take = stage.coached(scene(seconds=to_seconds(end), noise=noise, snr=snr), speaking=True)
        first = next(iter(hushes(take.effects)), 0)
        count += first >= start
    return count


def _rows(trials: list[Trial]) -> Iterator[tuple[str, ...]]:
    for room, _, _ in ROOMS:
        for people in (False, True):
            these = [
                each for each in trials if (each.room, each.voice.startswith("person")) == (room, people)
            ]
            if these:
                took = [each.milliseconds for each in these if each.milliseconds is not None]
                p95 = percentile(took, 95)
                yield (
                    f"{'people' if people else 'synthetic voices'}, {room}",
                    str(len(these)),
                    f"{100 * len(took) / len(these):.0f} %",
                    shown(percentile(took, 50), "ms"),
                    shown(p95, "ms"),
                    f"p95 at most {TARGET:.0f} ms",
                    verdict(p95, TARGET),
                )


def _missed(trials: list[Trial]) -> str:
    kinds = Counter(
        f"“{each.words}” ({each.voice.split(':')[0]}, {each.room})"
        for each in trials
        if each.milliseconds is None
    )
    return ", ".join(f"{kind} {count}" for kind, count in kinds.items()) or "none"


def _kitchen() -> str:
    return "a recording of one" if recordings.noises("kitchen") else "made noise that swells and ebbs"
