"""Getting ready: one short thing at a time, until somebody says ready."""

from __future__ import annotations

from dataclasses import replace

from assistant.coaching.comfort import Comfort
from assistant.coaching.gate import granted
from assistant.coaching.plan import Plan, Refusal, plan, preparation
from assistant.coaching.program import Line, Program, Who
from assistant.coaching.wishes import Wish
from assistant.dialog.conversation import PlanPlace, fitted, said_now
from assistant.dialog.dry_running import DryRun
from assistant.dialog.effects import Record
from assistant.dialog.talk import consenting, general, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn, chosen_program

WAYS = ("lie", "on_side", "astride", "table")
"""Lines of the preparation that tell how to lie or sit."""
THINGS = ("chair", "surface", "pillows")
"""Lines of the preparation for one position that tell of things, and not how to lie."""


def begin(turn: Turn) -> None:
    """Plan the session, and say the first thing to do."""
    now = turn.now
    program = chosen_program(turn)
    made = laid_out(turn, now.comfort)
    assert isinstance(made, Plan)  # the table refuses what is not possible before it comes here
    turn.change(plan=made, place=PlanPlace())
    if not made.position.grants(now.lie):
        turn.say("posture.cannot")
    if made.shortfall:
        turn.say(f"shortfall.{made.shortfall.why}", minutes=made.shortfall.minutes)
    if now.dry_run is not DryRun.NO:
        turn.change(dry_run=DryRun.NOW)
    else:
        turn.say("prepare.begin")
        _offer_dry_run(turn, program)
    say_item(turn)


def laid_out(turn: Turn, comfort: Comfort) -> Plan | Refusal:
    """The chosen massage laid out for what was wished and told so far."""
    now = turn.now
    program = chosen_program(turn)
    allowed = standing.allowed(now)
    kept = fitted(now, program, now.choice.where)
    open_to = granted(allowed, now.gate.answered)
    return plan(kept, allowed, now.choice.minutes, program.who, comfort, open_to)


def _offer_dry_run(turn: Turn, program: Program) -> None:
    """Before a first massage of somebody else: once."""
    first = not turn.now.last_time.program and program.who is Who.PARTNER
    if first and "dry_run.offer" not in dict(turn.now.said):
        turn.say("dry_run.offer")


def tell_practical(turn: Turn) -> None:
    """Before the questions: what takes a while to get ready, once, and how to take the time for it."""
    program = turn.data.library.programs[turn.now.choice.program]
    early = [line for line in program.preparation if line.early]
    texts = {line.id: said_now(turn.now, line.text) for line in early}
    if not turn.now.heard.issuperset(texts.values()):
        for name, text in texts.items():
            turn.tell(f"prepare.{name}", text)
        turn.say("prepare.early")
        turn.change(heard=turn.now.heard.union(texts.values()))


def lines(turn: Turn) -> tuple[Line, ...]:
    """The things to prepare for this massage, as this person's restrictions leave them; or to try on a cushion."""
    now = turn.now
    if now.dry_run is DryRun.NOW:
        return tuple(line for line in turn.data.dry_run if said_now(now, line.text))
    program = chosen_program(turn)
    made = standing.planned(now)
    every = preparation(program, standing.allowed(now), made.position)
    *before, last = [line for line in every if not (line.early and said_now(now, line.text) in now.heard)]
    return (*before, *consenting.question(made, program, turn.data.prompts), last)


def next_item(turn: Turn) -> None:
    """Done with one: on to the next, or to the massage."""
    item = turn.now.place.item + 1
    turn.change(place=replace(turn.now.place, item=item))
    if item >= len(lines(turn)):
        if turn.now.dry_run is DryRun.NOW:
            end_dry_run(turn)
        else:
            turn.then(Trigger.PREPARED)
        return
    turn.say("prepare.next")
    say_item(turn)


def is_asked_leave(turn: Turn) -> bool:
    """A condition: the open thing is the question whether hands may go to certain places."""
    there, item = lines(turn), turn.now.place.item
    return item < len(there) and there[item].id == consenting.MAY


def nothing_would_be_left(turn: Turn) -> bool:
    """A condition: without those places there is no massage."""
    return not isinstance(laid_out(turn, _without_those(turn)), Plan)


def leave_those_out(turn: Turn) -> None:
    """A no, or not sure: these places are left out."""
    turn.change(comfort=_without_those(turn))
    turn.do(Record("wish", (("wish", Wish.LEAVE_OUT.value),)))
    turn.say("wish.leave_out")


def go_on_without_those(turn: Turn) -> None:
    """Lay it out without them, and on to what came behind the question."""
    made = laid_out(turn, turn.now.comfort)
    assert isinstance(made, Plan)
    turn.change(plan=made)
    say_item(turn)


def _without_those(turn: Turn) -> Comfort:
    program = chosen_program(turn)
    return consenting.wanted_out(standing.planned(turn.now), program, turn.now.comfort)


def end_dry_run(turn: Turn) -> None:
    """It was tried for long enough: now getting ready, from its first thing on."""
    turn.change(dry_run=DryRun.NO, place=PlanPlace())
    turn.say("dry_run.over")
    turn.say("prepare.begin")
    say_item(turn)


def item_before(turn: Turn) -> None:
    """Once more the thing before."""
    turn.change(place=replace(turn.now.place, item=max(0, turn.now.place.item - 1)))
    say_item(turn)


def hear_pain(turn: Turn) -> None:
    """Something hurts before anybody was touched: thanks, how to go gently or leave it, and on from here."""
    turn.do(Record("pain_before"))
    turn.interrupt("pain.before_hands")
    general.repeat(turn)


def wait(turn: Turn) -> None:
    """Nobody has said ready for a while."""
    if turn.now.reprompts < 2:
        turn.say("prepare.waiting")
    turn.change(reprompts=turn.now.reprompts + 1)


def wait_on(turn: Turn) -> None:
    """A remark while they are at it: the word to go on is awaited; what else can be said is told at the third."""
    misses = turn.now.misses + 1
    if misses < 3:
        turn.say("prepare.waiting")
    else:
        general.help_out(turn)
    turn.change(misses=misses)


def skip(turn: Turn) -> None:
    """Leave out the preparation for people who know how to get ready."""
    turn.say("prepare.skipped")
    turn.tell("prepare.breath", said_now(turn.now, lines(turn)[-1].text))
    turn.then(Trigger.PREPARED)


def say_again(turn: Turn) -> None:
    """Back from an interruption: the thing to do once more."""
    turn.change(interrupted=None)
    say_item(turn)


def say_item(turn: Turn) -> None:
    """The thing to do now, until somebody says ready."""
    line = lines(turn)[turn.now.place.item]
    text = said_now(turn.now, line.text)
    turn.tell(f"prepare.{line.id}", text)
    turn.change(last=((f"prepare.{line.id}", text),), reprompts=0, misses=0)
    if line.id in WAYS:
        _name_other_ways(turn)


def _name_other_ways(turn: Turn) -> None:
    """How else they may lie or sit, once: prone is never required (safety.md, decision 18)."""
    now = turn.now
    program = fitted(now, chosen_program(turn), now.choice.where)
    here, allowed = standing.planned(now).position, standing.allowed(now).positions
    others = [each for each in program.positions if each is not here and each in allowed]
    if others and now.lie is None and "posture.choice" not in dict(now.said):
        names = [turn.data.prompts.fixed[f"way.{each}"] for each in others]
        turn.say("posture.choice", others=turn.data.prompts.either_of(names))
