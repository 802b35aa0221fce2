"""Protective words said into the program's own voice, and what it takes its own voice for, by what takes the echo out.

A real session in a room of virtual time: its own sentences one after the other, its echo in the microphone, people's
recordings beside it. Its dialog only notes what it would have done.
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import numpy as np
from kit.echoing_room import EchoingRoom, Way
from setup.places import TOP

from assistant.clock import BLOCK, Tick, to_samples, to_seconds
from assistant.dialog.effects import Music, Say
from assistant.dialog.monitor import Monitor
from assistant.dialog.talk.general import USUAL_MUSIC
from assistant.hearing.choose import choose
from assistant.hearing.scripted import Scripted
from assistant.session.components import Resources, opening_conversation
from assistant.session.driver import SessionDriver
from assistant.session.script import steps
from assistant.session.session import Components, Session
from assistant.settings import Settings
from assistant.speaking.music import chosen
from assistant.speaking.silent import SilentSpeaker
from assistant.speaking.speaker import Speaker
from benchmarks.cancellers import OURS, PIPELINES, Make, Ours, has_webrtc
from benchmarks.figures import tally
from benchmarks.keeping import kept
from benchmarks.onlooking import WALL, Note, Onlooking, reactions
from benchmarks.people import Recording, Recordings
from benchmarks.scorecard import table
from benchmarks.spoken import contexts

SCRIPT = TOP / "docs" / "session" / "script.txt"
TAIL = 600.0
"""Seconds after its last line."""
LEARNING = 8.0
"""Seconds of own voice before the first word."""
BETWEEN = 3.0
"""Seconds from one word to the next."""
LATEST = to_samples(1.5)
"""Samples after a word in which a reaction is to it."""


ECHOES = (-12.0, -6.0, 0.0)
"""Decibels of the echo over what people say, as loud as they speak at 0."""
PROTECTIVE = ("stop", "help")
PIECES, MINUTES = 4, 4.0
"""Of own voice with nobody there, for each echo, each in another room; and how long a piece is."""


@cache
def own_sentences() -> tuple[str, ...]:
    """What the program says in a whole session, in its order."""
    settings = Settings()
    words = Resources.load(settings)
    said: list[str] = []

    def note(_: Tick, event: object) -> None:
        if isinstance(event, Say):
            said.append(event.text)

    rooms = Components(
        Scripted(()), words.understanding, Monitor(words.data), SilentSpeaker(settings.words_per_minute)
    )
    driver = SessionDriver(Session(rooms, opening_conversation(settings), note), WALL)
    driver.follow(steps(SCRIPT.read_text(encoding="utf-8").splitlines()), TAIL)
    return tuple(said)


def over_voice(recordings: Recordings, quick: bool, keep: Path | None = None) -> str:
    """The section.

    Args:
        recordings: people's.
        quick: a few values only.
        keep: a folder in which each piece is kept once it is measured, so that what is broken off goes on there.
    """
    said = [each for each in recordings.of("words") if each.group in PROTECTIVE][: 2 if quick else None]
    makes = {name: make for name, make in PIPELINES.items() if name == OURS or has_webrtc()}
    pieces, minutes = (1, 0.5) if quick else (PIECES, MINUTES)
    with tempfile.TemporaryDirectory() as scratch:
        place = keep or Path(scratch)
        spoken = {
            (name, echo): kept(
                place, f"{name}{echo:+.0f}", Met, partial(measured, make, Way(echo), place, said)
            )
            for name, make in makes.items()
            for echo in ECHOES
        }
        alone = [
            kept(
                place,
                f"alone{echo:+.0f}-{piece}",
                Met,
                partial(itself, Ours, Way(echo), place, minutes, piece),
            )
            for piece in range(pieces)
            for echo in ECHOES[:2]
        ]
    heard = sum(met.seconds for met in alone) / 60
    acted = [text for met in alone for text in met.itself]
    rows = [
        (
            name,
            *(f"{spoken[name, echo].reacted} of {spoken[name, echo].said}" for echo in ECHOES),
            f"{sum(len(spoken[name, echo].itself) for echo in ECHOES)} in "
            f"{sum(spoken[name, echo].seconds for echo in ECHOES) / 60:.0f} min",
        )
        for name in makes
    ]
    head = ("what takes the echo out", *(f"echo {echo:+.0f} dB" for echo in ECHOES), "reactions to itself")
    return "\n\n".join(
        [
            "## Over its own voice",
            f"{' and '.join(PROTECTIVE)} said by people, each once, into the sentences of a whole session, with "
            "Whisper, in a room of 0.2 s with a delay of 80 ms, made in virtual time. At an echo of 0 dB the "
            "loudspeaker comes back as strong as it plays, which is some 5 dB louder than the words. Reacted to is "
            f"what silences or sends hands off within {to_seconds(LATEST):g} s after the word; words begin wherever "
            "in a sentence it is. AEC3 is WebRTC's echo canceller (pywebrtc-audio); both is AEC3 behind our linear "
            "filter, in the gate's stead.",
            table(head, rows),
            f"With nobody there, behind ours, at {' and '.join(f'{echo:+.0f}' for echo in ECHOES[:2])} dB: "
            f"{heard:.0f} minutes of its own voice, reactions to it: {tally(acted)}.",
        ]
    )


@dataclass
class Met:
    """What a piece of own voice, with or without people's words in it, comes to."""

    said: int = 0
    reacted: int = 0
    seconds: float = 0.0
    """Of own voice."""
    itself: list[str] = field(default_factory=list)
    """What it reacted to that nobody said."""


