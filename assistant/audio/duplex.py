"""Sound in and out at once, as a session has it: what the microphone brings is told without the program's own voice.

A session and a check of the machine turn the same one, so that what was checked is what people are heard by.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.audio.ear import SILENCE, Ear
from assistant.audio.sound import Sound
from assistant.audio.watching import ContactWatch
from assistant.clock import BLOCK, to_seconds
from assistant.contact import Contact, Loudspeaker, Microphone
from assistant.faults import Faults


class SoundCard(Protocol):
    """Both directions of sound, as audio.card.Card has them."""

    @property
    def stopped(self) -> bool:
        """Whether the loudspeaker no longer takes any sound."""

    @property
    def late(self) -> int:
        """Blocks that were not there when the loudspeaker wanted them."""

    def begin(self) -> None:
        """Hear and play from now on. Raises CardError."""

    def begin_anew(self) -> None:
        """Go on after a time in which nothing ran."""

    def read(self) -> Sound | None:
        """The next clock.BLOCK samples heard; None when nothing comes in."""

    def given(self) -> Sound:
        """What the loudspeaker was given since this was last asked, gaps included."""

    def write(self, block: Sound) -> None:
        """Play a block after those that wait."""

    def cut(self, block: Sound) -> int:
        """Play a block with which the program falls silent; how many before it are not played after all."""


@dataclass(frozen=True, slots=True)
class Came:
    """What one turn of the duplex brings in: the block, what others say in it, and the contact."""

    block: Sound | None
    """As the microphone sent it; None is nothing."""
    heard: Sound
    """What others say in it: all that the rest of the program is told."""
    contact: Contact


def no_gap() -> float:
    """Always 0.0 seconds: for sound that cannot have a gap, such as a file."""
    return 0.0


class Duplex:
    """A card that is heard by an ear and watched. Belongs to the loop's thread; each turn is one hear and one play."""

    def __init__(self, card: SoundCard) -> None:
        self.ear = Ear()
        """Another one after it broke."""
        self._card = card
        self._watch = ContactWatch(self.ear)
        self._plays = True
        self._faults = Faults("audio")

    def begin(self) -> None:
        """Hear and play from now on. Raises CardError."""
        self._card.begin()

    def hear(self, gap: Callable[[], float] = no_gap) -> Came:
        """Wait for the next block. Whatever breaks meanwhile is as if nothing came in.

        Args:
            gap: asked once it is there; tells the seconds before it in which the program did not run.
        """
        try:
            block = self._card.read()
        except Exception as error:
            self._faults.note("the microphone", error)
            time.sleep(to_seconds(BLOCK))  # nothing else keeps the pace now
            block = None
        try:
            return self._told(block, gap())
        except Exception as error:  # what it has learned may be what is broken
            self._faults.note("the ear", error)
            self.ear = Ear()
            self._watch = ContactWatch(self.ear)
            loudspeaker = Loudspeaker.WELL if self._plays else Loudspeaker.STOPPED
            return Came(None, SILENCE, Contact(Microphone.GONE, loudspeaker))

    def _told(self, block: Sound | None, lost: float) -> Came:
        if lost:  # what waits was said before, or while nobody listened
            self._card.begin_anew()
            self.ear.miss()
        heard = self.ear.hear(block, self._card.given())
        stopped = self._card.stopped or not self._plays
        return Came(block, heard, self._watch.note(block, stopped=stopped, gap=lost))

    def play(self, block: Sound, *, hushed: bool = False) -> None:
        """Play a block after those that wait; at once, and without them, when the program falls silent with it."""
        try:
            if hushed:
                self.ear.take_back(self._card.cut(block))
            else:
                self._card.write(block)
            self._plays = True
        except Exception as error:
            self._faults.note("the loudspeaker", error)
            self._plays = False
