"""The loop: a block of sound in, a block of sound out, and everything between in its order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from assistant.audio.ear import EchoState
from assistant.clock import BLOCK, Tick, to_samples
from assistant.coaching.planned import Plan
from assistant.contact import IN_CONTACT, Contact
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import End, Hush, Listen, Record, Sounding
from assistant.dialog.machine import Dialog, Reply
from assistant.dialog.resilient import FAULT, parting, ready_beforehand
from assistant.dialog.states import COACHING, State
from assistant.faults import Faults
from assistant.hearing.din import Din
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.recogniser import Block, EngineError, Recogniser
from assistant.hearing.shout_detector import ShoutDetector
from assistant.recording.recording import Event
from assistant.session.moving_on import moves_on
from assistant.session.said_beforehand import said_with_hands_on
from assistant.speaking.face import Voice
from assistant.understanding.pressed import Press, pressed
from assistant.understanding.self_echo import OwnSentence, without_echo
from assistant.understanding.understanding import Understanding
from assistant.understanding.understood import Evidence, Intent, Understood

SENTENCES = 4
"""Own sentences that are remembered: an utterance may begin during one and end two later."""

CALM = COACHING | {State.RESTING}
"""States in which everything has time: hands are at work, or somebody rests."""

PARTING = to_samples(8)
"""The longest that last words may take, in samples."""

BROKEN = 10
"""Turns in a row that may break, before it is given up."""

OUTCRY = Intent("OUTCRY", 0, 0)
"""What a sudden loud voice without words means."""
Watcher = Callable[[Tick, Event], None]
"""Is told of every tick, every understanding and every effect, in their order."""


@dataclass(frozen=True)
class Components:
    """The four parts that a session is made of."""

    hearing: Recogniser
    understanding: Understanding
    dialog: Dialog
    speaking: Voice


class Session:
    """One conversation from greeting to goodbye. It asks no clock: every turn is handed its time."""

    def __init__(
        self, rooms: Components, conversation: Conversation, *watchers: Watcher, echoes: bool = False
    ) -> None:
        """`echoes`: the loudspeaker can be heard by the microphone."""
        self.rooms = rooms
        self.conversation = conversation
        self.over = False
        self.hushed = False
        """In the latest turn it fell silent."""
        self._watchers = watchers
        self._expected: tuple[str, ...] = ()
        self._typed: list[str] = []
        self._pressed: list[Press] = []
        self._samples = 0
        self._echoes = echoes
        self._own = EchoState()
        self._outcries = ShoutDetector()
        self._din = Din()
        self._spoken: deque[OwnSentence] = deque(maxlen=SENTENCES)
        self._faults = Faults("session")
        self._hears = True
        self._broken = 0
        """Turns in a row."""
        self._known: tuple[str, int, Plan | None] = ("", 0, None)
        """Choice and plan whose words are expected."""
        self._parting: int | None = None
        """Sample at which somebody ended it from outside."""

    def type(self, text: str) -> None:
        """Words that somebody typed; they are taken in the next turn."""
        self._typed.append(text)

    def press(self, what: Press = Press.KEY) -> None:
        """Somebody told something by touch, which nobody can mishear; it is taken in the next turn."""
        if what not in self._pressed:
            self._pressed.append(what)

    def notice(self, own: EchoState) -> None:
        """What the ear knows of the program's own voice, which steps back while somebody speaks into it."""
        self._own = own
        self.rooms.speaking.duck(own.interrupted)

    def begin(self, wall: float) -> None:
        """Greet, and ask the first question."""
        tick = Tick(0, wall)
        self.rooms.speaking.keep_ready(ready_beforehand(self.rooms.dialog.data))
        self._follow(self.rooms.dialog.begin(self.conversation, tick), tick)

    def part(self) -> None:
        """Somebody ends it from outside: the hands are sent off, nothing more is answered, and then it is over."""
        if self._parting is None:
            self._parting = self._samples
            self.rooms.speaking.perform(Hush())
            for say in parting(self.conversation, self.rooms.dialog.data):
                self.rooms.speaking.perform(say)

    def turn(self, block: Block, wall: float, contact: Contact = IN_CONTACT) -> Block:
        """One block in, one block out. A turn that breaks is deaf, which sends the hands off in the next.

        Args:
            block: int16, BLOCK samples at RATE.
            wall: POSIX time in seconds.
            contact: whether people and program can hear each other.

        Raises:
            EngineError: what listens cannot be opened, so nothing has begun.
            Exception: nothing works any more; there may be `last_words`.
        """
        try:
            spoken = self._turn(block, wall, contact)
        except EngineError:
            raise
        except Exception as error:
            self._faults.note("a turn", error)
            self._hears = False
            self._broken += 1
            if self._broken > BROKEN:
                raise
            return np.zeros(BLOCK, np.int16)
        self._broken = 0
        return spoken

    def last_words(self) -> Block | None:
        """What is to be played when nothing works any more, if it was rendered."""
        key = "broken.hands_off" if self.conversation.steps_begun else "broken.before"
        return self.rooms.speaking.ready(self.rooms.dialog.data.prompts.fixed[key])

    def _turn(self, block: Block, wall: float, contact: Contact) -> Block:
        self._samples += BLOCK
        self.hushed = False
        speaking, hearing = self.rooms.speaking, self.rooms.hearing
        deaf = bool(contact.microphone) or hearing.deaf or not self._hears
        if self._parting is not None:
            self.over |= not speaking.speech.waiting or self._samples - self._parting > PARTING
            return speaking.block()
        attempt = self._faults.attempt
        attempt("the din", lambda: self._din.take(block, hearing.needs, own=self._speaks), None)
        if self._din.loud:
            contact = replace(contact, loud=True)
        tick = Tick(self._samples, wall, deaf, bool(speaking.failed), speaking.speech, contact)
        self._tell(tick, tick)
        typed = tuple(self._typed)
        for understood in self._understood(block):
            self._tell(tick, understood)
            reply = self.rooms.dialog.understood(self.conversation, understood, tick)
            if moves_on(self.conversation, understood, typed, reply):
                self.hushed = True
                speaking.perform(Hush())  # what is asked now is what is said now
            self._follow(reply, tick)
        self._follow(self.rooms.dialog.tick(self.conversation, tick), tick)
        self._note_spoken()
        return self.rooms.speaking.block()

    def _understood(self, block: Block) -> Iterator[Understood]:
        now = self._samples
        presses, self._pressed = self._pressed, []
        for press in presses:
            yield pressed(press, now)
        for heard in self._heard(block):
            understood = self._understand(heard)
            if heard.heard_by is not Pass.TYPED and self._are_words(understood):
                self._outcries.were_words(heard.start, heard.end)
                if understood.evidence is Evidence.GOOD:
                    self._din.were_words(heard.start, heard.end, now)
            yield understood
        cry = self._faults.attempt(
            "outcries", lambda: self._outcries.take(block, now, own=self._speaks), None
        )
        if cry:
            yield Understood("", (OUTCRY,), Evidence.WEAK, True, cry.start, cry.end)

    @property
    def _speaks(self) -> bool:
        """Its own voice may be in what is heard."""
        return self._echoes and bool(self.rooms.speaking.saying)

    def _are_words(self, understood: Understood) -> bool:
        """An engine makes words of any voice: those count that are sure, or that protect."""
        protects = any(each.name in self.rooms.understanding.protective for each in understood.intents)
        return protects or understood.evidence is Evidence.GOOD

    def _understand(self, heard: Heard) -> Understood:
        try:
            return self._meaning(heard)
        except Exception as error:  # whatever it is: what could not be understood may have been a stop
            self._faults.note("understanding", error)
            lost = (FAULT, *self._protective(heard.text))
            return Understood(heard.text, lost, Evidence.WEAK, heard.final, heard.start, heard.end)

    def _protective(self, text: str) -> tuple[Intent, ...]:
        try:
            return self.rooms.understanding.protective_in(text)
        except Exception as error:
            self._faults.note("understanding what protects", error)
            return ()

    def _meaning(self, heard: Heard) -> Understood:
        understanding = self.rooms.understanding
        understood = understanding.understand(heard, self._expected)
        if not (self._echoes and self._own.comes_back) or heard.heard_by is Pass.TYPED:
            return understood
        return without_echo(understood, self._spoken, understanding.protective, self._own.tail)

    def _note_spoken(self) -> None:
        text = self.rooms.speaking.saying
        if text:
            if self._spoken and self._spoken[-1].text == text:
                self._spoken.pop()
            self._spoken.append(OwnSentence(text, self._samples))

    def _heard(self, block: Block) -> tuple[Heard, ...]:
        now = self._samples
        typed = tuple(Heard(text, True, now - BLOCK, now, Pass.TYPED, alone=True) for text in self._typed)
        self._typed.clear()
        try:
            heard = self.rooms.hearing.hear(block, now)
            self._hears = True
        except EngineError:
            raise  # it could not be opened, so nothing was heard yet: there is no session without it
        except Exception as error:  # whatever it is: deafness sends the hands off
            self._faults.note("hearing", error)
            heard, self._hears = (), False
        return typed + heard

    def _follow(self, reply: Reply, tick: Tick) -> None:
        self.conversation = reply.conversation
        self.rooms.speaking.calm(self.conversation.state in CALM)
        self._expect()
        for effect in reply.effects:
            self._tell(tick, effect)
            if isinstance(effect, Listen):
                self._listen(effect)
            elif isinstance(effect, Record) and effect.kind == "rehearsed":
                self._learn(str(dict(effect.details)["word"]))
            elif isinstance(effect, End):
                self.over = True
            elif isinstance(effect, Sounding):
                self.hushed |= isinstance(effect, Hush)
                self.rooms.speaking.perform(effect)

    def _expect(self) -> None:
        """What will be said is rendered as soon as it is known."""
        now = self.conversation
        known = (now.choice.program, now.choice.minutes, now.plan)
        if known != self._known:
            self._known = known
            attempt, data = self._faults.attempt, self.rooms.dialog.data
            attempt(
                "what will be said",
                lambda: self.rooms.speaking.expect(said_with_hands_on(now, data)),
                None,
            )

    def _learn(self, word: str) -> None:
        self._faults.attempt("learning a word", lambda: self.rooms.hearing.learn(word), None)

    def _listen(self, wish: Listen) -> None:
        self._expected = wish.expected
        try:
            self.rooms.hearing.listen(self.rooms.understanding.vocabulary(wish.expected), wish.patience)
        except Exception as error:  # it may listen for other words now than those that are to be heard
            self._faults.note("listening", error)
            self._hears = False

    def _tell(self, tick: Tick, event: Event) -> None:
        for watch in self._watchers:
            try:
                watch(tick, event)
            except Exception as error:  # nobody who only looks on is to end it
                self._faults.note("a watcher", error)
