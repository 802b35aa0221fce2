"""Slower, softer, firmer, longer, more here, nothing there: answered by doing it, with few words."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples, to_seconds
from assistant.coaching import reactions
from assistant.coaching.planned import coachable
from assistant.coaching.reactions import NoRise
from assistant.coaching.underway import NoLonger, at_tempo, refill, stay_longer
from assistant.coaching.wishes import Granted, Wish, grant, wished
from assistant.dialog.conversation import TOUCH_ASKED, fitted
from assistant.dialog.effects import Record
from assistant.dialog.talk import cueing, general, guiding, preparing, standing
from assistant.dialog.turn import Turn, chosen_program

TEMPO_STEP = 0.87
"""Factor of one "slower": under the fifth that would be felt as a jump (article L48)."""
LONGER = 60.0
"""Seconds of one "stay here longer"."""


def slower(turn: Turn) -> None:
    """The rhythm slows, the step lasts longer, and the rest of the plan makes room."""
    _retime(turn, TEMPO_STEP, "pace.slower", "pace.slowest")


def faster(turn: Turn) -> None:
    """The rhythm quickens, up to what is restful."""
    _retime(turn, 1 / TEMPO_STEP, "pace.faster", "pace.fastest")


def lighter(turn: Turn) -> None:
    """Make the touch one level softer, whatever it was."""
    now = turn.now
    before = standing.intensity(now)
    here = [zone for zone, _ in standing.felt(now)]
    turn.change(comfort=reactions.settled(reactions.lighter(now.comfort, before), here))
    after = standing.intensity(turn.now)
    turn.say("pace.lighter" if after < before else "pace.lightest")
    turn.change(open="")
    _retell(turn)
    turn.do(Record("lighter", (("level", turn.now.comfort.level),)))


def lighter_later(turn: Turn) -> None:
    """Softer, said in a pause: the touch that the hands come back to, and how to come back."""
    now = turn.now
    turn.change(comfort=reactions.lighter(now.comfort, standing.intensity(now)))
    turn.ask("pause.softer")
    turn.do(Record("lighter", (("level", turn.now.comfort.level),)))


def firmer(turn: Turn) -> None:
    """One firmer, if nothing speaks against it; otherwise why not, kindly."""
    now = turn.now
    here = standing.step(now)
    answer = reactions.firmer(
        now.comfort,
        here.touch,
        standing.allowed(now),
        standing.moment(now),
        question_open=now.open not in ("", *TOUCH_ASKED),  # which this answers
    )
    if isinstance(answer, NoRise):
        turn.say(f"firmer.{answer}")
        return
    turn.change(comfort=answer, open="")
    turn.say("pace.firmer")
    _retell(turn)
    turn.do(Record("firmer", (("level", answer.level),)))


def _retell(turn: Turn) -> None:
    """What is still to be said of this step, in words as firm as the touch is now."""
    here = standing.step(turn.now)
    if [key for key, _ in turn.now.last] == [f"step.{here.id}"]:
        turn.change(last=((f"step.{here.id}", here.in_full),))
    cueing.lay_cues(turn)


def longer(turn: Turn) -> None:
    """Stay longer at this step: the session grows by as much."""
    now = turn.now
    plan = stay_longer(standing.planned(now), now.place.step, LONGER)
    if isinstance(plan, NoLonger):
        turn.say(f"longer.{plan}")
        return
    turn.change(plan=plan)
    turn.say("pace.longer")
    cueing.lay_cues(turn)


def tell_status(turn: Turn) -> None:
    """Where we are, and how long it goes on."""
    now = turn.now
    here, whole = (turn.data.prompts.duration(left) for left in standing.time_left(now))
    turn.say("status", name=standing.step(now).name, step=here.capitalize(), session=whole)


def tell_next(turn: Turn) -> None:
    """Say which step comes next."""
    after = standing.next_step(turn.now)
    if after is None:
        turn.say("status.last")
    elif after.spoken_side:
        turn.say("status.what_next_side", name=after.name, side=after.spoken_side)
    else:
        turn.say("status.what_next", name=after.name)


def flatter(turn: Turn) -> None:
    """It tickles: flatter and slower, never firmer."""
    turn.say("tickles")
    slower_silently(turn)


def slower_silently(turn: Turn) -> None:
    """The rhythm slows without a word about it."""
    _retime(turn, TEMPO_STEP, "", "")


def settle(turn: Turn) -> None:
    """Slow down for somebody who is falling asleep."""
    turn.say("sleepy")
    slower_silently(turn)


def _retime(turn: Turn, factor: float, done: str, at_end: str) -> None:
    """The same strokes at another tempo; what comes after is fitted into what is left of the chosen time."""
    now = turn.now
    index, plan = now.place.step, standing.planned(now)
    here = plan.steps[index]
    retimed = at_tempo(plan, index, here.tempo * factor)
    stretched = retimed.steps[index].seconds_each / here.seconds_each
    if retimed.steps[index].strokes_per_minute == here.strokes_per_minute and not here.step.hold:
        if at_end:
            turn.say(at_end)
        return
    elapsed = to_seconds(now.place.elapsed)
    stroked = max(0.0, elapsed - here.lead_in)
    left = plan.seconds_after(index) + (here.seconds - here.lead_in - stroked) * (1 - stretched)
    turn.change(
        plan=refill(retimed, index, left),
        place=replace(now.place, elapsed=to_samples(elapsed - stroked + stroked * stretched)),
    )
    if done:
        turn.say(done)
    cueing.let_rhythm_go(turn)
    cueing.lay_cues(turn)


_WISHES = {"LEAVE_OUT": Wish.LEAVE_OUT, "MORE_THERE": Wish.MORE}


def note_wish(turn: Turn) -> None:
    """Before there is a plan: remembered, and the plan will heed it."""
    _remember(turn)
    general.repeat(turn)


def replan_with_wish(turn: Turn) -> None:
    """While getting ready: the plan is made again with it."""
    _remember(turn)
    preparing.begin(turn)


def grant_wish(turn: Turn) -> None:
    """With hands on: what is ahead is laid out anew, or why it stays; a step that lost its place gives way."""
    now, wish = turn.now, _wish(turn)
    plan, allowed = standing.planned(now), standing.allowed(now)
    program = fitted(now, chosen_program(turn), now.choice.where)
    answer = grant(
        wish, _zones(turn), plan, program, now.place.step, standing.time_left(now), now.comfort, allowed
    )
    if not isinstance(answer, Granted):
        turn.say(f"wish.{answer}")
        return
    here = plan.steps[now.place.step]
    before, after = (coachable(here, each, allowed) for each in (now.comfort, answer.comfort))
    turn.change(comfort=answer.comfort, plan=answer.plan, open="")
    turn.do(Record("wish", (("wish", wish.value),)))
    turn.say(f"wish.{wish}")
    if before == after:
        cueing.lay_cues(turn)
    else:
        guiding.go_on(turn)


def _remember(turn: Turn) -> None:
    wish = _wish(turn)
    turn.change(comfort=wished(turn.now.comfort, wish, _zones(turn)))
    turn.do(Record("wish", (("wish", wish.value),)))
    turn.say(f"wish.{wish}")


def _wish(turn: Turn) -> Wish:
    assert turn.intent is not None  # the table calls this for these two intents alone
    return _WISHES[turn.intent.name]


def _zones(turn: Turn) -> tuple[str, ...]:
    return turn.data.library.areas.get(turn.slot("area"), ())