class Talking:
    """A session that speaks one own sentence after the other and notes what it would have done."""

    def __init__(
        self, make: Make, way: Way, folder: Path, engine: str, seed: int = 1, music: str | None = None
    ) -> None:
        settings = Settings()
        words = Resources.load(settings)
        self._dialog = Onlooking(words.data)
        self._hearing = choose(engine, "", words.understanding.protective_vocabulary()).recogniser
        self.speaker = Speaker(
            "", settings.words_per_minute, settings.volume, cache=folder, music=chosen(music or "")
        )
        rooms = Components(self._hearing, words.understanding, self._dialog, self.speaker)
        self.session = Session(rooms, contexts()[0].conversation, echoes=True)
        self.room = EchoingRoom(way, seed)
        self._sound = make(self.room)
        self._texts = itertools.cycle(own_sentences())
        self.samples = 0
        """That the session has heard."""
        self.spoken = 0
        """Samples with own voice in them."""
        self.session.begin(WALL)
        self.speaker.calm(True)
        if music is not None:
            self.speaker.perform(Music(USUAL_MUSIC))

    def close(self) -> None:
        """Let engine and voice go."""
        self._hearing.close()
        self.speaker.close()

    def turn(self) -> None:
        """One block in, one block out."""
        if not self.speaker.speech.waiting:
            text = next(self._texts)
            self.speaker.perform(Say("own", text))
        heard = self._sound.hear()
        self.session.notice(self._sound.own)
        self.speaker.settle()
        block = self.session.turn(heard, WALL)
        self.samples += BLOCK
        self.spoken += BLOCK * bool(block.any())
        self._sound.play(block)

    def pass_by(self, samples: int) -> None:
        """So many samples go by."""
        for _ in range(samples // BLOCK):
            self.turn()

    def reacted(self) -> tuple[Note, ...]:
        """The first of each utterance that is reacted to since this was last asked."""
        found = reactions(self._dialog.notes)
        self._dialog.notes.clear()
        return found


def measured(
    make: Make,
    way: Way,
    folder: Path,
    said: Sequence[Recording],
    engine: str = "whisper",
    music: str | None = None,
) -> Met:
    """Say these into its voice, one after the other, and into that music where there is any."""
    met, talking = Met(), Talking(make, way, folder, engine, music=music)
    try:
        talking.pass_by(to_samples(LEARNING))
        met.itself += [note.understood.text for note in talking.reacted()]
        for word in said:
            talking.pass_by(to_samples(BETWEEN))
            met.itself += [note.understood.text for note in talking.reacted()]
            talking.room.say(word.sound.astype(np.float64))
            talking.pass_by(word.end + LATEST)
            met.said += 1
            met.reacted += bool(talking.reacted())
        met.seconds = to_seconds(talking.spoken)
    finally:
        talking.close()
    return met


def itself(
    make: Make,
    way: Way,
    folder: Path,
    minutes: float,
    seed: int,
    engine: str = "whisper",
) -> Met:
    """Let it speak while nobody does."""
    met, talking = Met(), Talking(make, way, folder, engine, seed)
    try:
        while to_seconds(talking.spoken) < 60 * minutes:
            talking.pass_by(to_samples(3.0))
            met.itself += [note.understood.text for note in talking.reacted()]
        met.seconds = to_seconds(talking.spoken)
    finally:
        talking.close()
    return met
