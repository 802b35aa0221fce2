"""What the passing of time asks for: pure counting, no decisions beyond "it is time"."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import Tick, to_samples
from assistant.dialog.conversation import CHECK_IN, Conversation
from assistant.dialog.cues import CueKind
from assistant.dialog.rows.row import HANDS
from assistant.dialog.talk import answerable, contact, cups, guiding, numbness, pain, resting
from assistant.dialog.turn import Turn

PATIENCE = {
    "choosing": 12.0,
    "screening": 8.0,
    "gating": 30.0,
    "rehearsing": 6.0,
    "preparing": 40.0,
    "easing": 20.0,
    "easing.startled": 8.0,
    "stopped": 20.0,
    "paused": 600.0,
    "emergency": 60.0,
}
"""Seconds of quiet after which a state does something about it; by its name, or by the first part of it."""

UNANSWERED = to_samples(8.0)
"""Samples of quiet after which a question about the pressure is let go."""
APART = to_samples(1.0)
"""Samples of quiet before it is asked."""


def due(turn: Turn) -> tuple[str, ...]:
    """Count this tick, and name the triggers that it fires."""
    now, tick = _counted(turn.now, turn.tick), turn.tick
    turn.now = now
    place = now.state.partition(".")[0]
    if tick.mute and not now.all_told:
        return ("MUTE",) if place != "ended" else ()
    if change := contact.due(turn):
        return change
    now = turn.now
    if now.all_told:  # what was said in this very turn does not wait in its tick yet
        return ("ALL_SAID",) if not tick.speech.waiting and tick.samples > now.quiet_since else ()
    if place == "coaching":
        return _coaching(now, tick)
    if place in (*HANDS, "resting") and cups.is_due(now, tick.samples):
        return ("CUP_STILL_ON",)
    if place == "resting":
        return ("REST_OVER",) if resting.is_over(now, tick.samples) else ()
    if pain.is_unasked(now, tick.samples):
        return ("UNASKED",)
    if numbness.is_due(now, tick.samples):
        return ("TWO_MINUTES",)
    patience = PATIENCE.get(now.state, PATIENCE.get(place))
    if place == "stopped" and contact.is_cut_off(turn):
        return ()  # nobody could answer, and silence is no answer
    if patience and tick.samples - now.quiet_since > to_samples(patience):
        turn.change(quiet_since=tick.samples)
        return ("SILENCE",)
    return ()


def _counted(now: Conversation, tick: Tick) -> Conversation:
    quiet_since = tick.samples if tick.speech.waiting else now.quiet_since
    counted = now.but(ticked=tick.samples, quiet_since=quiet_since)
    if now.state.startswith("screening"):
        return answerable.counted(counted, tick)
    if not now.state.startswith("coaching"):
        return counted
    passed = 0 if tick.contact.gap else tick.samples - now.ticked
    place = replace(now.place, elapsed=now.place.elapsed + passed)
    worked = now.cup.worked + passed * guiding.step(now).technique.clings
    return counted.but(place=place, hands_on=now.hands_on + passed, cup=replace(now.cup, worked=worked))


def _coaching(now: Conversation, tick: Tick) -> tuple[str, ...]:
    if guiding.is_enough(now):
        return ("PLAN_OVER",)
    if cups.are_enough(now):
        return ("CUP_ENOUGH",)
    if guiding.is_over(now):
        return ("STEP_OVER",)
    cue = guiding.due_cue(now)
    quiet = tick.samples - now.quiet_since
    if cue is not None and cue.kind is CueKind.CHANGE:
        return ("CHANGE",)
    if now.open == CHECK_IN and quiet > UNANSWERED:
        return ("UNANSWERED",)
    if cue is None or now.open or tick.speech.waiting:
        return ()
    if cue.kind is CueKind.CHECK:
        return ("CHECK",) if quiet > APART else ()
    return ("CUE",)
