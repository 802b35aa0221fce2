"""Protective words said while music plays, beside the same without: what music costs hearing."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import numpy as np
import soundfile
from kit.echoing_room import Way

from assistant.clock import RATE
from benchmarks.cancellers import Ours
from benchmarks.keeping import kept
from benchmarks.music import music as made_music
from benchmarks.over_voice import LATEST, PROTECTIVE, Met, measured
from benchmarks.people import Recordings
from benchmarks.scorecard import table

ECHO = -12.0
"""Decibels of the echo over what people say."""
MUSIC_FILE = "music.flac"
LASTS = 60.0
"""Seconds of the made music, which goes round."""
MOST_LOST = 3.0
"""Of a hundred words that may be lost to music."""


def over_music(recordings: Recordings, quick: bool, keep: Path | None = None) -> str:
    """The section.

    Args:
        recordings: people's.
        quick: a few words only.
        keep: a folder in which each piece is kept once it is measured, so that what is broken off goes on there.
    """
    said = [each for each in recordings.of("words") if each.group in PROTECTIVE][: 2 if quick else None]
    with tempfile.TemporaryDirectory() as scratch:
        place = keep or Path(scratch)
        song = place / MUSIC_FILE
        sound = made_music(LASTS)
        soundfile.write(song, 0.3 * sound / np.abs(sound).max(), RATE)
        kinds: dict[str, str | None] = {
            "no music": None,
            "slow chords (pad)": "pad",
            "rain": "rain",
            "a file": str(song),
        }
        met = {
            name: kept(
                place, f"music-{number}", Met, partial(measured, Ours, Way(ECHO), place, said, music=music)
            )
            for number, (name, music) in enumerate(kinds.items())
        }
    rows = [
        (name, f"{each.reacted} of {each.said}", f"{len(each.itself)} in {each.seconds / 60:.0f} min")
        for name, each in met.items()
    ]
    return "\n\n".join(
        [
            "## Over music",
            f"{' and '.join(PROTECTIVE)} said by people, each once, into the sentences of a whole session, with "
            f"Whisper, in a room of 0.2 s with an echo of {ECHO:+.0f} dB, made in virtual time; the music is as loud "
            "as it is at first and is part of the echo. Reacted to is what silences or sends hands off within "
            f"{LATEST / RATE:g} s after the word. Music may cost {MOST_LOST:g} words of a hundred.",
            table(("music", "reacted to", "reactions to itself"), rows),
        ]
    )
