"""Turning the loop off the sound card: from a sound file, from a script, as fast as the machine can."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from assistant.audio.bandwidth import Bandwidth
from assistant.audio.ear import EchoState
from assistant.clock import BLOCK, to_samples, to_seconds
from assistant.contact import IN_CONTACT, Contact
from assistant.dialog.conversation import Conversation
from assistant.faults import Faults
from assistant.hearing.recogniser import Block
from assistant.session.script import Step, Wait
from assistant.session.session import Session
from assistant.understanding.pressed import Press

Sink = Callable[[Block], None]
Onlooker = Callable[[Conversation], None]
"""Is told how the conversation stands after every turn."""
SILENCE: Block = np.zeros(BLOCK, np.int16)
A_WORD = to_samples(0.3) // BLOCK
"""Loud blocks of a sound file from which it is told that it is narrow: one word may be all there is."""
PATIENCE = to_samples(180)
"""How long a script waits for the program to finish speaking."""


class SessionDriver:
    """Turns a session, block after block; session time is all the time there is."""

    def __init__(
        self, session: Session, wall: float, sink: Sink | None = None, after: Onlooker | None = None
    ) -> None:
        self._session = session
        self._after = after
        self._faults = Faults("session")
        self._start = wall
        self._sink = sink
        self.samples = 0
        session.begin(wall)
        self._look()

    @property
    def over(self) -> bool:
        """Whether the session has ended."""
        return self._session.over

    @property
    def hushed(self) -> bool:
        """In the latest turn the program fell silent."""
        return self._session.hushed

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands after the latest turn."""
        return self._session.conversation

    @property
    def speaking(self) -> bool:
        """There is something that has not been said to its end."""
        return bool(self._session.rooms.speaking.speech.waiting)

    def type(self, text: str) -> None:
        """Somebody types this; it is taken in the next turn."""
        self._session.type(text)

    def press(self, what: Press = Press.KEY) -> None:
        """Somebody presses a key, or a field of the page; it is taken in the next turn."""
        self._session.press(what)

    def notice(self, own: EchoState) -> None:
        """What the ear knows of the program's own voice; it holds from the next turn on."""
        self._session.notice(own)

    def last_words(self) -> Block | None:
        """What is to be played when nothing works any more, if it was rendered."""
        return self._session.last_words()

    def part(self) -> None:
        """Somebody ends it from outside; it is over when the last words have been said."""
        self._session.part()

    def turn(self, block: Block = SILENCE, contact: Contact = IN_CONTACT) -> None:
        """One block, off the sound card: whatever is being rendered is waited for."""
        self._session.rooms.speaking.settle()
        self.turn_live(block, self._start + to_seconds(self.samples + BLOCK), contact)

    def turn_live(self, block: Block, wall: float, contact: Contact = IN_CONTACT) -> Block:
        """One block as it comes from a card; nothing is waited for."""
        self.samples += BLOCK
        spoken = self._session.turn(block, wall, contact)
        self._look()
        if self._sink:
            self._sink(spoken)
        return spoken

    def _look(self) -> None:
        if self._after:
            try:
                self._after(self.conversation)
            except Exception as error:  # nobody who only looks on is to end it
                self._faults.note("what looks on", error)

    def hear(self, blocks: Iterable[Block], tail: float) -> None:
        """Play blocks to the session, then silence for `tail` seconds, or until it is over."""
        bandwidth = Bandwidth(A_WORD)
        for block in blocks:
            if self.over:
                return
            bandwidth.note(block)
            self.turn(block, Contact(narrow=bandwidth.narrow))
        self.wait(to_samples(tail))

    def follow(self, steps: Iterable[Step], tail: float) -> None:
        """Act a script out, then wait for `tail` seconds, or until it is over."""
        timed = False
        for step in steps:
            if self.over:
                return
            if isinstance(step, Wait):
                self.wait(step.samples)
                timed = True
                continue
            if step.at is not None:
                self.wait(step.at - self.samples)
            elif not timed:
                self._hear_out()
            timed = False
            self.type(step.text)
            self.turn()
        self._hear_out()
        self.wait(to_samples(tail))

    def wait(self, samples: int) -> None:
        """Take turns until so many samples have gone by."""
        for _ in self._blocks(samples):
            self.turn()

    def _hear_out(self) -> None:
        for _ in self._blocks(PATIENCE):
            if not self.speaking:
                return
            self.turn()

    def _blocks(self, samples: int) -> Iterator[int]:
        for start in range(0, samples, BLOCK):
            if self.over:
                return
            yield start
