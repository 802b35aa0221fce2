"""Guiding the hands through the plan: instructions, the rhythm, and the change from one step to the next."""

from __future__ import annotations

from dataclasses import replace

from assistant.coaching import reactions
from assistant.coaching.comfort import Comfort
from assistant.coaching.planned import PlannedStep, coachable, upcoming
from assistant.coaching.replanning import replan_under_way
from assistant.coaching.turning import turns_over
from assistant.coaching.underway import refill
from assistant.dialog.conversation import CUP_OFF, Conversation, PlanPlace, fitted
from assistant.dialog.effects import Prepare, Record
from assistant.dialog.talk import places
from assistant.dialog.talk.cueing import lay_cues, let_rhythm_go
from assistant.dialog.talk.standing import allowed, felt, following, intensity, planned, step, time_left
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn, chosen_program


def begin(turn: Turn) -> None:
    """Begin the massage with its first step."""
    turn.do(Record("hands_on"))
    turn.say("coach.begin")
    need = turn.data.needs.by_id.get(turn.now.need)
    turn.tell("need.begin", need.shade.begin if need and need.shade else "")
    turn.change(place=PlanPlace(step=-1))
    enter(turn, following(turn.now))


def go_on(turn: Turn) -> None:
    """Hands come back: to this step if it may still be coached, otherwise to the next."""
    now = turn.now
    if coachable(planned(now).steps[now.place.step], now.comfort, allowed(now)):
        instruct(turn)
    else:
        advance(turn)


def refit(turn: Turn) -> None:
    """Lay out anew what is ahead: some of it is closed now, and the chosen time is still to be filled."""
    now = turn.now
    program = fitted(now, chosen_program(turn), now.choice.where)
    left = time_left(now)
    turn.change(plan=replan_under_way(planned(now), program, now.place.step, left, now.comfort, allowed(now)))


def hurry_on(turn: Turn) -> None:
    """On to the next; what is ahead takes over the time that is left of this one."""
    _, whole = time_left(turn.now)
    turn.change(plan=refill(planned(turn.now), turn.now.place.step, whole))
    advance(turn)


def complete(turn: Turn) -> None:
    """The step was carried out to its end."""
    now = turn.now
    comfort = reactions.step_done(now.comfort, [zone for zone, _ in felt(now)], step(now).technique)
    turn.change(steps_done=now.steps_done + 1, comfort=comfort)
    advance(turn)


def comes_back_at_once(now: Conversation) -> bool:
    """What would come next is the place that was to be left out: nothing else is left in this round."""
    here = planned(now).steps[now.place.step]
    if coachable(here, now.comfort, allowed(now)):
        return False
    found = following(now)
    again = {segment.zone.id for segment in found[1].path} & now.comfort.skipped if found else set()
    return found is not None and found[1].round > here.round and bool(again)


def advance(turn: Turn) -> None:
    """The next step that may be coached, or the end."""
    enter(turn, following(turn.now))


def step_back(turn: Turn) -> None:
    """The nearest step before this one that may be coached now."""
    now = turn.now
    for index in range(now.place.step - 1, -1, -1):
        found = upcoming(planned(now), index, step(now).technique, now.comfort, allowed(now))
        if found and found[0] == index:
            turn.say("coach.back")
            enter(turn, found)
            return
    turn.say("coach.first_already")


def skip(turn: Turn) -> None:
    """Leave this step out, and go on to the next."""
    turn.say("coach.skipped")
    hurry_on(turn)


def instruct(turn: Turn) -> None:
    """Say what to do and how firm, and let the rhythm go."""
    here = step(turn.now)
    said = f"{_tell_transition(turn, here)} {places.tell(turn, here)}"
    _tell_touch(turn, here)
    turn.change(last=((f"step.{here.id}", here.in_full),), open="", reprompts=0, misses=0)
    _mind_the_cup(turn)
    let_rhythm_go(turn)
    turn.change(place=replace(turn.now.place, said=said))
    lay_cues(turn)
    after = following(turn.now)
    if after and turn.now.place.cues:
        turn.do(Prepare((turn.now.place.cues[-1].text, places.with_landmark(turn.now, after[1]))))


def take_up(turn: Turn) -> None:
    """On in the middle of a step without a word: it was only a moment."""
    here = step(turn.now)
    turn.change(last=((f"step.{here.id}", here.in_full),), reprompts=0, misses=0)
    _mind_the_cup(turn)
    let_rhythm_go(turn)


def _mind_the_cup(turn: Turn) -> None:
    """It is on from its first step, until somebody says that it is off, which is asked in the next one without."""
    cup = turn.now.cup
    if step(turn.now).technique.clings:
        turn.change(cup=replace(cup, on=True))
    elif cup.on:
        turn.say("cup.is_off")
        turn.change(open=CUP_OFF)


def enter(turn: Turn, found: tuple[int, PlannedStep] | None) -> None:
    """Begin this step, at this place in the plan; with none the plan is over."""
    if found is None:
        turn.then(Trigger.PLAN_OVER)
        return
    now = turn.now
    index, here = found
    before = planned(now).steps[now.place.step] if now.place.step >= 0 else None
    comfort: Comfort = reactions.resume(now.comfort)
    if before and here.round > before.round:
        comfort = reactions.new_round(comfort)
    turn.change(place=PlanPlace(step=index), comfort=comfort, steps_begun=now.steps_begun + 1)
    turn.change(worked=turn.now.worked.union(zone for zone, _ in felt(turn.now)))
    turning = turns_over(planned(now), before, here)
    turn.then(Trigger.TURN_OVER) if turning else instruct(turn)


def _tell_transition(turn: Turn, here: PlannedStep) -> str:
    """How the body gets there, when the step begins, each way once; what was said is returned."""
    new = [] if turn.now.place.elapsed else [each for each in here.transitions if each not in turn.now.heard]
    turn.tell(f"step.{here.id}.moving", " ".join(new))
    turn.change(heard=turn.now.heard.union(new))
    return " ".join(new)


def _tell_touch(turn: Turn, here: PlannedStep) -> None:
    """How firm, whenever that is less than the step has in mind."""
    coached = intensity(turn.now)
    if coached < here.step.effort:
        turn.say(f"touch.{coached}")
