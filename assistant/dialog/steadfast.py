"""The dialog as it runs for people: whatever breaks inside it, hands come off and the last good value goes on."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import Tick, to_samples
from assistant.coaching.reactions import hands_off
from assistant.dialog.attention import REACTING
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Effect, End, Hush, Say
from assistant.dialog.giving_up import give_up
from assistant.dialog.house import House
from assistant.dialog.machine import Dialog, Reply, closed
from assistant.dialog.states import COACHING, State
from assistant.dialog.talk import guiding, pain
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn
from assistant.faults import Faults
from assistant.understanding.understood import Intent, Understood

FAULT = Intent("FAULT", 0, 0)
"""Stands for what could not be understood because understanding broke: it may have been a stop. Beside it stand the
protective intents that are in the words all the same."""
AGAIN = to_samples(30)
"""Samples after which a fault that time brings in every block is told again."""


class Steadfast(Dialog):
    """A Dialog that raises nothing in the middle of a session. What it does instead is as repeatable as all else."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._faults = Faults("dialog")

    def understood(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """See Dialog."""
        if FAULT in understood.intents:
            return self._lost(conversation, understood, tick)
        try:
            return super().understood(conversation, understood, tick)
        except Exception as error:  # whatever it is, hands are not to stay on because of it
            self._faults.note("an answer", error)
            return self._lost(conversation, understood, tick)

    def tick(self, conversation: Conversation, tick: Tick) -> Reply:
        """See Dialog."""
        try:
            return super().tick(conversation, tick)
        except Exception as error:
            self._faults.note("the passing of time", error)
            if conversation.all_told and not tick.speech.waiting:
                return Reply(conversation.but(state=State.ENDED), (End(conversation.state),))
            told = conversation.fault_told
            if told is not None and tick.samples - told < AGAIN and not _coached(conversation):
                return Reply(conversation, ())
            return _halt(conversation, tick, self.house)

    def _lost(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """What was said got lost. What should have acted on a protective word is broken then, so nothing goes on;
        any other words may have been one, which is asked (safety.md, decision 4)."""
        now = conversation.but(fault_told=tick.samples, quiet_since=tick.samples)
        if now.state is State.EMERGENCY:  # every utterance is answered by what to do (invariant 44)
            return Reply(now, tuple(Say(key, text, urgent=True) for key, text in now.last))
        if _protects(now, understood):
            return give_up(self.house, now, understood, tick)
        if not _coached(now):
            told = conversation.fault_told
            if not understood.final or (told is not None and understood.start <= told):  # told already
                return Reply(conversation, ())
            return _halt(now, tick, self.house)
        try:
            return _ask_whether_it_hurts(now, tick, self.house)
        except Exception as error:
            self._faults.note("the question about it", error)
            return give_up(self.house, now, understood, tick)


def ready_beforehand(house: House) -> tuple[str, ...]:
    """What must sound without being waited for: all that sends hands off, and what is said when something broke."""
    fixed = house.prompts.fixed
    keys = [key for key in fixed if key.endswith(".hands_off")]
    more = ("cup.off", "fault.before", "broken.before", "mute.before", "pain.suspect")
    return tuple(fixed[key] for key in (*keys, *more))


def parting(now: Conversation, house: House) -> tuple[Say, ...]:
    """The last words when somebody ends the program in the middle; none where nobody was touched."""
    return _off(now, house, "end.hands_off") if now.steps_begun else ()


def _halt(now: Conversation, tick: Tick, house: House) -> Reply:
    """Without the machine, which may be what is broken: a pause where hands were on, and everywhere an apology."""
    told = now.but(fault_told=tick.samples, quiet_since=tick.samples)
    if not _coached(now):
        return Reply(told, (Say("fault.before", house.prompts.fixed["fault.before"]),))
    paused = told.but(
        state=State.PAUSED,
        interrupted=now.state,
        comfort=hands_off(now.comfort),
        cup=replace(now.cup, reminded=0),
        open="",
        last=(),
        reprompts=0,
        all_told=False,
        off_since=tick.samples,
    )
    effects: tuple[Effect, ...] = (Hush(), *_off(now, house, "fault.hands_off"))
    return Reply(paused, effects)


def _ask_whether_it_hurts(now: Conversation, tick: Tick, house: House) -> Reply:
    """Nothing was recorded, and nothing rises from here on; silence and "carry on" are answered as ever."""
    turn = Turn(house)
    turn.now, turn.tick = now, tick
    turn.interrupt("lost.hands_off")
    pain.suspect(turn, "PAIN")
    pain.ask_whether(turn)
    turn.change(state=State.PAIN_SUSPECTING, comfort=hands_off(turn.now.comfort))
    return closed(turn)


def _protects(now: Conversation, lost: Understood) -> bool:
    """A danger was named, or, once hands are on, anything that takes them off."""
    protective = REACTING if guiding.hands_may_be_on(now) else (Trigger.RED_FLAG,)
    return now.state is not State.REFUSED and any(intent.name in protective for intent in lost.intents)


def _coached(now: Conversation) -> bool:
    return now.state in COACHING


def _off(now: Conversation, house: House, key: str) -> tuple[Say, ...]:
    """A cup comes off before the hands do (safety.md, decision 7)."""
    keys = ("cup.off", key) if now.cup.on else (key,)
    return tuple(Say(each, house.prompts.fixed[each], urgent=not at) for at, each in enumerate(keys))
