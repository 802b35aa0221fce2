"""A massage of which nothing is left for this person: why, and one that is really possible, or a kind end."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.gate import FULL_PASS, missing
from assistant.coaching.plan import Refusal, plan
from assistant.coaching.program import Program
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Record
from assistant.dialog.talk import guiding
from assistant.dialog.talk.fitting import fitted
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

FIRST = ("p07", "p15")
"""What is offered first."""


def is_impossible(turn: Turn) -> bool:
    """Nothing is left of what was chosen, even if its gate were open."""
    return _why(turn) is not None


def refuse(turn: Turn) -> None:
    """Why, and another."""
    turn.say(f"unplannable.{_why(turn)}", name=_chosen(turn).name)
    offer(turn)


def offer(turn: Turn) -> None:
    """One that is possible, in place of one that is not: nearest to it, for the same hands."""
    refused, minutes = _chosen(turn), turn.now.choice.minutes

    def unlike(found: tuple[Program, str]) -> tuple[bool, bool, bool, bool]:
        program, _ = found
        fits = program.minutes.shortest <= minutes <= program.minutes.longest
        return program is refused, program.who is not refused.who, not fits, program.id not in FIRST

    likely = sorted(_possible(turn), key=unlike)
    if not likely:
        turn.then(Trigger.NOTHING_POSSIBLE)
        return
    program, where = likely[0]
    turn.change(choice=Choice(), offered=Choice(program.id, minutes, where), named=())
    turn.ask("gate.instead", name=program.name)


def leave(turn: Turn) -> None:
    """There is no other: no massage today, kindly."""
    turn.do(Record("refused"))
    why = turn.say("unplannable.nothing_else")
    turn.say("refused.end")
    turn.change(last=(("unplannable.nothing_else", why),), offered=Choice(), all_told=True)


def _why(turn: Turn) -> Refusal | None:
    chosen, choice = _chosen(turn), turn.now.choice
    return _refusal(turn, fitted(turn.now, chosen, choice.where), choice.minutes)


def _possible(turn: Turn) -> Iterator[tuple[Program, str]]:
    """Those without a gate of which something is left, each with its place, empty where any of its places will do."""
    for program in turn.house.library.open:
        left, places = _left(turn, program)
        if left:
            yield program, "" if left == places else left[0]


def can_be_had(turn: Turn, program: Program) -> bool:
    """Something of it is left for this person; its gate may still be shut, unless their answers shut it for good."""
    shut = program.gate and FULL_PASS in missing(program, guiding.allowed(turn.now), frozenset())
    return not shut and bool(_left(turn, program)[0])


def _left(turn: Turn, program: Program) -> tuple[list[str], list[str]]:
    """The places of which something is left, and all there are."""
    places = [place.id for place in program.where.places] if program.where else [""]
    shortest = program.minutes.shortest
    left = [each for each in places if not _refusal(turn, fitted(turn.now, program, each), shortest)]
    return left, places


def _refusal(turn: Turn, program: Program, minutes: int) -> Refusal | None:
    allowed, comfort = guiding.allowed(turn.now), turn.now.comfort
    made = plan(program, allowed, minutes, program.who, comfort, frozenset(program.gate))
    return made if isinstance(made, Refusal) else None


def _chosen(turn: Turn) -> Program:
    return turn.house.library.programs[turn.now.choice.program]
