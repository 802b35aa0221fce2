"""Sound in and out at once, as a session has it: what the microphone brings is told without the program's own voice.

A session and a check of the machine turn the same one, so that what was checked is what people are heard by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from assistant.audio.ear import Ear
from assistant.audio.sound import Sound
from assistant.audio.watching import ContactWatch
from assistant.contact import Contact


class SoundCard(Protocol):
    """Both directions of sound, as audio.card.Card has them."""

    @property
    def stopped(self) -> bool:
        """The loudspeaker takes nothing any more."""

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
    """What came in at one turn."""

    block: Sound | None
    """As the microphone sent it; None is nothing."""
    heard: Sound
    """What others say in it: all that the rest of the program is told."""
    contact: Contact


def no_gap() -> float:
    """Seconds that were lost, where none can be."""
    return 0.0


class Duplex:
    """A card that is heard by an ear and watched. Belongs to the loop's thread; each turn is one hear and one play."""

    def __init__(self, card: SoundCard) -> None:
        self.ear = Ear()
        self._card = card
        self._watch = ContactWatch(self.ear)

    def begin(self) -> None:
        """Hear and play from now on. Raises CardError."""
        self._card.begin()

    def hear(self, gap: Callable[[], float] = no_gap) -> Came:
        """Wait for the next block.

        Args:
            gap: asked once it is there; tells the seconds before it in which the program did not run.
        """
        block = self._card.read()
        lost = gap()
        if lost:  # what waits was said before, or while nobody listened
            self._card.begin_anew()
            self.ear.miss()
        heard = self.ear.hear(block, self._card.given())
        return Came(block, heard, self._watch.note(block, stopped=self._card.stopped, gap=lost))

    def play(self, block: Sound, *, hushed: bool = False) -> None:
        """Play a block after those that wait; at once, and without them, when the program falls silent with it."""
        if hushed:
            self.ear.take_back(self._card.cut(block))
        else:
            self._card.write(block)
