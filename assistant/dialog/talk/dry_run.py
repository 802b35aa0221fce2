"""Trying it out on a cushion, before anybody is touched (no coaching: hands are on nobody but oneself)."""

from __future__ import annotations

from assistant.dialog.conversation import PlanPlace
from assistant.dialog.dry_running import DryRun
from assistant.dialog.talk import general, preparing
from assistant.dialog.turn import Turn


def note(turn: Turn) -> None:
    """Asked for while something else is open: it comes when the safety questions are answered."""
    turn.change(dry_run=DryRun.WANTED)
    turn.say("dry_run.noted")
    general.put_again(turn)


def begin(turn: Turn) -> None:
    """Begin with the first thing to try; getting ready begins anew behind it."""
    turn.change(dry_run=DryRun.NOW, place=PlanPlace())
    preparing.say_item(turn)


def is_under_way(turn: Turn) -> bool:
    """A condition: it is being tried out on a cushion."""
    return turn.now.dry_run is DryRun.NOW


def end(turn: Turn) -> None:
    """Enough of it: on to getting ready."""
    preparing.end_dry_run(turn)
