"""Every question has its ways out, "repeat" changes nothing, and nobody gets up without having been told how."""

from __future__ import annotations

from assistant.dialog.invariants.passage import Passage
from assistant.dialog.invariants.rule import rule
from assistant.dialog.states import State

REPROMPTS = 2


@rule(22, "Repeat says it again and changes no level, count, zone or time.")
def repeat_changes_nothing(passage: Passage) -> bool:
    """Said alone."""
    if passage.names != ("REPEAT",):
        return True
    before, after = passage.before, passage.after
    return (
        after.state == before.state
        and after.comfort == before.comfort
        and after.place == before.place
        and after.plan == before.plan
        and _answers(after.interview) == _answers(before.interview)
    )


@rule(28, "No question is put again and again to nobody.")
def questions_end(passage: Passage) -> bool:
    """Twice more at the most, before something else is done about it."""
    interview = passage.after.interview
    return interview is None or interview.reprompts <= REPROMPTS


@rule(29, "Whoever was touched is told how to rise, except where help comes first.")
def aftercare_is_told(passage: Passage) -> bool:
    """Before it ends, on every way."""
    before, after = passage.before, passage.after
    ends = after.state is State.ENDED and before.state is not State.ENDED
    if not ends or before.steps_begun == 0 or before.state is State.EMERGENCY or passage.tick.mute:
        return True
    return passage.past.aftercare or any(say.key.startswith("aftercare") for say in passage.said)


def _answers(interview: object) -> object:
    return getattr(interview, "answers", None)
