"""One turn of the conversation under way: what the callbacks of the machine read and write."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.clock import Tick
from assistant.coaching.program import Program
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Effect, Hush, Say
from assistant.dialog.states import State
from assistant.dialog.triggers import Trigger
from assistant.understanding.understood import Evidence, Intent, Understood


class Turn:
    """The machine's model. It gathers effects and never performs one."""

    state: State
    """Kept by the machine while a trigger runs."""

    def __init__(self, data: DialogData) -> None:
        self.data = data
        self.now = Conversation()
        self.tick = Tick(0, 0.0)
        self.effects: list[Effect] = []
        self.following: list[Trigger] = []
        self.intent: Intent | None = None
        self.understood: Understood | None = None
        self.heeded: tuple[Intent, ...] = ()
        """All that is acted on of what was understood."""

    @property
    def good(self) -> bool:
        """The words behind this trigger are good evidence, and may be taken at their word."""
        good = self.understood is not None and self.understood.evidence is Evidence.GOOD
        return good and (self.intent is None or self.intent.sure)

    def slot(self, name: str) -> str:
        """A slot of the intent behind this trigger, empty if it has none."""
        return (self.intent.slot(name) if self.intent else None) or ""

    def change(self, **changes: Any) -> None:
        """Change fields of the conversation."""
        self.now = self.now.but(**changes)

    def do(self, effect: Effect) -> None:
        """Add an effect to those of this turn."""
        self.effects.append(effect)

    def then(self, trigger: Trigger) -> None:
        """Fire this trigger, once, when all that was said has been taken in."""
        if trigger not in self.following:
            self.following.append(trigger)

    def say(self, key: str, **slots: object) -> str:
        """Speak the prompt `key`; returns its words."""
        text = self._wording(key, slots)
        self.do(Say(key, text))
        return text

    def ask(self, key: str, **slots: object) -> None:
        """Speak a question and keep it open: "repeat" and silence put it again."""
        text = self.say(key, **slots)
        self.change(last=((key, text),), reprompts=0, misses=0)

    def tell(self, key: str, text: str) -> None:
        """Speak words that come from a program or a question, if there are any."""
        if text:
            self.do(Say(key, text))

    def interrupt(self, key: str, **slots: object) -> str:
        """Silence at once, then these words before all others; returns the words."""
        text = self._wording(key, slots)
        self.break_off(key, text)
        self.change(off_since=self.tick.samples)
        return text

    def break_off(self, key: str, text: str) -> None:
        """Silence at once, then these words before all others; a cup comes off before the hands do (decision 7)."""
        self.do(Hush())
        cup = self.now.cup
        if cup.on:
            self.do(Say("cup.off", self._wording("cup.off", {}), urgent=True))
            self.change(cup=replace(cup, reminded=0))
        else:
            self.change(open="")  # the hands are off, so nobody is asked about the pressure any more
        self.do(Say(key, text, urgent=not cup.on))

    def _wording(self, key: str, slots: dict[str, object]) -> str:
        text, said = self.data.prompts.wording(key, self.now.said, **slots)
        self.change(said=said)
        return text


def good(turn: Turn) -> bool:
    """A condition: the words behind this trigger are good evidence."""
    return turn.good


def chosen_program(turn: Turn) -> Program:
    """The massage that is chosen, with the one that follows it where both are wanted."""
    choice = turn.now.choice
    return turn.data.library.chosen(choice.program, choice.followed)
