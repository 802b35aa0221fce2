"""The dialog as it runs for people: whatever breaks inside it, hands come off, and it goes on or ends in words."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import Tick, to_samples
from assistant.coaching.reactions import hands_off
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Cue, Effect, End, Hush, Record, Say
from assistant.dialog.machine import Dialog, Reply, closed
from assistant.dialog.redflags import Course
from assistant.dialog.states import COACHING, State
from assistant.dialog.talk import alarms, pain, resting, standing
from assistant.dialog.triggers import REACTING, Trigger
from assistant.dialog.turn import Turn
from assistant.faults import Faults
from assistant.understanding.understood import Intent, Understood

FAULT = Intent("FAULT", 0, 0)
"""Stands for what could not be understood because understanding broke: it may have been a stop. Beside it stand the
protective intents that are in the words all the same."""
AGAIN = to_samples(30)
"""Samples after which a fault that time brings in every block is told again."""


class ResilientDialog(Dialog):
    """A Dialog that raises nothing in the middle of a session. What it does instead is as repeatable as all else."""

    def __init__(self, data: DialogData) -> None:
        super().__init__(data)
        self._faults = Faults("dialog")

    def understood(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """As `Dialog` does, but an error sends the hands off and ends nothing."""
        if FAULT in understood.intents:
            return self._lost(conversation, understood, tick)
        try:
            return super().understood(conversation, understood, tick)
        except Exception as error:  # whatever it is, hands are not to stay on because of it
            self._faults.note("an answer", error)
            return self._lost(conversation, understood, tick)

    def tick(self, conversation: Conversation, tick: Tick) -> Reply:
        """As `Dialog` does, but an error sends the hands off and ends nothing."""
        try:
            return super().tick(conversation, tick)
        except Exception as error:
            self._faults.note("the passing of time", error)
            if conversation.all_told and not tick.speech.waiting:
                return Reply(conversation.but(state=State.ENDED), (End(conversation.state),))
            told = conversation.fault_told
            if told is not None and tick.samples - told < AGAIN and not _coached(conversation):
                return Reply(conversation, ())
            return _halt(conversation, tick, self.data)

    def _lost(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """What was said got lost.

        What should have acted on a protective word is broken then, so nothing goes on;
        any other words may have been one, which is asked (safety.md, decision 4).
        """
        now = conversation.but(fault_told=tick.samples, quiet_since=tick.samples)
        if now.state is State.EMERGENCY:  # every utterance is answered by what to do (invariant 44)
            return Reply(now, tuple(Say(key, text, urgent=True) for key, text in now.last))
        if _protects(now, understood):
            return give_up(self.data, now, understood, tick)
        if not _coached(now):
            told = conversation.fault_told
            if not understood.final or (told is not None and understood.start <= told):  # told already
                return Reply(conversation, ())
            return _halt(now, tick, self.data)
        try:
            return _ask_whether_it_hurts(now, tick, self.data)
        except Exception as error:
            self._faults.note("the question about it", error)
            return give_up(self.data, now, understood, tick)


def ready_beforehand(data: DialogData) -> tuple[str, ...]:
    """What must sound without being waited for: all that sends hands off, and what is said when something broke."""
    fixed = data.prompts.fixed
    keys = [key for key in fixed if key.endswith(".hands_off")]
    more = ("cup.off", "fault.before", "broken.before", "mute.before", "pain.suspect")
    return tuple(fixed[key] for key in (*keys, *more))


def parting(now: Conversation, data: DialogData) -> tuple[Say, ...]:
    """The last words when somebody ends the program in the middle; none where nobody was touched."""
    return _off(now, data, "end.hands_off") if now.steps_begun else ()


def _halt(now: Conversation, tick: Tick, data: DialogData) -> Reply:
    """Without the machine, which may be what is broken: a pause where hands were on, and everywhere an apology."""
    told = now.but(fault_told=tick.samples, quiet_since=tick.samples)
    if not _coached(now):
        return Reply(told, (Say("fault.before", data.prompts.fixed["fault.before"]),))
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
    effects: tuple[Effect, ...] = (Hush(), *_off(now, data, "fault.hands_off"))
    return Reply(paused, effects)


def _ask_whether_it_hurts(now: Conversation, tick: Tick, data: DialogData) -> Reply:
    """Nothing was recorded, and nothing rises from here on; silence and "carry on" are answered as ever."""
    turn = Turn(data)
    turn.now, turn.tick = now, tick
    turn.interrupt("lost.hands_off")
    pain.suspect(turn, "PAIN")
    pain.ask_whether(turn)
    turn.change(state=State.PAIN_SUSPECTING, comfort=hands_off(turn.now.comfort))
    return closed(turn)


def _protects(now: Conversation, lost: Understood) -> bool:
    """A danger was named, or, once hands are on, anything that takes them off."""
    protective = REACTING if standing.hands_may_be_on(now) else (Trigger.RED_FLAG,)
    return now.state is not State.REFUSED and any(intent.name in protective for intent in lost.intents)


def _coached(now: Conversation) -> bool:
    return now.state in COACHING


def _off(now: Conversation, data: DialogData, key: str) -> tuple[Say, ...]:
    """A cup comes off before the hands do (safety.md, decision 7)."""
    keys = ("cup.off", key) if now.cup.on else (key,)
    return tuple(Say(each, data.prompts.fixed[each], urgent=not at) for at, each in enumerate(keys))


def give_up(data: DialogData, before: Conversation, event: Understood | None, tick: Tick) -> Reply:
    """From anywhere to the end, in one turn; should that fail as well, by nothing but the words that matter.

    A red flag that was named in this turn is answered by what to do.
    """
    try:
        return _told_the_end(data, before, event, tick)
    except Exception:  # what is broken may be anything
        words = Say(_key(before), data.prompts.fixed[_key(before)], urgent=True)
        return Reply(_over(before, tick), (Hush(), Cue(0.0), words))


def _told_the_end(data: DialogData, before: Conversation, event: Understood | None, tick: Tick) -> Reply:
    turn = Turn(data)
    turn.now, turn.tick = before, tick
    turn.interrupt(_key(before))
    turn.do(Cue(0.0))
    turn.do(Record("broken"))
    turn.now = _over(turn.now, tick)
    sign = _gravest_sign(data, event)
    if sign:
        alarms.advise(turn, sign)
    if sign and data.red_flags.signs[sign].course is Course.EMERGENCY:
        turn.change(state=State.EMERGENCY, all_told=False)
    elif before.steps_begun:
        resting.tell_aftercare(turn)
    return closed(turn)


def _gravest_sign(data: DialogData, event: Understood | None) -> str:
    named = (intent.slot("sign") for intent in (event.intents if event else ()) if intent.name == "RED_FLAG")
    return min((sign for sign in named if sign), key=data.red_flags.gravity, default="")


def _key(before: Conversation) -> str:
    return "broken.hands_off" if before.steps_begun else "broken.before"


def _over(now: Conversation, tick: Tick) -> Conversation:
    return now.but(
        state=State.REFUSED,
        comfort=replace(hands_off(now.comfort), ended=True),
        ticked=tick.samples,
        quiet_since=tick.samples,
        last=(),
        open="",
        episode=None,
        interrupted=None,
        suspected_sign="",
        all_told=True,
    )
