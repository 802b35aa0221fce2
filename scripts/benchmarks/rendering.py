"""Rendering one thing that is said, beside the loop."""

from __future__ import annotations

import time

from assistant.audio.sound import Sound
from assistant.clock import to_seconds
from assistant.dialog.effects import Prepare, Say
from assistant.hearing.scripted import Scripted
from assistant.recording.recording import Event
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.settings import Settings
from assistant.speaking.choice import voices_for
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer
from assistant.speaking.silent import SilentSpeaker
from benchmarks.figures import percentile, shown, verdict
from benchmarks.scorecard import table
from benchmarks.stage import APPROACH

TARGET = 100.0
"""Milliseconds: a tenth of a second is not noticed as waiting."""


def rendering(quick: bool) -> str:
    """The section."""
    settings = Settings()
    texts = _texts(settings)[: 3 if quick else None]
    pronunciation = load(settings.language)
    renderer = Renderer(*voices_for(settings.voice, settings.language, pronunciation))
    took: list[float] = []
    sounds: list[Sound] = []
    try:
        renderer.name()
        for text in texts:
            begun = time.perf_counter()
            sounds.append(renderer.render(pronunciation.spell(text), settings.words_per_minute))
            took.append(1000 * (time.perf_counter() - begun))
    finally:
        renderer.close()
    p95 = percentile(took, 95)
    lasts = sum(to_seconds(len(sound)) for sound in sounds) / len(sounds)
    row = (
        f"{len(texts)} texts, {lasts:.1f} s of speech each",
        shown(percentile(took, 50), "ms"),
        shown(p95, "ms"),
        shown(max(took), "ms"),
        f"p95 at most {TARGET:.0f} ms",
        verdict(p95, TARGET),
    )
    return "\n\n".join(
        [
            "## Rendering",
            "From a text to sound ready to play, by the worker that runs already, nothing kept from before: what the "
            "first half minute of a massage says, or has rendered ahead. Wall time.",
            table(("what", "p50", "p95", "most", "target", ""), [row]),
        ]
    )


def _texts(settings: Settings) -> list[str]:
    texts: dict[str, None] = {}

    def collect(_: object, event: Event) -> None:
        if isinstance(event, Say):
            texts[event.text] = None
        elif isinstance(event, Prepare):
            texts.update(dict.fromkeys(event.texts))

    conversation = opening_conversation(settings)
    speaker = SilentSpeaker(settings.words_per_minute)
    driver = SessionDriver(
        session(Resources.load(settings), Scripted(()), speaker, conversation, [collect]), 0.0
    )
    for line in APPROACH:
        driver.type(line)
        driver.turn()
    return list(texts)
