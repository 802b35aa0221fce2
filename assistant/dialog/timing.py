"""What the passing of time asks for: pure counting, no decisions beyond "it is time"."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import Tick, to_samples
from assistant.dialog.conversation import TOUCH_ASKED, Conversation
from assistant.dialog.cues import CueKind
from assistant.dialog.states import BEFORE, COACHING, HANDS, PAIN, SCREENING, State
from assistant.dialog.talk import (
    answerable,
    cueing,
    cups,
    lost_contact,
    numbness,
    pain,
    remembering,
    resting,
    standing,
)
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

PATIENCE = {
    State.CHOOSING: 12.0,
    State.RECALLING: 10.0,
    **dict.fromkeys(SCREENING, 8.0),
    State.GATING: 30.0,
    State.REHEARSING: 6.0,
    State.PREPARING: 40.0,
    **dict.fromkeys(PAIN, 20.0),
    State.PAIN_STARTLED: 8.0,
    State.STOPPED: 20.0,
    State.PAUSED: 600.0,
    State.EMERGENCY: 60.0,
}
"""Seconds of quiet after which a state does something about it."""

UNANSWERED = to_samples(8.0)
"""Samples of quiet after which a check-in is let go."""
WORDS_END = to_samples(1.0)
"""Samples that another pass has to make words of what may have been protective, before it is asked what it was."""
APART = to_samples(1.0)
"""Samples of quiet before it is asked."""


def due(turn: Turn) -> Trigger | None:
    """Count this tick, and name the trigger that it fires."""
    now, tick = _counted(turn.now, turn.tick), turn.tick
    turn.now = now
    state = now.state
    if tick.mute and not now.all_told:
        return Trigger.MUTE if state is not State.ENDED else None
    if change := lost_contact.due(turn):
        return change
    now = turn.now
    if now.all_told:  # what was said in this very turn does not wait in its tick yet
        return Trigger.ALL_SAID if not tick.speech.waiting and tick.samples > now.quiet_since else None
    if state in COACHING:
        return _coaching(now, tick)
    if state in HANDS | {State.RESTING} and cups.is_due(now, tick.samples):
        return Trigger.CUP_STILL_ON
    if state is State.RESTING:
        over = resting.is_over(now, tick.samples) and remembering.nobody_answers(now, tick.samples)
        return Trigger.REST_OVER if over else None
    if pain.is_unasked(now, tick.samples):
        return Trigger.UNASKED
    if numbness.is_due(now, tick.samples):
        return Trigger.TWO_MINUTES
    if now.doubted and tick.samples - now.doubted > WORDS_END:
        turn.change(doubted=0)
        return Trigger.UNRECOGNISED if state in BEFORE else None
    if state is State.PAUSED and 0 < now.pause_until <= tick.samples and not tick.speech.waiting:
        turn.change(pause_until=0)
        return Trigger.PAUSE_OVER
    patience = PATIENCE.get(state)
    if state is State.STOPPED and lost_contact.is_cut_off(turn):
        return None  # nobody could answer, and silence is no answer
    if patience and tick.samples - now.quiet_since > to_samples(patience):
        turn.change(quiet_since=tick.samples)
        return Trigger.SILENCE
    return None


def _counted(now: Conversation, tick: Tick) -> Conversation:
    quiet_since = tick.samples if tick.speech.waiting else now.quiet_since
    counted = now.but(ticked=tick.samples, quiet_since=quiet_since)
    if now.state in SCREENING:
        return answerable.counted(counted, tick)
    if now.state not in COACHING:
        return counted
    passed = 0 if tick.contact.gap else tick.samples - now.ticked
    place = replace(now.place, elapsed=now.place.elapsed + passed)
    worked = now.cup.worked + passed * standing.step(now).technique.clings
    return counted.but(place=place, hands_on=now.hands_on + passed, cup=replace(now.cup, worked=worked))


def _coaching(now: Conversation, tick: Tick) -> Trigger | None:
    if standing.is_enough(now):
        return Trigger.PLAN_OVER
    if cups.are_enough(now):
        return Trigger.CUP_ENOUGH
    if standing.is_over(now):
        return Trigger.STEP_OVER
    cue = cueing.due_cue(now)
    quiet = tick.samples - now.quiet_since
    if cue is not None and cue.kind is CueKind.CHANGE:
        return Trigger.CHANGE
    if now.open in TOUCH_ASKED and quiet > UNANSWERED:
        return Trigger.UNANSWERED
    if cue is None or now.open or tick.speech.waiting:
        return None
    if cue.kind is CueKind.CHECK:
        return Trigger.CHECK if quiet > APART else None
    return Trigger.CUE
