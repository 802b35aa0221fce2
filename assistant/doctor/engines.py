"""Voice, model and engine: each is tried first, then judged."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from assistant.audio.sound import FULL_SCALE, Sound
from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Figure, Finding, Verdict
from assistant.hearing.recogniser import Recogniser
from assistant.model_store.folders import model_for
from assistant.model_store.places import Here, looked_at
from assistant.model_store.whisper_folder import is_model as is_whisper
from assistant.settings import Settings
from assistant.speaking.choice import ESPEAK, PIPER, voices_for
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer, RenderError

SLOW_VOICE = 1.0
"""Seconds that a sentence may take: an answer after that feels like none."""
SLOW_NATURAL_VOICE = 3.0
"""The same of a voice whose sentences are made ahead."""
SLOW_ENGINE = 0.5
"""Seconds of work for each second of sound: the rest of the machine is needed, too."""
BEFORE = to_samples(1.0)
AFTER = to_samples(1.5)
"""Samples of a quiet room around what an engine is given, so that it is an utterance."""
ROOM = 10.0
"""Root mean square of that room, -70 dBFS. In perfect silence PocketSphinx hears nothing at first."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """The result of an attempt to speak: how long it took, and the sounds or the fault."""

    name: str = ""
    start_seconds: float = 0.0
    render_seconds: float = 0.0
    sounds: tuple[Sound, ...] = ()
    """Of the phrases to be tried."""
    fault: str = ""
    given_up: str = ""
    """Why a better voice does not speak, as a sentence."""


@dataclass(frozen=True, slots=True)
class Listened:
    """What became of an attempt to listen."""

    engine: str
    load_seconds: float
    tried: int
    heard: int
    work_per_second: float
    """Seconds of work for each second of sound."""


def speak(settings: Settings, words: CheckWords) -> Voiced:
    """Start the voice, and make a sentence and the phrases to be tried, without the cache."""
    pronunciation = load(settings.language)
    renderer = Renderer(*voices_for(settings.voice, settings.language, pronunciation))
    began = time.perf_counter()
    try:
        sounds = tuple(renderer.render(phrase, settings.words_per_minute) for phrase in words.tried[:1])
        started = time.perf_counter()
        renderer.render(pronunciation.spell(words.spoken), settings.words_per_minute)
        rendered = time.perf_counter()
        sounds += tuple(renderer.render(phrase, settings.words_per_minute) for phrase in words.tried[1:])
        return Voiced(
            renderer.name(), started - began, rendered - started, sounds, given_up=renderer.given_up
        )
    except RenderError as error:
        return Voiced(fault=str(error))
    finally:
        renderer.close()


def voice(words: CheckWords, voiced: Voiced) -> Finding:
    """Whether there is a voice, and how soon it speaks."""
    if voiced.fault:
        return words.finding("voice.none", Verdict.BAD, fault=voiced.fault)
    ahead = voiced.name.startswith(PIPER)
    slow = voiced.render_seconds > (SLOW_NATURAL_VOICE if ahead else SLOW_VOICE)
    plain = voiced.name.startswith(ESPEAK)
    if slow:
        key = "voice.slow"
    elif voiced.given_up:
        key = "voice.instead"
    else:
        key = "voice.plain" if plain else "voice.well"
    return words.finding(
        key,
        Verdict.LOOK if slow or voiced.given_up else Verdict.OK,
        voice=voiced.name,
        given_up=voiced.given_up,
        start_milliseconds=round(1000 * voiced.start_seconds),
        render_milliseconds=round(1000 * voiced.render_seconds),
    )


def look_at_model(settings: Settings) -> Here | None:
    """The model that would be listened with, looked over; None when there is none, or none is wanted."""
    folder = model_for(settings.engine, settings.model)
    return looked_at(folder) if folder else None


def model(words: CheckWords, engine: str, here: Here | None) -> Finding:
    """Which model there is, and what that means; `engine` is what the settings ask for."""
    if here is None:
        key = "model.embedded" if engine == "pocketsphinx" else "model.none"
        return words.finding(key, Verdict.LOOK, model="")
    figures = {"model": here.folder.name, "folder": str(here.folder)}
    if here.fault:
        return words.finding("model.faulty", Verdict.LOOK, **figures, fault=here.fault)
    if is_whisper(here.folder):
        return words.finding("model.ears", Verdict.OK, **figures)
    return words.finding("model.verified" if here.compared else "model.whole", Verdict.OK, **figures)


class Listener:
    """An engine as a session has it, while it listens for protective phrases."""

    def __init__(self, recogniser: Recogniser) -> None:
        self.needs = recogniser.needs
        self._recogniser = recogniser
        self._samples = 0

    def heard(self, sound: Sound) -> str:
        """All words heard in sound that goes on from what was heard before, partial or not; whole blocks."""
        texts = []
        for block in sound.reshape(-1, BLOCK):
            self._samples += BLOCK
            texts += [heard.text for heard in self._recogniser.hear(block, self._samples)]
        return " ".join(texts)

    def attempt(self, phrases: tuple[str, ...], sounds: tuple[Sound, ...], load_seconds: float) -> Listened:
        """Let the engine listen to phrases that were rendered, and count those it hears."""
        before, began = self._samples, time.perf_counter()
        heard = sum(
            phrase in self.heard(_in_a_room(sound)) for phrase, sound in zip(phrases, sounds, strict=False)
        )
        work = (time.perf_counter() - began) / max(1.0, to_seconds(self._samples - before))
        return Listened(self._recogniser.name, load_seconds, len(sounds), heard, work)


def _in_a_room(sound: Sound) -> Sound:
    """Whole blocks of it."""
    samples = (BEFORE + len(sound) + AFTER) // BLOCK * BLOCK
    room = np.random.default_rng(1).normal(0, ROOM, samples)
    room[BEFORE : BEFORE + len(sound)] += sound
    return np.clip(np.rint(room), -FULL_SCALE, FULL_SCALE - 1).astype(np.int16)


def engine(words: CheckWords, listened: Listened | None, fault: str = "") -> Finding:
    """Whether an engine listens, and understands; `fault` is why there is none."""
    if listened is None:
        return words.finding("engine.none", Verdict.BAD, fault=fault)
    figures: dict[str, Figure] = {
        "engine": listened.engine,
        "load_seconds": round(listened.load_seconds, 2),
        "words_tried": listened.tried,
        "words_heard": listened.heard,
        "work_seconds_per_sound_second": round(listened.work_per_second, 3),
    }
    if not listened.tried:
        return words.finding("engine.untried", Verdict.LOOK, **figures)
    if not listened.heard:
        return words.finding("engine.deaf", Verdict.LOOK, **figures)
    if listened.work_per_second > SLOW_ENGINE:
        return words.finding("engine.slow", Verdict.LOOK, **figures)
    if 2 * listened.heard <= listened.tried:
        return words.finding("engine.poor", Verdict.LOOK, **figures)
    return words.finding("engine.well", Verdict.OK, **figures)
