"""Go to a step or a place, less time, more time, and what was said before."""

from __future__ import annotations

from assistant.coaching import plan_changes
from assistant.coaching.plan_changes import NoMove, NoTime
from assistant.coaching.planned import closed_now, upcoming
from assistant.coaching.techniques import Strength
from assistant.dialog.conversation import fitted, said_now
from assistant.dialog.effects import Record
from assistant.dialog.talk import cueing, general, guiding, standing
from assistant.dialog.turn import Turn, chosen_program

SMALL_WORDS = 3
"""Letters of a word that says nothing about what was asked."""


def go_to(turn: Turn) -> None:
    """To a step by its number, or on to the next at a place; or why not."""
    now = turn.now
    plan, here = standing.planned(now), now.place.step
    if area := turn.slot("area"):
        zones = turn.data.library.areas.get(area, ())
        if closed_now(now.comfort, standing.allowed(now)).issuperset(zones):
            turn.say("move.closed")
            return
        target = plan_changes.further_at(plan, here, zones)
    else:
        target = plan_changes.numbered(plan, int(turn.slot("step") or 0))
    if isinstance(target, NoMove):
        turn.say(f"move.{target}")
    elif target == here:
        general.repeat(turn)
    elif target < here:
        _back(turn, target)
    else:
        _on(turn, target)


def _on(turn: Turn, target: int) -> None:
    now = turn.now
    _, whole = standing.time_left(now)
    program = fitted(now, chosen_program(turn), now.choice.where)
    plan = plan_changes.move_on(
        standing.planned(now), program, now.place.step, target, whole, now.comfort, standing.allowed(now)
    )
    if isinstance(plan, NoMove):
        turn.say(f"move.{plan}")
        return
    turn.do(Record("moved", (("step", target + 1),)))
    turn.change(plan=plan)
    turn.say("move.on")
    guiding.advance(turn)


def _back(turn: Turn, target: int) -> None:
    """As "back" does; what drums comes once, so that it never lasts longer than it may."""
    now = turn.now
    found = upcoming(
        standing.planned(now), target, standing.step(now).technique, now.comfort, standing.allowed(now)
    )
    if found is None or found[0] != target:
        turn.say("move.closed")
    elif found[1].technique.strength is Strength.PERCUSSION:
        turn.say("move.not_from_here")
    else:
        turn.do(Record("moved", (("step", target + 1),)))
        turn.say("coach.back")
        guiding.enter(turn, found)


def take_less(turn: Turn) -> None:
    """Only so many minutes are left: what comes is fitted into them, and the closing stays."""
    now = turn.now
    minutes = int(turn.slot("minutes") or 5)
    answer = plan_changes.shortened(
        standing.planned(now), now.place.step, standing.time_left(now), 60.0 * minutes
    )
    if isinstance(answer, NoTime):
        turn.say("time.enough")
        return
    plan, at_once = answer
    turn.change(plan=plan)
    turn.do(Record("less_time", (("minutes", minutes),)))
    turn.say("time.less")
    if at_once:
        guiding.advance(turn)
    else:
        cueing.lay_cues(turn)


def add_time(turn: Turn) -> None:
    """So many minutes more, as far as there may be more."""
    now = turn.now
    program = fitted(now, chosen_program(turn), now.choice.where)
    before = standing.planned(now)
    answer = plan_changes.lengthened(
        before,
        program,
        now.place.step,
        standing.time_left(now),
        60.0 * int(turn.slot("minutes") or 5),
        now.comfort,
        standing.allowed(now),
    )
    if isinstance(answer, NoTime):
        turn.say("time.most")
        return
    turn.change(plan=answer)
    turn.do(Record("more_time", (("seconds", round(answer.seconds - before.seconds)),)))
    turn.say("time.more", more=turn.data.prompts.duration(answer.seconds - before.seconds))
    cueing.lay_cues(turn)


def say_what_was_said(turn: Turn) -> None:
    """What was said about something while getting ready, once more."""
    text = turn.understood.text.lower() if turn.understood else ""
    about = {word.strip(".,?!") for word in text.rpartition("about")[2].split()}
    wanted = {each.rstrip("s") for each in about if len(each) >= SMALL_WORDS} - {"the"}
    program = turn.data.library.programs.get(turn.now.choice.program)
    for line in program.preparation if program else ():
        said = said_now(turn.now, line.text)
        if turn.now.plan and not line.fits(turn.now.plan.position):
            continue
        if any(each in said.lower() for each in wanted):
            turn.tell(f"prepare.{line.id}", said)
            return
    turn.say("said.nothing")
