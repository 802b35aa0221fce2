"""Massages named to somebody who chooses, or offered instead: only what they may have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from assistant.coaching.gate import FULL_PASS, missing
from assistant.coaching.plan import Refusal, plan
from assistant.coaching.program import Program
from assistant.dialog.conversation import Choice, fitted
from assistant.dialog.effects import Record
from assistant.dialog.talk import standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn, chosen_program

MOST = 3
"""Named in one breath: nobody keeps more in mind."""


def can_be_had(turn: Turn, program: Program) -> bool:
    """For this person, as far as it is known, and for the hands and the position that they spoke of."""
    now = turn.now
    if now.hands is not None and program.who is not now.hands:
        return False
    if not fitted(now, program, "").positions:
        return False
    return not program.gate if now.restriction is None else is_permitted(turn, program)


def all_there_is(turn: Turn) -> tuple[Program, ...]:
    """What can be had, in the order of the library."""
    return tuple(each for each in turn.data.library.programs.values() if can_be_had(turn, each))


def look_at_all(turn: Turn) -> None:
    """Keep what there is to choose from, for whoever looks."""
    turn.change(possible=tuple(each.id for each in all_there_is(turn)))


def known(turn: Turn, ids: Iterable[str]) -> tuple[Program, ...]:
    """Of these the ones that can be had, each once."""
    programs = turn.data.library.programs
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
    """Offer one massage, which a yes takes."""
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
    program = turn.data.library.programs[offered.program]
    if offered.program in turn.now.named:
        turn.ask("offer.one", name=program.name)
    elif offered == turn.now.last_time:
        turn.ask("choose.again", name=program.name, minutes=offered.minutes)
    else:
        turn.ask("gate.instead", name=program.name)


def take_offered(turn: Turn) -> None:
    """Take the massage that was offered."""
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
    """A condition: one of these was said in the same breath, says more, and is heard well enough to be taken."""

    def said(turn: Turn) -> bool:
        return any(each.name in names for each in turn.heeded)

    return said


def _unchosen(turn: Turn) -> Choice:
    """What was said of the time stands."""
    return Choice(minutes=turn.now.choice.minutes)


FIRST = ("p07", "p15")
"""What is offered first."""


def is_impossible(turn: Turn) -> bool:
    """Nothing is left of what was chosen, even if its gate were open."""
    return _why(turn) is not None


def refuse(turn: Turn) -> None:
    """Say why this massage cannot be had, and offer another."""
    turn.say(f"unplannable.{_why(turn)}", name=_chosen(turn).name)
    offer_instead(turn)


def offer_instead(turn: Turn) -> None:
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
    """Say kindly that there is no massage today, because no other is left."""
    turn.do(Record("refused"))
    why = turn.say("unplannable.nothing_else")
    turn.say("refused.end")
    turn.change(last=(("unplannable.nothing_else", why),), offered=Choice(), all_told=True)


def _why(turn: Turn) -> Refusal | None:
    chosen, choice = _chosen(turn), turn.now.choice
    return _refusal(turn, fitted(turn.now, chosen, choice.where), choice.minutes)


def _possible(turn: Turn) -> Iterator[tuple[Program, str]]:
    """Those without a gate of which something is left, each with its place, empty where any of its places will do."""
    for program in turn.data.library.open:
        left, places = _left(turn, program)
        if left:
            yield program, "" if left == places else left[0]


def is_permitted(turn: Turn, program: Program) -> bool:
    """Something of it is left for this person; its gate may still be shut, unless their answers shut it for good."""
    shut = program.gate and FULL_PASS in missing(program, standing.allowed(turn.now), frozenset())
    return not shut and bool(_left(turn, program)[0])


def _left(turn: Turn, program: Program) -> tuple[list[str], list[str]]:
    """The places of which something is left, and all there are."""
    places = [place.id for place in program.where.places] if program.where else [""]
    shortest = program.minutes.shortest
    left = [each for each in places if not _refusal(turn, fitted(turn.now, program, each), shortest)]
    return left, places


def _refusal(turn: Turn, program: Program, minutes: int) -> Refusal | None:
    allowed, comfort = standing.allowed(turn.now), turn.now.comfort
    made = plan(program, allowed, minutes, program.who, comfort, frozenset(program.gate))
    return made if isinstance(made, Refusal) else None


def _chosen(turn: Turn) -> Program:
    return chosen_program(turn)
