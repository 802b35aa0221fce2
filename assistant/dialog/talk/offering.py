"""Massages named to somebody who chooses: several to pick from, or one that a yes takes. Only what they may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from assistant.coaching.program import Position, Program
from assistant.dialog.conversation import Choice
from assistant.dialog.talk import instead
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

MOST = 3
"""Named in one breath: nobody keeps more in mind."""


def can_be_had(turn: Turn, program: Program) -> bool:
    """For this person, as far as it is known, and for the hands and the position that they spoke of."""
    now = turn.now
    if now.hands is not None and program.who is not now.hands:
        return False
    if now.not_prone and set(program.positions) == {Position.PRONE}:
        return False
    return not program.gate if now.restriction is None else instead.can_be_had(turn, program)


def all_there_is(turn: Turn) -> tuple[Program, ...]:
    """What can be had, in the order of the library."""
    return tuple(each for each in turn.house.library.programs.values() if can_be_had(turn, each))


def look_at_all(turn: Turn) -> None:
    """Keep what there is to choose from, for whoever looks."""
    turn.change(possible=tuple(each.id for each in all_there_is(turn)))


def known(turn: Turn, ids: Iterable[str]) -> tuple[Program, ...]:
    """Of these the ones that can be had, each once."""
    programs = turn.house.library.programs
    return tuple(programs[each] for each in dict.fromkeys(ids) if can_be_had(turn, programs[each]))


def name(turn: Turn, programs: Sequence[Program]) -> None:
    """Say which there are, and ask which it shall be; a single one is offered."""
    look_at_all(turn)
    turn.change(named=tuple(each.id for each in programs), offered=Choice(), choice=_unchosen(turn))
    names = [each.name for each in programs]
    match len(programs):
        case 0:
            turn.say("offer.none")
            turn.ask("choose.which")
        case 1:
            offer(turn, programs[0].id)
        case 2:
            turn.ask("offer.two", first=names[0], second=names[1])
        case 3:
            turn.ask("offer.three", first=names[0], second=names[1], third=names[2])
        case _:
            turn.ask("offer.some", first=names[0], second=names[1], third=names[2])


def offer(turn: Turn, program: str) -> None:
    """One, which a yes takes."""
    turn.change(offered=Choice(program, turn.now.choice.minutes), choice=_unchosen(turn))
    ask_offered(turn)


def are_named(turn: Turn) -> bool:
    """Several were named, and it is open which one."""
    asked = turn.now.last[-1][0] if turn.now.last else ""
    return asked in ("offer.two", "offer.three", "offer.some") and bool(turn.now.named)


def offer_first(turn: Turn) -> None:
    """A yes to several: the best of them."""
    offer(turn, turn.now.named[0])


def propose(turn: Turn, programs: Sequence[Program]) -> None:
    """The best of them; a no leads to the next."""
    if programs:
        turn.change(named=tuple(each.id for each in programs))
        offer(turn, programs[0].id)
    else:
        name(turn, programs)


def is_offered(turn: Turn) -> bool:
    """A massage was named that a yes takes."""
    return bool(turn.now.offered.program)


def ask_offered(turn: Turn) -> None:
    """The question whether it shall be this one."""
    offered = turn.now.offered
    program = turn.house.library.programs[offered.program]
    if offered.program in turn.now.named:
        turn.ask("offer.one", name=program.name)
    elif offered == turn.now.last_time:
        turn.ask("choose.again", name=program.name, minutes=offered.minutes)
    else:
        turn.ask("gate.instead", name=program.name)


def take_offered(turn: Turn) -> None:
    """Yes, that one."""
    turn.change(choice=turn.now.offered, offered=Choice(), named=())
    turn.then(Trigger.CHOICE_TAKEN)


def refuse_offered(turn: Turn) -> None:
    """Another one, then: the next of those that were meant, or any."""
    named, offered = turn.now.named, turn.now.offered
    after = named[named.index(offered.program) + 1 :] if offered.program in named else ()
    turn.change(offered=Choice())
    if after:
        offer(turn, after[0])
    else:
        turn.change(named=())
        turn.then(Trigger.CHOICE_TAKEN)


def offer_other(turn: Turn) -> None:
    """Not this one: another of those that were named, or of all that there are."""
    now = turn.now
    this = now.offered.program or now.choice.program
    meant = now.named if len(now.named) > 1 or not this else ()
    every = meant or tuple(each.id for each in all_there_is(turn))
    where = every.index(this) + 1 if this in every else min(MOST, len(now.named)) if not this else 0
    others = [each for each in (*every[where:], *every[:where]) if each != this]
    if len(now.named) == 2 and not this:
        others = [now.named[1]]
    if not others:
        turn.say("offer.no_other")
        turn.change(offered=Choice(), named=())
        turn.then(Trigger.CHOICE_TAKEN)
        return
    turn.change(named=tuple(every))
    offer(turn, others[0])


@cache
def is_said_beside(*names: Trigger) -> Callable[[Turn], bool]:
    """A condition: one of these was said in the same breath, and says more."""

    def said(turn: Turn) -> bool:
        return turn.understood is not None and any(each.name in names for each in turn.understood.intents)

    return said


def _unchosen(turn: Turn) -> Choice:
    """What was said of the time stands."""
    return Choice(minutes=turn.now.choice.minutes)
