"""Gathers what a view needs while a session runs. It only takes notes: a turn must not wait for a picture."""

from __future__ import annotations

from assistant.audio.sound import Sound, dbfs
from assistant.clock import Tick, to_samples
from assistant.dialog.effects import Effect, End, Say
from assistant.screen.view import Senses
from assistant.understanding.understood import KEY_PRESSED, Understood

FRESH = to_samples(10)
"""How long the last words stay."""
QUIETEST, LOUDEST = -60.0, -15.0
"""dB below full scale between which the meter moves: a quiet room, and somebody who speaks close by."""
FALL = 0.015
"""What the meter sinks by in one block: whoever looks up after a word still sees that it came in."""


class ViewWatcher:
    """A watcher of the session. Written by the loop, read by whoever draws."""

    def __init__(self) -> None:
        self.typing: str | None = None
        self.reason = ""
        """Of the end, once it has come."""
        self._tick = Tick(0, 0.0)
        self._said: list[str] = []
        self._heard: tuple[str, bool, int] = ("", True, 0)
        self._noted: tuple[str, int] = ("", 0)
        self._standing = ""
        self._level: float | None = None

    def __call__(self, tick: Tick, event: Tick | Understood | Effect) -> None:
        """Take up one event of the session for the next view."""
        self._tick = tick
        match event:
            case Say():
                self._said.append(event.text)
            case End():
                self.reason = event.reason
            case Understood(text=text) if text and (event.final or event.intents):
                self._heard = (text, bool(event.intents), tick.samples)

    def stand(self, text: str) -> None:
        """Something that is to be read whenever nothing was heard just now and nothing else is noted."""
        self._standing = text

    def note(self, text: str) -> None:
        """Something that is to be read."""
        self._noted = (text, self._tick.samples)

    def hear(self, block: Sound) -> None:
        """How loud the room is."""
        now = (dbfs(block) - QUIETEST) / (LOUDEST - QUIETEST)
        self._level = min(1.0, max(0.0, now, (self._level or 0.0) - FALL))

    def senses(self) -> Senses:
        """What goes in and out at the moment."""
        tick = self._tick
        text, understood, at = self._heard
        noted, noted_at = self._noted
        heard = text if tick.samples - at < FRESH else ""
        note = noted if tick.samples - noted_at < FRESH else ""
        return Senses(
            saying=self._saying(),
            key=text == KEY_PRESSED,
            heard=heard,
            understood=understood,
            note=note or ("" if heard else self._standing),
            level=self._level,
            deaf=tick.deaf,
            typing=self.typing,
        )

    def _saying(self) -> str:
        speech = self._tick.speech
        if not speech.waiting or not 0 < speech.number <= len(self._said):
            return ""
        return sounding(self._said[speech.number - 1], speech.fraction)


def sounding(text: str, fraction: float) -> str:
    """The sentence of a text that sounds when so much of it has been played, 0 to 1."""
    at, passed = fraction * len(text), 0
    sentences = text.replace("? ", "?\n").replace(". ", ".\n").replace("! ", "!\n").split("\n")
    for sentence in sentences:
        passed += len(sentence) + 1
        if at < passed:
            return sentence
    return sentences[-1]
