"""The end after a rule was broken: hands off, why, and how to rise. No state machine is asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import Tick
from assistant.coaching.reactions import hands_off
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Cue, Hush, Record, Say
from assistant.dialog.house import House
from assistant.dialog.machine import Reply, closed
from assistant.dialog.redflags import Course
from assistant.dialog.states import State
from assistant.dialog.talk import alarms, resting
from assistant.dialog.turn import Turn
from assistant.understanding.understood import Understood


def give_up(house: House, before: Conversation, event: Understood | None, tick: Tick) -> Reply:
    """From anywhere to the end, in one turn; should that fail as well, by nothing but the words that matter.

    A red flag that was named in this turn is answered by what to do.
    """
    try:
        return _told(house, before, event, tick)
    except Exception:  # what is broken may be anything
        words = Say(_key(before), house.prompts.fixed[_key(before)], urgent=True)
        return Reply(_over(before, tick), (Hush(), Cue(0.0), words))


def _told(house: House, before: Conversation, event: Understood | None, tick: Tick) -> Reply:
    turn = Turn(house)
    turn.now, turn.tick = before, tick
    turn.interrupt(_key(before))
    turn.do(Cue(0.0))
    turn.do(Record("broken"))
    turn.now = _over(turn.now, tick)
    sign = _gravest_sign(house, event)
    if sign:
        alarms.advise(turn, sign)
    if sign and house.red_flags.signs[sign].course is Course.EMERGENCY:
        turn.change(state=State.EMERGENCY, all_told=False)
    elif before.steps_begun:
        resting.tell_aftercare(turn)
    return closed(turn)


def _gravest_sign(house: House, event: Understood | None) -> str:
    named = (intent.slot("sign") for intent in (event.intents if event else ()) if intent.name == "RED_FLAG")
    return min((sign for sign in named if sign), key=house.red_flags.gravity, default="")


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
        wondered="",
        all_told=True,
    )
