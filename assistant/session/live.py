"""A session in the room: the microphone in, the loudspeaker out, in real time."""

from __future__ import annotations

import os
import time

import numpy as np

from assistant.audio.card import Card
from assistant.audio.devices import Devices
from assistant.audio.duplex import Duplex, SoundCard
from assistant.audio.sound import Sound
from assistant.clock import BLOCK
from assistant.dialog.conversation import Choice
from assistant.screen.keys import Keys
from assistant.screen.watcher import ViewWatcher
from assistant.session import favourite
from assistant.session.beside import Beside
from assistant.session.driver import SILENCE
from assistant.session.instance_lock import alone_on
from assistant.session.mishaps import Mishaps
from assistant.session.offline import Outputs, opened
from assistant.session.paged import page_for, take_acts
from assistant.session.signals import gently
from assistant.session.sleep_inhibitor import kept_awake
from assistant.session.telling import teller
from assistant.session.time_gap import TimeGap
from assistant.settings import Settings
from assistant.web.phone import PhoneCard

COUNTS = "MASSAGE_COUNTS"
"""Whoever measures a session sets this in the environment: its last line then tells what the card has counted."""


def run(settings: Settings, outputs: Outputs, choice: Choice, devices: Devices) -> None:
    """Until it is over, or somebody ends it. Any key is a stop.

    Raises:
        CardError: nothing can be heard or played here.
        InUseError: another session has the card.
        PageError: the page that was asked for cannot be served.
    """
    watching = ViewWatcher() if outputs.view or outputs.page else None
    tell = teller(outputs.write, watching, view=outputs.view)
    mishaps = Mishaps.load(settings.language)
    phone = PhoneCard() if outputs.page and outputs.page.phone else None
    with (
        alone_on(devices),
        kept_awake() as awake,
        phone or Card(devices) as card,
        Keys() as keys,
        page_for(outputs, settings, keys.pressed if keys.read else None, phone) as page,
        opened(
            settings,
            outputs,
            choice,
            listens=True,
            sounds=True,
            watching=watching,
            favourite=favourite.recall(),
            keys=keys.read,
            page=page,
        ) as driver,
        gently() as ending,
    ):
        duplex = Duplex(card)
        duplex.begin()
        lived = TimeGap(time.monotonic(), time.time())
        beside = Beside(mishaps, tell, awake, keys, watching)
        try:
            while not driver.over:
                came = duplex.hear(lambda: lived.gap(time.monotonic(), time.time()))
                if ending.asked():
                    driver.part()
                if keys.pressed() or beside.keys_are_lost():
                    driver.press()
                take_acts(page, driver)
                driver.notice(duplex.ear.own)
                beside.look(driver, came, unheard=duplex.ear.unheard and not phone)
                spoken = driver.turn_live(came.heard, time.time(), came.contact)
                duplex.play(spoken, hushed=driver.hushed)
        except Exception:
            _speak(card, driver.last_words())
            raise
        _play_out(card)
        ending.leave()
        favourite.keep_if_possible(driver.conversation)
    if os.environ.get(COUNTS):
        outputs.write(f"{card.late} blocks late")


def _speak(card: SoundCard, sound: Sound | None) -> None:
    """Nothing works any more but the card."""
    sound = SILENCE if sound is None else sound
    for start in range(0, len(sound), BLOCK):
        card.read()
        card.write(np.concatenate([sound[start : start + BLOCK], SILENCE])[:BLOCK])
    _play_out(card)


def _play_out(card: SoundCard) -> None:
    """The last words are still on their way to the loudspeaker."""
    for _ in range(10):
        card.read()
        card.write(SILENCE)
