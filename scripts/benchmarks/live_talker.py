"""People who talk to the program as it talks to them: they answer what it asks, and want things of their own."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from assistant.clock import to_seconds
from assistant.dialog.data import DialogData
from assistant.settings import Settings
from assistant.speaking.length import estimate
from benchmarks.live_people import GIVER, HURTING, RECEIVER, Account, Person, Reply, Wish, pattern, replies
from benchmarks.live_room import Room

ANSWERED = 7.0
"""Seconds that somebody waits before they say it again."""
TRIES = 12
"""Times that something is said before it is given up."""
MANNERS = 0.7
"""Seconds of quiet before somebody answers."""
MUSIC, RHYTHM, SOFTEST = -29.0, -38.0, -60.0
"""Level in dB below full scale of the loudspeaker from which it speaks: over music, over its rhythm, over nothing."""
PACE = Settings().words_per_minute
EARLY = 1.0
"""Seconds by which a sentence may be shorter than it was thought to be."""
SILENCED = "(silence)"
BREATH = 1.2
"""Seconds after a question was put in which it surely begins to sound."""
LONG = 90
"""Letters from which a sentence is an instruction that one can speak into."""
INTO = 3.5
"""Seconds after it was asked for in which an instruction surely sounds."""
PATIENCE = 25.0
"""Seconds that somebody waits for an instruction before they ask for it."""


class Talker:
    """Both people. What they want is wished in its order, once hands are on."""

    def __init__(self, room: Room, data: DialogData, wishes: Sequence[Wish]) -> None:
        self.room = room
        self.account = Account()
        self.wishes = list(wishes)
        self._house = data
        self._replies = [(pattern(words), reply) for words, reply in replies(data).items()]
        self._rehearsed = [
            (pattern(data.prompts.fixed[f"rehearse.{key}"]), person)
            for key, person in (("receiver", RECEIVER), ("giver", GIVER))
        ]
        self._word = pattern(data.prompts.fixed["rehearse.then"])
        self._word_again = [pattern(data.prompts.fixed[key]) for key in ("rehearse.again", "rehearse.other")]
        self._read_back = pattern(data.questions.phrases.read_back)
        self._person = RECEIVER
        self._open: Reply | None = None
        self._question = ""
        self._asked_at = self._speaks_until = 0.0
        self._told = ""
        """What was answered last."""
        self._hurts = False
        self._said_at: float | None = None
        self._wish_said: float | None = None
        self._tries = 0
        self._pause = 0.0
        self._instructed: float | None = None
        self._coaching = False
        self._answered = time.monotonic()
        self._heard: list[str] = []

    @property
    def coaching(self) -> bool:
        """Whether hands have been on."""
        return self._coaching

    def talk(self, done: Callable[[], bool], seconds: float) -> None:
        """Until it is done, the program has ended, or so much time has passed."""
        deadline = time.monotonic() + seconds
        while not done() and time.monotonic() < deadline:
            line = self.room.line()
            if line is not None:
                self._take(line.strip())
            elif self.room.running.over:
                return
            elif self._open:
                self._answer()
            elif self._coaching and self.wishes:
                self._want(self.wishes[0])

    def _take(self, line: str) -> None:
        """A line that was printed."""
        now = time.monotonic()
        if line.endswith(SILENCED):
            self._speaks_until = now
        _, found, text = line.partition("— ")
        if not found:
            return
        self._speaks_until = max(now, self._speaks_until) + to_seconds(estimate(text, PACE))
        self._heard.append(text)
        if text in self._house.prompts.varied["coach.begin"]:
            self._coaching, self._answered = True, now
        if len(text) >= LONG and self._coaching:
            self._instructed = now
        if self.wishes and self._wish_said is not None and self._is_answer(self.wishes[0], text):
            self.wishes.pop(0)
            self._wish_said, self._tries, self._answered = None, 0, now
        if self._asks_again(text):
            self._repeat()
        elif reply := self._reply(text):
            if text == self._question and self._said_at is not None:
                self._note_again(reply.words)
            self._open, self._question, self._said_at, self._tries = reply, text, None, 0
            self._asked_at = now
        elif self._said_at is not None:
            self._open = self._said_at = None

    def _asks_again(self, text: str) -> bool:
        phrases = self._house.questions.phrases
        return self._is(text, "question.again", "question.say_yes_or_no") or text in (
            phrases.reprompt,
            phrases.again,
        )

    def _reply(self, text: str) -> Reply | None:
        fixed = self._house.prompts.fixed
        for wording, person in self._rehearsed:
            if match := wording.match(text):
                self._person = person
                return Reply(match[1], person)
        if match := self._word.match(text):
            return Reply(match[1], self._person)
        for wording in self._word_again:
            if match := wording.match(text):
                self._note_again(match[1])
                return Reply(match[1], self._person)
        if text == fixed["rehearse.key"]:
            return Reply("ready", GIVER)
        if text in (fixed["pain.suspect"], fixed["pain.withdraw"]):
            hurts = (text == fixed["pain.suspect"]) is self._hurts
            return Reply("yes" if hurts else "no", RECEIVER)
        if match := self._read_back.match(text):
            right = match[1].startswith({"two": "2"}.get(self._told, self._told))
            return Reply("yes" if right else "no", RECEIVER)
        return next((reply for wording, reply in self._replies if wording.match(text)), None)

    def _answer(self) -> None:
        """What is open is answered, when it is quiet; and again when nothing comes of it."""
        assert self._open
        now = time.monotonic()
        waited = None if self._said_at is None else now - self._said_at
        if now - self._asked_at < BREATH or (waited is not None and waited < ANSWERED) or self._is_speaking():
            return
        if self._tries >= TRIES:
            self.account.lost.append(self._open.words)
            self._open = self._said_at = None
            return
        if waited is not None:
            self._note_again(self._open.words)
        reply = self._open
        if not self._read_back.match(self._question):
            self._told = reply.words
        self._say(reply.words, reply.by)
        self._said_at = time.monotonic()
        self._tries += 1
        if reply.once:
            self._open = self._said_at = None

    def _is_speaking(self) -> bool:
        """Whether the program is, or will go on in a moment: its sentences wait for each other."""
        sounds = self.room.speaks(MANNERS, self._softest if self._coaching or self.room.music else SOFTEST)
        return sounds or time.monotonic() < self._speaks_until - EARLY

    @property
    def _softest(self) -> float:
        return MUSIC if self.room.music else RHYTHM

    def _repeat(self) -> None:
        if self._open and self._said_at is not None:
            self._note_again(self._open.words)
            self._said_at = None

    def _want(self, wish: Wish) -> None:
        now = time.monotonic()
        if self._wish_said is not None:
            if now - self._wish_said < ANSWERED:
                return
            if self._tries >= TRIES:
                self.account.lost.append(wish.words)
                self.wishes.pop(0)
                self._wish_said, self._tries, self._answered = None, 0, now
                return
        elif now - self._answered < wish.after:
            return
        if wish.over and self._wish_said is None:
            since = max(self._answered, self._instructed or 0.0)
            if now - since > PATIENCE:
                self._instructed = now
                self._say("repeat", GIVER)
            elif (
                self._instructed is None
                or now - self._instructed < INTO + 0.1 * self._pause
                or not self.room.speaks(MANNERS, self._softest)
            ):
                return
            else:
                self._pause = (self._pause + 3.7) % 10
                self._wish(wish, over=True)
        elif wish.act:
            getattr(self.room.card, wish.act)()
            self._wish_said, self._tries = now, 1
        elif not self._is_speaking():
            self._wish(wish, over=False)

    def _wish(self, wish: Wish, *, over: bool) -> None:
        self._instructed = None
        self._hurts = wish.words in HURTING
        if self._tries:
            self._note_again(wish.words)
        self._say(wish.words, wish.by, over=over)
        self._wish_said = time.monotonic()
        self._tries += 1

    def _say(self, words: str, by: Person, *, over: bool = False) -> None:
        self.account.said += 1
        self.room.say(words, by.name, by.voice, over=over)

    def _note_again(self, words: str) -> None:
        self.account.again += 1
        self.account.not_answered.append(words)

    def _is_answer(self, wish: Wish, text: str) -> bool:
        return self._is(text, *wish.answers) if wish.answers else len(text) >= LONG

    def _is(self, text: str, *keys: str) -> bool:
        prompts = self._house.prompts
        wordings = [
            words for key in keys for words in prompts.varied.get(key, ()) or (prompts.fixed.get(key, ""),)
        ]
        return any(words and pattern(words).match(text) for words in wordings)
