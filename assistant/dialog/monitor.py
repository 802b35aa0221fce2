"""The rules of every session, kept watch over while it runs: one that breaks sends the hands off (decision 21).

What broke may have lost what was said, so nothing goes on from there: it says so, tells how to rise, and ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.clock import Tick, to_samples, to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.invariants.observed_turn import ObservedTurn, Past, Rule, opening
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.machine import Reply
from assistant.dialog.resilient import ResilientDialog, give_up
from assistant.dialog.states import LATCHED, State
from assistant.dialog.unchanged import only_time_passed
from assistant.understanding.understood import Understood

SPAN = to_samples(1.0)
"""Samples without a change that are judged as one turn."""


class Judge:
    """Looks at the turns of one session in their order, and remembers what of them still matters."""

    def __init__(self, data: DialogData, rules: Sequence[Rule] = RULES) -> None:
        self._data = data
        self._rules = rules
        self._past = Past()
        self._judged: Conversation | None = None
        """As it was when it was last judged; since then only time has passed."""
        self._latest: Conversation | None = None
        self._tick = Tick(0, 0.0)

    def broken(
        self, before: Conversation, event: Understood | None, tick: Tick, reply: Reply
    ) -> tuple[Rule, ...]:
        """The rules that this turn breaks.

        Turns in which nothing happens but that time passes are joined, up to a second of them, and judged as one.
        """
        if before is not self._latest:  # it was begun elsewhere
            self._past, self._judged = opening(self._data, before, tick), before
        self._latest = after = reply.conversation
        since = self._judged or before
        quiet = event is None and not reply.effects and not tick.contact.gap
        if quiet and only_time_passed(before, after):
            if after.ticked - since.ticked < SPAN:
                self._tick = tick
                return ()
            return self._judge(since, None, tick, reply)
        waited: tuple[Rule, ...] = ()
        if since is not before:
            waited = self._judge(since, None, self._tick, Reply(before, ()))
        return waited or self._judge(before, event, tick, reply)

    def _judge(
        self, before: Conversation, event: Understood | None, tick: Tick, reply: Reply
    ) -> tuple[Rule, ...]:
        after = reply.conversation
        passage = ObservedTurn(self._data, before, event, tick, after, reply.effects, self._past)
        broken = tuple(rule for rule in self._rules if not rule.holds(passage))
        self._past, self._judged = passage.left, after
        return broken


class Monitor(ResilientDialog):
    """The dialog as it runs for people: every turn of it is judged, and it gives up when a rule is broken.

    It remembers the session that it judges: one for each session.
    """

    def __init__(self, data: DialogData, judge: Judge | None = None) -> None:
        super().__init__(data)
        self._judge = judge or Judge(data)
        self._gave_up = False

    def begin(self, conversation: Conversation, tick: Tick) -> Reply:
        """As `Dialog` does, judged by every rule; hands off when one is broken."""
        return self._judged(conversation, None, tick, super().begin(conversation, tick))

    def understood(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """As `Dialog` does, judged by every rule; hands off when one is broken."""
        return self._judged(
            conversation, understood, tick, super().understood(conversation, understood, tick)
        )

    def tick(self, conversation: Conversation, tick: Tick) -> Reply:
        """As `Dialog` does, judged by every rule; hands off when one is broken."""
        return self._judged(conversation, None, tick, super().tick(conversation, tick))

    def _judged(self, before: Conversation, event: Understood | None, tick: Tick, reply: Reply) -> Reply:
        after = reply.conversation
        if self._gave_up:
            return reply if _is_off(after) else Reply(before.but(ticked=tick.samples), ())
        try:
            broken = self._judge.broken(before, event, tick, reply)
        except Exception as error:  # what cannot be judged counts as broken
            self._faults.note("a rule", error)
        else:
            if not broken or after.fault_told != before.fault_told:  # an error has been answered already
                return reply
            for rule in broken:
                self._faults.tell(f"rule {rule.number}", _told(rule, before, event, tick, after))
        if _is_off(after):
            return reply
        if before.state in LATCHED:
            return Reply(before.but(ticked=tick.samples), ())
        self._gave_up = True
        return give_up(self.data, before, event, tick)


def _is_off(now: Conversation) -> bool:
    """Hands are off for good: what is said there is not cut off."""
    return now.state in LATCHED | {State.ENDED}


def _told(rule: Rule, before: Conversation, event: Understood | None, tick: Tick, after: Conversation) -> str:
    """What happened, without a word of what anybody said or answered: the names of intents are enough."""
    names = ", ".join(intent.name for intent in event.intents) if event else "time"
    return (
        f"{rule.sentence} {before.state} > {after.state} at {names or 'words without meaning'}, "
        f"{to_seconds(tick.samples):.1f} s after the beginning; {before.choice.program or 'no massage'}, "
        f"step {before.place.step}, level {before.comfort.level}."
    )
