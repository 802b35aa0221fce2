"""What guards is said, whatever else is left unsaid."""

from __future__ import annotations

from assistant.dialog.invariants.passage import Passage, coaching
from assistant.dialog.invariants.rule import rule


@rule(43, "A line that guards is heard before the movement that it guards, every time.")
def what_guards_comes_first(passage: Passage) -> bool:
    """Whenever a step begins its instruction has all of them in it, and the movement behind them."""
    here = passage.at
    if not passage.step_began or not coaching(passage.after) or here is None:
        return True
    told = " ".join(say.text for say in passage.said if say.key == f"step.{here.id}")
    return all(told.partition(line)[2].strip(" .") for line in here.must)
