"""The voice that is heard."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import wait
from pathlib import Path

import numpy as np
from platformdirs import user_cache_path

from assistant.audio.sound import Sound
from assistant.clock import Speech
from assistant.dialog.effects import Cue, Hush, Music, Prepare, Say, Sounding, Tune
from assistant.model_store.voice_file import VoiceFile
from assistant.speaking.cache import Key, Memory
from assistant.speaking.choice import voices_for
from assistant.speaking.mixer import Mixer
from assistant.speaking.music import USUAL_MUSIC, Pieces
from assistant.speaking.pace import calmed
from assistant.speaking.phrasing import sentences
from assistant.speaking.pronunciation import load
from assistant.speaking.rendering import Job, Rendering, Urgency
from assistant.speaking.utterances import Utterance

_NOTHING: Sound = np.zeros(0, np.int16)


def usual_cache() -> Path:
    """The folder of what was rendered before, on this platform."""
    return user_cache_path("massage-assistant") / "speech"


class Speaker:
    """Effects in, blocks of sound out. Belongs to the loop's thread and never waits, except to settle."""

    def __init__(
        self,
        voice: str,
        words_per_minute: int,
        volume: float,
        language: str = "en",
        cache: Path | None = None,
        music: Pieces = USUAL_MUSIC,
    ) -> None:
        """The worker that renders is started, not waited for.

        Args:
            voice: that of a voice file, or one the platform knows ("en-us+f3" on Linux); empty is the best there is.
            words_per_minute: how fast it speaks.
            volume: 0 to 1; half sounds about half as loud.
            language: a folder of the library.
            cache: folder for what was rendered; None is the platform's.
            music: what plays when music is wanted.
        """
        self.failed = ""
        self._pronunciation = load(language)
        self._voice = voice
        voices = voices_for(voice, language, self._pronunciation)
        self._takes_a_while = isinstance(voices[0], VoiceFile)
        self._rendering = Rendering(voices, cache or usual_cache())
        self._words_per_minute = words_per_minute
        self._calm = False
        self._mixer = Mixer(volume, music)
        self._memory = Memory()
        self._jobs: dict[Key, Job] = {}
        self._new: set[Key] = set()
        """Asked for since the last block."""
        self._unsounded: list[tuple[Utterance, Key]] = []
        self._prepared: dict[str, None] = {}
        self._ready: dict[str, Sound | None] = {}
        """The latest sound of each text, as it is spelled, that is never let go of."""

    @property
    def speech(self) -> Speech:
        """Where it stands after the last block."""
        return self._mixer.utterances.speech

    @property
    def saying(self) -> str:
        """The text that sounds now, or nothing."""
        return self._mixer.utterances.saying

    def perform(self, effect: Sounding) -> None:
        """Take in what is to be done; it shows in the next block."""
        match effect:
            case Say(text=text, urgent=urgent):
                self._say(text, urgent)
            case Hush(fade=fade):
                self._mixer.hush(fade)
            case Cue(strokes_per_minute=tempo):
                self._mixer.cue.beat(tempo)
            case Music(volume=volume):
                self._mixer.music.turn(volume)
            case Prepare(texts=texts):
                self._prepared |= dict.fromkeys(texts)
                self._prepare(texts)
            case Tune(words_per_minute=words_per_minute, volume=volume):
                self._mixer.turn(volume)
                if words_per_minute != self._words_per_minute:
                    self._words_per_minute = words_per_minute
                    self._prepare(self._prepared)

    def keep_ready(self, texts: tuple[str, ...]) -> None:
        """Render these texts and keep their sound for the whole session."""
        self._ready |= dict.fromkeys(map(self._pronunciation.spell, texts))
        self.perform(Prepare(texts))

    def render_ahead(self, texts: Iterable[str]) -> None:
        """Have these sentences in the folder one day, in this order, whenever nothing else is to be rendered.

        Only where rendering takes a while: with a voice file.
        """
        self._render(texts, self._words_per_minute, Urgency.ONE_DAY)

    def expect(self, texts: tuple[str, ...]) -> None:
        """Have these in the folder in this order, for the time when hands are on."""
        self._render(texts, calmed(self._words_per_minute), Urgency.IN_THIS_SESSION)

    def _render(self, texts: Iterable[str], pace: int, need: Urgency) -> None:
        for text in texts if self._takes_a_while else ():
            for sentence in sentences(self._pronunciation.spell(text)):
                self._rendering.put(Job(Key(sentence.text, self._voice, pace)), need)

    def ready(self, text: str) -> Sound | None:
        """The sound of a text that is kept ready; None while it has none."""
        return self._ready.get(self._pronunciation.spell(text))

    def block(self) -> Sound:
        """The next clock.BLOCK samples.

        What was rendered beside the loop is taken up in the block after the one it was asked for in, at the soonest:
        once settled, the samples do not depend on how fast that went.
        """
        self._take_up()
        self._new.clear()
        return self._mixer.block()

    def calm(self, on: bool) -> None:
        """Say what comes from now on as slowly as suits hands at work while `on`."""
        self._calm = on

    def duck(self, on: bool) -> None:
        """Speak more quietly while `on`."""
        self._mixer.duck(on)

    def settle(self) -> None:
        """Wait for all that is being rendered, and for the music."""
        self._mixer.music.settle()
        wait(self._jobs.values())
        self._new.clear()
        self._take_up()

    def close(self) -> None:
        """End the process that renders speech, and let go of the music."""
        self._mixer.music.close()
        self._rendering.close()

    def _say(self, text: str, urgent: bool) -> None:
        key = self._key(text)
        utterance = self._mixer.utterances.say(text, urgent=urgent)
        utterance.sound = self._memory.get(key)
        if utterance.sound is None:
            utterance.sound = self._ready.get(key.text)
        if utterance.sound is None and self.failed:
            utterance.sound = _NOTHING
        if utterance.sound is None:
            self._unsounded.append((utterance, key))
            self._ask(key, Urgency.URGENT if urgent else Urgency.NEXT)

    def _prepare(self, texts: Iterable[str]) -> None:
        for key in map(self._key, texts):
            if self._memory.get(key) is None and key not in self._jobs:
                self._ask(key, Urgency.SOON)

    def _ask(self, key: Key, need: Urgency) -> None:
        if key not in self._jobs:
            self._jobs[key] = Job(key)
            self._new.add(key)
        self._rendering.put(self._jobs[key], need)

    def _take_up(self) -> None:
        for key in [key for key, job in self._jobs.items() if job.done() and key not in self._new]:
            job = self._jobs.pop(key)
            wanted = [utterance for utterance, each in self._unsounded if each == key]
            error = job.exception()
            if error is None:
                self._memory.put(key, job.result())
                if key.text in self._ready:
                    self._ready[key.text] = job.result()
                for utterance in wanted:
                    utterance.sound = job.result()
            elif wanted:  # what was only prepared is tried again when it has to be said
                self.failed = str(error)
        for utterance, _ in self._unsounded:
            if self.failed:
                utterance.sound = _NOTHING
        self._unsounded = [each for each in self._unsounded if each[0].sound is None]

    def _key(self, text: str) -> Key:
        pace = calmed(self._words_per_minute) if self._calm else self._words_per_minute
        return Key(self._pronunciation.spell(text), self._voice, pace)
