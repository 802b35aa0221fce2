"""A session in the room: the microphone in, the loudspeaker out, in real time."""

from __future__ import annotations

import time

from assistant.audio.card import Card, Devices
from assistant.dialog.conversation import Choice
from assistant.running.files import Outputs, opened
from assistant.running.loops import SILENCE
from assistant.settings import Settings


def run(settings: Settings, outputs: Outputs, choice: Choice, devices: Devices) -> None:
    """Until it is over, or somebody ends it.

    Raises:
        CardError: nothing can be heard or played here.
    """
    with Card(devices) as card, opened(settings, outputs, choice, listens=True, sounds=True) as clockwork:
        while not clockwork.over:
            block = card.read()
            heard = SILENCE if block is None else block
            card.write(clockwork.turn_live(heard, time.time(), deaf=block is None))
        _play_out(card)


def _play_out(card: Card) -> None:
    """The last words are still on their way to the loudspeaker."""
    for _ in range(10):
        card.read()
        card.write(SILENCE)
