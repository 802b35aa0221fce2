"""A session in the room: the microphone in, the loudspeaker out, in real time."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress

from assistant.audio.card import Card
from assistant.audio.devices import Devices
from assistant.audio.ear import Ear
from assistant.audio.watching import ContactWatch
from assistant.dialog.conversation import Choice
from assistant.outputs import OutputError
from assistant.screen.bell import Bell
from assistant.screen.keys import Keys
from assistant.screen.watcher import Watching
from assistant.session import favourite
from assistant.session.driver import SILENCE
from assistant.session.instance_lock import alone_on
from assistant.session.mishaps import Mishaps
from assistant.session.offline import Outputs, opened
from assistant.session.signals import gently
from assistant.session.sleep_inhibitor import kept_awake, may_sleep
from assistant.session.time_gap import Lived
from assistant.session.unheard import unheard
from assistant.settings import Settings

COUNTS = "MASSAGE_COUNTS"
"""Whoever measures a session sets this in the environment: its last line then tells what the card has counted."""


def run(settings: Settings, outputs: Outputs, choice: Choice, devices: Devices) -> None:
    """Until it is over, or somebody ends it. Any key is a stop.

    Raises:
        CardError: nothing can be heard or played here.
        InUseError: another session has the card.
    """
    watching = Watching() if outputs.view else None
    tell = watching.note if watching else outputs.write
    with (
        alone_on(devices),
        kept_awake() as awake,
        Card(devices) as card,
        Keys() as keys,
        opened(
            settings,
            outputs,
            choice,
            listens=True,
            sounds=True,
            watching=watching,
            favourite=favourite.recall(),
            keys=keys.read,
        ) as clockwork,
        gently() as ending,
    ):
        card.begin()
        ear, told, keys_told = Ear(), False, False
        bell = Bell(sys.stdout)
        watch, lived = ContactWatch(ear), Lived(time.monotonic(), time.time())
        while not clockwork.over:
            block = card.read()
            gap = lived.gap(time.monotonic(), time.time())
            if gap:  # what waits was said before, or while nobody listened
                card.begin_anew()
                ear.miss()
            bell.ring(time.monotonic(), wrong=bool(clockwork.conversation.loudspeaker))
            if awake.failed():
                tell(may_sleep(settings.language))
            if ending.asked():
                clockwork.part()
            if keys.pressed():
                clockwork.press()
            if keys.lost and not keys_told:  # somebody may have agreed to the key alone
                keys_told = True
                clockwork.press()
                tell(Mishaps.load(settings.language).keys)
            heard = ear.hear(block, card.given())
            clockwork.notice(ear.own)
            if ear.unheard and not told:
                told = True
                tell(unheard(settings.language))
            if watching:
                watching.hear(heard)
            contact = watch.note(block, stopped=card.stopped, gap=gap)
            spoken = clockwork.turn_live(heard, time.time(), contact)
            if clockwork.hushed:
                ear.take_back(card.cut(spoken))
            else:
                card.write(spoken)
        _play_out(card)
        ending.leave()
        with suppress(OSError, OutputError):  # a full disk spoils nothing but the next greeting
            favourite.keep(clockwork.conversation)
    if os.environ.get(COUNTS):
        outputs.write(f"{card.late} blocks late")


def _play_out(card: Card) -> None:
    """The last words are still on their way to the loudspeaker."""
    for _ in range(10):
        card.read()
        card.write(SILENCE)
