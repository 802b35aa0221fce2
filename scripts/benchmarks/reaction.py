"""From the end of a protective word to silence, while the program is speaking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from kit import recordings
from kit.recordings import Sound

from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.settings import Settings
from benchmarks.figures import percentile, shown, tally, verdict
from benchmarks.scorecard import table
from benchmarks.stage import ROOMS, Room, Scene, Stage, Take, hushes, passage, voices

WORDS = ("ouch", "it hurts", "stop")
OF_PEOPLE = ("stop", "help")
TARGET = 250.0
"""Milliseconds."""
LATEST = 1.5
"""Seconds after the word in which a reaction may be to it."""
LINGER = 0.5
"""Seconds after that."""
SILENCE = to_samples(0.01)
CONTROLS = 18
"""Scenes without a word."""


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
    trials = [
        trial
        for room in rooms
        for number, (word, voice) in enumerate(said)
        if (trial := _trial(stage, word, voice, room, number))
    ]
    spoiled = len(said) * len(rooms) - len(trials)
    alone = [_by_noise_alone(stage, room, 1 if quick else CONTROLS) for room in rooms]
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
            f"Left out, because noise had silenced it before the word: {spoiled} of {len(said) * len(rooms)}.",
            f"The kitchen is {_kitchen()}.",
        ]
    )


def _said(quick: bool) -> Iterator[tuple[str, str]]:
    for voice in voices(quick):
        yield from ((word, voice) for word in (WORDS[-1:] if quick else WORDS))
    if not quick:
        for word in OF_PEOPLE:
            yield from ((word, f"person:{number}") for number in range(len(recordings.words(word))))


def _trial(stage: Stage, words: str, voice: str, room: Room, number: int) -> Trial | None:
    scene = passage(number, room, words, voice, LATEST + LINGER)
    take = stage.coached(scene, speaking=True)
    if not _speaks(take, scene):
        return None
    reacted = _reacted(take, scene)
    if not reacted:
        return Trial(words, voice, room.name, None)
    silent = _silence(take.said, reacted[0])
    return Trial(words, voice, room.name, 1000 * to_seconds(silent - scene.end))


def _speaks(take: Take, scene: Scene) -> bool:
    """Whether the program is still giving its instruction when the word begins."""
    early = any(at < scene.start for at in hushes(take.effects))
    return not early and bool(np.any(take.said[scene.start - 4 * BLOCK : scene.start]))


def _reacted(take: Take, scene: Scene) -> list[int]:
    return [at for at in hushes(take.effects) if at <= scene.end + to_samples(LATEST)]


def _silence(said: Sound, start: int) -> int:
    """The first sample of the first silence from `start` on."""
    quiet = np.concatenate([[0], np.cumsum(said[start:] == 0)])
    spans = quiet[SILENCE:] - quiet[:-SILENCE]
    return start + int(np.flatnonzero(spans == SILENCE)[0])


def _by_noise_alone(stage: Stage, room: Room, times: int) -> str:
    """How often the noise itself silences the program, in the time of a word and the wait after it."""
    silenced, spoke = 0, 0
    for number in range(times):
        scene = passage(number, room, "", "", LATEST + LINGER)
        take = stage.coached(scene, speaking=True)
        if _speaks(take, scene):
            spoke += 1
            silenced += bool(_reacted(take, scene))
    return f"{silenced} of {spoke} ({room.name})"


def _rows(trials: list[Trial]) -> Iterator[tuple[str, ...]]:
    for room in (each.name for each in ROOMS):
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
    return tally(
        f"“{each.words}” ({each.voice.split(':')[0]}, {each.room})"
        for each in trials
        if each.milliseconds is None
    )


def _kitchen() -> str:
    return "a recording of one" if recordings.noises("kitchen") else "made noise that swells and ebbs"
