"""What people's words meet in their contexts, and what other talk and noise set off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from kit import talking
from kit.scenario import QUIET
from numpy.typing import NDArray

from assistant.clock import BLOCK, RATE, to_samples, to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.machine import Dialog
from assistant.hearing.choose import choose
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Recogniser
from assistant.session.components import Resources
from assistant.settings import Settings
from assistant.understanding.understood import Intent
from benchmarks.music import music
from benchmarks.onlooking import Met, Onlooker
from benchmarks.people import LOUDNESS, Recording, Recordings

APART = 0.6
"""Seconds of the room before each recording, on top of those after the one before."""
SETTLED = 3.0
"""Seconds of the room before the first."""
NOISE_SNR = 12.0
"""Decibels of speech over the noise that is played alone."""
ROOM_SECONDS = 60
SUDDEN = frozenset({"baby_cry", "dog_bark", "person_sneeze"})
"""Kinds of noise that burst out and are over, and are the voices of living beings."""
TALK, MUSIC = "talk", "music"
"""Rooms in which another person talks on, or music plays."""
TALKING = 60
"""Recordings of that person."""
ANSWERS = ("no", "lower back", "lower back")
"""To what is asked about a pain before how bad it is."""
Progress = Callable[[str], None]


@dataclass(frozen=True)
class Room:
    """Where words are said."""

    name: str
    snr: float | None
    """Decibels of speech over the noise; None is a quiet room."""
    noise: str = "kitchen"
    """A kind of noise among the recordings, TALK, or MUSIC."""


ROOMS = (Room("quiet", None), Room("kitchen, 20 dB", 20.0), Room("kitchen, 12 dB", 12.0))


@dataclass(frozen=True)
class Context:
    """Where in the conversation a word is said."""

    name: str
    conversation: Conversation


@cache
def contexts() -> tuple[Context, ...]:
    """Those in which words are looked for, in this order; the first one is that of all other speech."""
    asked = talking.Talk().say("the seven step one", "15 minutes", "yes").now
    return (
        Context("coaching", talking.coached().now),
        Context("a screening question", asked),
        Context("the pain question", _asked_how_bad()),
        Context("getting ready", talking.prepared().now),
        Context("choosing", talking.Talk().now),
    )


def _asked_how_bad() -> Conversation:
    talk = talking.coached().say("it hurts")
    for answer in ANSWERS:
        if "PAIN_SCORE" not in talk.now.listening:
            talk.say(answer)
    return talk.now


@dataclass
class Score:
    """Of one word in one room."""

    recordings: int = 0
    speakers: set[str] = field(default_factory=set)
    right: int = 0
    wrong: int = 0
    waits: list[float] = field(default_factory=list)
    """Milliseconds from the end of a protective word to the reaction."""
    strengthening: int = 0
    samples: int = 0
    """Of sound, with the room around it."""


@dataclass(frozen=True)
class Meant:
    """What a word is for."""

    context: Context
    intents: frozenset[tuple[str, tuple[tuple[str, str], ...]]]
    """Names and slots; none: the program does not listen for it anywhere, so nothing is right."""
    protective: bool


@dataclass
class Tally:
    """Of speech that is not for the program, or of noise."""

    recordings: int = 0
    speakers: set[str] = field(default_factory=set)
    hours: float = 0.0
    reactions: int = 0
    acts: int = 0
    strengthening: int = 0
    heard: list[str] = field(default_factory=list)


class Measuring:
    """Everything that is measured on one folder with one engine."""

    def __init__(self, recordings: Recordings, settings: Settings, progress: Progress) -> None:
        self._recordings = recordings
        self._settings = settings
        self._progress = progress
        self._words = Resources.load(settings)
        self.engine = self._fresh().name

    def meant(self, word: str) -> Meant:
        """The context in which a word is listened for, and what it says there."""
        understanding = self._words.understanding
        for context in contexts():
            expected = context.conversation.listening
            found = self._typed(word, expected)
            protecting = {intent.name for intent in found} & understanding.protective
            listened = word in understanding.vocabulary(expected).phrases
            awaited = listened and any(intent.name in expected for intent in found)
            if protecting or awaited:
                kinds = frozenset((intent.name, intent.slots) for intent in found)
                return Meant(context, kinds, bool(protecting))
        return Meant(contexts()[0], frozenset(), protective=False)

    def words(self, room: Room) -> dict[str, tuple[Meant, Score]]:
        """Every recording of words/, one after the other in the room and in the context of its word."""
        scores = {}
        by_word = _by(self._recordings.of("words"), lambda each: each.group.replace("_", " "))
        meant = {word: self.meant(word) for word in by_word}
        for context in contexts():
            here = [word for word in by_word if meant[word].context is context]
            if not here:
                continue
            onlooker = self._onlooker(context, room)
            for word in here:
                self._progress(f"{room.name}: {context.name}, {word}")
                score = Score()
                for recording in by_word[word]:
                    _judge(score, recording, onlooker, meant[word])
                scores[word] = (meant[word], score)
        return dict(sorted(scores.items(), key=lambda each: _order(each[1][0])))

    def talk(self) -> tuple[Tally, int]:
        """Other speech during coaching in a quiet room, and how many recordings say something for the program."""
        known = 0
        tally = Tally()
        onlooker = self._onlooker(contexts()[0], ROOMS[0])
        talk = self._recordings.of("sentences", "words_other")
        for number, recording in enumerate(talk):
            self._step("other speech", number, len(talk))
            if self._for_the_program(recording.transcript):
                known += 1
            else:
                _count(tally, recording, recording.sound, onlooker)
        return tally, known

    def noise(self, *, sudden: bool | None = None) -> Tally:
        """Noise during coaching: what bursts out and is over, what lasts, or both."""
        tally = Tally()
        onlooker = self._onlooker(contexts()[0], ROOMS[0])
        noises = [
            each
            for each in self._recordings.of("noise")
            if sudden is None or sudden == (each.group in SUDDEN)
        ]
        for number, recording in enumerate(noises):
            self._step("noise", number, len(noises))
            quieter = recording.sound * (
                _level() / np.sqrt(np.square(recording.sound, dtype=np.float64).mean())
            )
            _count(tally, recording, np.clip(quieter, -32768, 32767).astype(np.int16), onlooker)
        return tally

    def _typed(self, text: str, expected: tuple[str, ...]) -> tuple[Intent, ...]:
        said = Heard(text, True, 0, 0, Pass.TYPED, alone=True)
        return self._words.understanding.understand(said, expected).intents

    def _for_the_program(self, transcript: str) -> bool:
        if "<" in transcript:  # labels of what was meant, not the words
            return False
        expected = contexts()[0].conversation.listening
        answered = Dialog(self._words.data).triggers(contexts()[0].conversation.state)
        wanted = self._words.understanding.protective.union(expected, answered)
        return any(intent.name in wanted for intent in self._typed(transcript, expected))

    def _onlooker(self, context: Context, room: Room) -> Onlooker:
        onlooker = Onlooker(self._words, self._fresh(), context.conversation, self._noise_of(room))
        onlooker.rest(to_samples(SETTLED))
        return onlooker

    def _fresh(self) -> Recogniser:
        protective = self._words.understanding.protective_vocabulary()
        return choose(self._settings.engine, self._settings.model, protective).recogniser

    def _noise_of(self, room: Room) -> NDArray[np.int16]:
        made = np.random.default_rng(1).normal(size=ROOM_SECONDS * RATE)
        if room.snr is None:
            return (made * LOUDNESS / 10 ** (QUIET / 20)).astype(np.int16)
        noise = self._sounding(room.noise) if room.noise != MUSIC else music(ROOM_SECONDS)
        noise = _swelling(made) if noise is None else noise
        noise *= LOUDNESS / 10 ** (room.snr / 20) / np.sqrt(np.square(noise).mean())
        return np.asarray(np.clip(noise, -32768, 32767), np.int16)

    def _sounding(self, kind: str) -> NDArray[np.float64] | None:
        """What is recorded of a noise, one after the other; None is nothing."""
        if kind == TALK:
            sounds = [each.sound for each in self._recordings.of("sentences")[:TALKING]]
        else:
            sounds = [each.sound for each in self._recordings.of("noise") if each.group == kind]
        return np.concatenate(sounds).astype(np.float64) if sounds else None

    def _step(self, what: str, number: int, of: int) -> None:
        if number % 50 == 0:
            self._progress(f"{what}: {number} of {of}")


def _judge(score: Score, recording: Recording, onlooker: Onlooker, meant: Meant) -> None:
    onlooker.rest(to_samples(APART) - to_samples(APART) % BLOCK)
    start = onlooker.samples
    met = onlooker.meet(recording.sound)
    score.recordings += 1
    score.samples += onlooker.samples - start
    score.speakers.add(recording.speaker)
    score.strengthening += met.strengthening
    if meant.protective:
        if met.reactions:
            score.right += 1
            score.waits.append(1000 * to_seconds(met.reactions[0].at - start - recording.end))
        score.wrong += bool(met.acts and not met.reactions)
        return
    done = [(intent.name, intent.slots) for _, intents in met.acts for intent in intents]
    wrong = bool(met.reactions) or any(each not in meant.intents for each in done)
    score.wrong += wrong
    score.right += bool(done) and not wrong


def _count(tally: Tally, recording: Recording, sound: NDArray[np.int16], onlooker: Onlooker) -> None:
    before = onlooker.samples
    met: Met = onlooker.meet(sound)
    tally.recordings += 1
    tally.speakers.add(recording.speaker)
    tally.hours += to_seconds(onlooker.samples - before) / 3600
    tally.reactions += len(met.reactions)
    tally.acts += len(met.acts)
    tally.strengthening += met.strengthening
    tally.heard += [note.understood.text for note in met.reactions]
    tally.heard += [note.understood.text for note, _ in met.acts]


def _by(recordings: Sequence[Recording], key: Callable[[Recording], str]) -> dict[str, list[Recording]]:
    grouped: dict[str, list[Recording]] = {}
    for each in recordings:
        grouped.setdefault(key(each), []).append(each)
    return grouped


def _order(meant: Meant) -> tuple[bool, bool, int]:
    return not meant.protective, not meant.intents, contexts().index(meant.context)


def _level() -> float:
    return float(LOUDNESS / 10 ** (NOISE_SNR / 20))


def _swelling(made: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(made * (1 + 0.6 * np.sin(2 * np.pi * 0.7 * np.arange(len(made)) / RATE)))


def halves(recordings: Iterable[Recording], which: str) -> Iterator[Recording]:
    """Those of a half of the speakers, "first" or "other", or "all"; noise has no speakers and is in each."""
    for each in recordings:
        if which == "all" or each.kind == "noise" or each.in_first_half == (which == "first"):
            yield each
