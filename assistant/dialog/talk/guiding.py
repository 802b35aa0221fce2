"""Guiding the hands through the plan: instructions, the rhythm, and the change from one step to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.clock import to_samples, to_seconds
from assistant.coaching import reactions
from assistant.coaching.comfort import Comfort, Moment, Stretches, coached_along
from assistant.coaching.planned import Plan, PlannedStep, coachable, upcoming
from assistant.coaching.replanning import replan_under_way
from assistant.coaching.restriction import Restriction
from assistant.coaching.techniques import Strength
from assistant.coaching.underway import refill
from assistant.coaching.wording import speech_seconds
from assistant.dialog import cues
from assistant.dialog.conversation import CUP_OFF, Conversation, PlanPlace, fitted
from assistant.dialog.cues import ANSWERED, MORE, CueKind, SpokenCue, announcement, spoken_cues
from assistant.dialog.effects import Cue, Prepare, Record
from assistant.dialog.states import COACHING, PAIN
from assistant.dialog.talk import places
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn


def hands_may_be_on(now: Conversation) -> bool:
    """Hands are on somebody, or were until they were sent off."""
    return any(each in COACHING | PAIN for each in (now.state, now.interrupted))


def planned(now: Conversation) -> Plan:
    """The plan of the session, which every state from preparing on has."""
    assert now.plan is not None
    return now.plan


def allowed(now: Conversation) -> Restriction:
    """What screening allows, which every state from preparing on knows."""
    assert now.restriction is not None
    return now.restriction


def step(now: Conversation) -> PlannedStep:
    """The step the hands are at, on what is open of its path."""
    here = planned(now).steps[now.place.step]
    return coachable(here, now.comfort, allowed(now)) or here


def felt(now: Conversation) -> Stretches:
    """The intensities of this step along its path, hands on; the zones it does not touch left out."""
    here = step(now)
    hands_on = replace(now.comfort, hands_on=True)
    along = coached_along(here.effort, here.path, here.technique, hands_on, allowed(now))
    return tuple((zone, each) for zone, each in along if each > 0)


def intensity(now: Conversation) -> int:
    """The firmest that this step gets, hands on, 0 to 4."""
    return max((each for _, each in felt(now)), default=0)


def moment(now: Conversation) -> Moment:
    """How far the session is: the steps done, and the seconds since it began."""
    return Moment(now.steps_done, to_seconds(now.ticked))


def begin(turn: Turn) -> None:
    """Begin the massage with its first step."""
    turn.do(Record("hands_on"))
    turn.say("coach.begin")
    turn.change(place=PlanPlace(step=-1))
    _enter(turn, _following(turn.now))


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
    program = fitted(now, turn.data.library.programs[now.choice.program], now.choice.where)
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
    found = _following(now)
    again = {segment.zone.id for segment in found[1].path} & now.comfort.skipped if found else set()
    return found is not None and found[1].round > here.round and bool(again)


def advance(turn: Turn) -> None:
    """The next step that may be coached, or the end."""
    _enter(turn, _following(turn.now))


def step_back(turn: Turn) -> None:
    """The nearest step before this one that may be coached now."""
    now = turn.now
    for index in range(now.place.step - 1, -1, -1):
        found = upcoming(planned(now), index, step(now).technique, now.comfort, allowed(now))
        if found and found[0] == index:
            turn.say("coach.back")
            _enter(turn, found)
            return
    turn.say("coach.first_already")


def skip(turn: Turn) -> None:
    """Leave this step out, and go on to the next."""
    turn.say("coach.skipped")
    hurry_on(turn)


def instruct(turn: Turn) -> None:
    """Say what to do and how firm, and let the rhythm go."""
    here = step(turn.now)
    said = places.tell(turn, here)
    _tell_touch(turn, here)
    turn.change(last=((f"step.{here.id}", here.in_full),), open="", reprompts=0, misses=0)
    _mind_the_cup(turn)
    let_rhythm_go(turn)
    lay_cues(turn, said)
    after = _following(turn.now)
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


def let_rhythm_go(turn: Turn) -> None:
    """The rhythm of this step, if it has one and it is wanted."""
    here = step(turn.now)
    silent = not turn.now.manner.rhythm or _drums(here)
    turn.do(Cue(0.0 if silent else here.strokes_per_minute))


def lay_cues(turn: Turn, said: str = "") -> None:
    """Lay out the few words that are still to come in this step, behind what was said as it began."""
    now, here = turn.now, step(turn.now)
    said = said or here.instruction
    after = _following(now)
    more = [_in_turn(turn.data.prompts.varied[key], now.place.step) for key in MORE]
    change = announcement(after[1].soon if after else "", here.seconds_each, more)
    elapsed = to_seconds(now.place.elapsed)
    checks = _checks(now, here, said, here.seconds - (change.ahead if change else 0) - ANSWERED)
    words = [each for each in here.words if each not in now.heard]
    cues = spoken_cues(here.seconds, said, change, words, now.manner.talk, checks)
    turn.change(place=replace(now.place, cues=tuple(each for each in cues if each.at > elapsed)))


def _checks(now: Conversation, here: PlannedStep, said: str, end: float) -> Sequence[float]:
    """When it is asked whether the pressure is right: not into drumming, so before it."""
    if _drums(here):
        return ()
    ahead = takewhile(_drums, planned(now).steps[now.place.step + 1 :])
    return cues.checks_due(
        felt(now),
        now.asked,
        now.manner.talk,
        spoken=speech_seconds(said),
        elapsed=to_seconds(now.place.elapsed),
        hands_on=to_seconds(now.hands_on),
        left=time_left(now)[1],
        ahead=sum(each.seconds for each in ahead),
        end=end,
    )


def _in_turn(wordings: Sequence[str], number: int) -> str:
    return wordings[number % len(wordings)]


def _drums(step: PlannedStep) -> bool:
    return step.technique.strength is Strength.PERCUSSION


def due_cue(now: Conversation) -> SpokenCue | None:
    """Of the few words those whose time has come: the last, when others were talked over."""
    come = _cues_until(now)
    return come[-1] if come else None


def take_cue(turn: Turn) -> SpokenCue:
    """The one that is due, which does not come again."""
    come = _cues_until(turn.now)
    turn.change(place=replace(turn.now.place, cues=turn.now.place.cues[len(come) :]))
    return come[-1]


def _cues_until(now: Conversation) -> tuple[SpokenCue, ...]:
    return tuple(cue for cue in now.place.cues if now.place.elapsed >= to_samples(cue.at))


def say_cue(turn: Turn) -> None:
    """A few words, and quiet again."""
    cue = take_cue(turn)
    turn.tell(f"step.{step(turn.now).id}.{cue.kind}", cue.text)
    if cue.kind is CueKind.WORD:
        turn.change(heard=turn.now.heard | {cue.text})


def is_over(now: Conversation) -> bool:
    """The step has had its time."""
    return now.place.elapsed >= to_samples(planned(now).steps[now.place.step].seconds)


def is_enough(now: Conversation) -> bool:
    """Hands have been on for as long as anybody's may, however the plan was changed (safety.md, invariant 27)."""
    return now.hands_on >= to_samples(60 * allowed(now).minutes)


