"""A session in the room: the microphone in, the loudspeaker out, in real time."""

from __future__ import annotations

import time

from assistant.audio.card import Card, Devices
from assistant.audio.echo import EchoCanceller
from assistant.audio.sound import Sound
from assistant.clock import BLOCK, to_samples
from assistant.dialog.conversation import Choice
from assistant.running.awake import kept_awake, may_sleep
from assistant.running.files import Outputs, opened
from assistant.running.keys import Keys
from assistant.running.loops import SILENCE
from assistant.running.view.watching import Watching
from assistant.settings import Settings

LEARNING = to_samples(4)
"""Samples of the program's own sound after which its echo is taken out well enough (measured on a virtual card)."""
TAIL = to_samples(0.5)
"""How long a sound goes on coming back."""


def run(settings: Settings, outputs: Outputs, choice: Choice, devices: Devices) -> None:
    """Until it is over, or somebody ends it. Any key is a stop.

    Raises:
        CardError: nothing can be heard or played here.
    """
    watching = Watching() if outputs.view else None
    tell = watching.note if watching else outputs.write
    with (
        kept_awake() as awake,
        Card(devices) as card,
        Keys() as keys,
        opened(settings, outputs, choice, listens=True, sounds=True, watching=watching) as clockwork,
    ):
        card.begin()
        ear, played = _Ear(), SILENCE
        while not clockwork.over:
            block = card.read()
            if awake.failed():
                tell(may_sleep(settings.language))
            if keys.pressed():
                clockwork.press()
            heard = SILENCE if block is None else ear.hear(block, played)
            if watching:
                watching.hear(heard)
            played = clockwork.turn_live(heard, time.time(), deaf=block is None)
            card.write(played)
        _play_out(card)


class _Ear:
    """What the microphone hears, without the program's own voice.

    While the way from the loudspeaker is still being learned, nothing is heard as long as the program speaks: its first
    sentence would come back as other people's words.
    """

    def __init__(self) -> None:
        self._echo = EchoCanceller()
        self._learned = 0
        self._sounding = 0

    def hear(self, block: Sound, played: Sound) -> Sound:
        left = self._echo.cancel(block, played)
        self._sounding = TAIL if played.any() else max(0, self._sounding - BLOCK)
        if not self._sounding or self._learned >= LEARNING:
            return left
        self._learned += BLOCK
        return SILENCE


def _play_out(card: Card) -> None:
    """The last words are still on their way to the loudspeaker."""
    for _ in range(10):
        card.read()
        card.write(SILENCE)
