"""Rendering long before it is wanted: on a slow machine, when it is set up."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.clock import to_seconds
from assistant.model_store.voice_file import VoiceFile
from assistant.speaking.cache import Key
from assistant.speaking.phrasing import sentences
from assistant.speaking.renderer import Renderer, VoiceChoice
from assistant.speaking.rendering import Job, Rendering, Urgency

SLOW = 0.7
"""Seconds of rendering for each second of speech, from which on a machine is slow: listening needs time, too."""


def is_slow(voices: Sequence[VoiceChoice], phrases: Sequence[str], words_per_minute: int) -> bool:
    """Whether the first of these voices needs its sentences long before they are wanted, by trying the phrases.

    Args:
        voices: the best first.
        phrases: at least two; the first one waits for the voice to be loaded, and of the others the quickest counts,
            because other programs may have held up the rest.
        words_per_minute: the pace.

    Raises:
        RenderError: there is no voice to speak with.
    """
    if not isinstance(voices[0], VoiceFile):
        return False
    renderer = Renderer(*voices)
    try:
        renderer.render(phrases[0], words_per_minute)
        return min(_share(renderer, each, words_per_minute) for each in phrases[1:]) > SLOW
    finally:
        renderer.close()


def _share(renderer: Renderer, text: str, words_per_minute: int) -> float:
    """Seconds that a second of it takes."""
    begun = time.perf_counter()
    sound = renderer.render(text, words_per_minute)
    return (time.perf_counter() - begun) / to_seconds(len(sound))


def render_beforehand(
    voices: Sequence[VoiceChoice],
    folder: Path,
    texts: Sequence[str],
    words_per_minute: int,
    progress: Callable[[float, float], None],
) -> None:
    """Have these texts in the folder of what was rendered; those that are there already take no time.

    Args:
        voices: the best first.
        folder: of what was rendered before.
        texts: spelled as they are spoken.
        words_per_minute: the pace.
        progress: is told how many sentences are done, of how many.

    Raises:
        RenderError: there is no voice to speak with.
    """
    pieces = [each.text for text in texts for each in sentences(text)]
    rendering = Rendering(voices, folder)
    try:
        for done, each in enumerate(pieces):
            progress(done, len(pieces))
            job = Job(Key(each, "", words_per_minute))
            rendering.put(job, Urgency.SOON)
            job.result()
    finally:
        rendering.close()