def time_left(now: Conversation) -> tuple[float, float]:
    """Seconds of hands-on time left in this step, and in all."""
    plan = planned(now)
    here = plan.steps[now.place.step].seconds - to_seconds(now.place.elapsed)
    return max(0.0, here), max(0.0, here) + plan.seconds_after(now.place.step)


def next_step(now: Conversation) -> PlannedStep | None:
    """The step that comes after this one; None after the last."""
    after = _following(now)
    return after[1] if after else None


def _following(now: Conversation) -> tuple[int, PlannedStep] | None:
    """The next step that may be coached, in this round or, with what was skipped open again, in a later one."""
    steps = planned(now).steps
    here = steps[now.place.step] if now.place.step >= 0 else None
    after = here.technique if here else None
    found = upcoming(planned(now), now.place.step + 1, after, now.comfort, allowed(now))
    if found is None or (here and found[1].round > here.round):
        first = next((i for i, each in enumerate(steps) if here and each.round > here.round), len(steps))
        found = upcoming(planned(now), first, after, reactions.new_round(now.comfort), allowed(now))
    return found


def _enter(turn: Turn, found: tuple[int, PlannedStep] | None) -> None:
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
    instruct(turn)


def _tell_touch(turn: Turn, here: PlannedStep) -> None:
    """How firm, whenever that is less than the step has in mind."""
    coached = intensity(turn.now)
    if coached < here.step.effort:
        turn.say(f"touch.{coached}")
