"""What is wished for a place: leave it out, or more of it; before the massage and under way."""

from __future__ import annotations

from assistant.coaching.planned import coachable
from assistant.coaching.wishes import Granted, Wish, grant, wished
from assistant.dialog.effects import Record
from assistant.dialog.talk import general, guiding, preparing
from assistant.dialog.turn import Turn

_WISHES = {"LEAVE_OUT": Wish.LEAVE_OUT, "MORE_THERE": Wish.MORE}


def note(turn: Turn) -> None:
    """Before there is a plan: remembered, and the plan will heed it."""
    _remember(turn)
    general.repeat(turn)


def plan_anew(turn: Turn) -> None:
    """While getting ready: the plan is made again with it."""
    _remember(turn)
    preparing.begin(turn)


def grant_now(turn: Turn) -> None:
    """With hands on: what is ahead is laid out anew, or why it stays; a step that lost its place gives way."""
    now, wish = turn.now, _wish(turn)
    plan, allowed = guiding.planned(now), guiding.allowed(now)
    program = turn.house.library.programs[now.choice.program].kept_to(now.choice.where)
    answer = grant(
        wish, _zones(turn), plan, program, now.place.step, guiding.time_left(now), now.comfort, allowed
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
        guiding.lay_cues(turn)
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
    return turn.house.library.areas.get(turn.slot("area"), ())
