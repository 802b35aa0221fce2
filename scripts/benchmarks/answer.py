"""From the end of a command to the first sound of the answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.clock import to_seconds
from assistant.settings import Settings
from benchmarks.figures import percentile, shown, verdict
from benchmarks.scorecard import table
from benchmarks.stage import ROOMS, Room, Stage, hushes, passage, voices

COMMAND = "next"
TARGET = 1000.0
"""Milliseconds: half a second of silence ends what somebody says, and as long again is for the rest."""
TIMES = 3
"""How often every voice says it."""
LATEST = 3.0
"""Seconds after the word in which an answer may be one to it."""


def answer(cache: Path, quick: bool) -> str:
    """The section."""
    stage = Stage(cache, Settings(engine="pocketsphinx", rhythm=False))
    rows = []
    for room in ROOMS[:1] if quick else ROOMS:
        said = voices(quick) * (1 if quick else TIMES)
        took = [_took(stage, voice, room, number) for number, voice in enumerate(said)]
        answered = [each for each in took if each is not None]
        p95 = percentile(answered, 95)
        rows.append(
            (
                f"synthetic voices, {room.name}",
                str(len(took)),
                f"{100 * len(answered) / len(took):.0f} %",
                shown(percentile(answered, 50), "ms"),
                shown(p95, "ms"),
                f"p95 at most {TARGET:.0f} ms",
                verdict(p95, TARGET),
            )
        )
    head = ("who, where", "words", "answered", "p50", "p95", "target", "of those answered")
    return "\n\n".join(
        [
            "## Answer",
            f"From the end of “{COMMAND}”, said between instructions, to the first sample of the next instruction; the "
            "time to render it is in its own section.",
            table(head, rows),
        ]
    )


def _took(stage: Stage, voice: str, room: Room, number: int) -> float | None:
    scene = passage(number, room, COMMAND, voice, LATEST)
    take = stage.coached(scene, speaking=False)
    sounding = np.flatnonzero(take.said[scene.end :])
    if not len(sounding) or any(at <= scene.end + sounding[0] for at in hushes(take.effects)):
        return None
    return 1000 * to_seconds(int(sounding[0]))
