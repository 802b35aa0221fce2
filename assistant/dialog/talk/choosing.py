"""Which massage, and how long."""

from __future__ import annotations

from dataclasses import replace

from assistant.coaching.gate import FULL_PASS, missing
from assistant.coaching.program import Program
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.talk import telling
from assistant.dialog.turn import Turn

LENGTHS = (15, 30, 45)
"""Minutes that are offered, as far as the program allows them."""


def greet(turn: Turn) -> None:
    """The first words of a session."""
    turn.say("greeting")
    turn.say("greeting.not_medical")
    if turn.now.choice.program and turn.now.choice.minutes:  # chosen whole before the first word
        turn.change(choice=replace(turn.now.choice, where=_usual(turn)))
    _ask(turn)


def ask_what_is_missing(turn: Turn) -> None:
    """Put the next question, or go on if all is chosen."""
    choice = turn.now.choice
    if not choice.program:
        turn.ask("choose.which")
        return
    program = turn.house.library.programs[choice.program]
    length = program.minutes
    if not choice.minutes:
        _ask_minutes(turn)
    elif not length.shortest <= choice.minutes <= length.longest:
        turn.change(choice=replace(choice, minutes=0))
        turn.ask("choose.minutes_fit", shortest=length.shortest, longest=length.longest)
    elif program.where and not choice.where:
        turn.tell("choose.where", program.where.ask)
        turn.change(last=(("choose.where", program.where.ask),), reprompts=0, misses=0)
    else:
        turn.say("choose.taken", name=program.name, minutes=choice.minutes)
        turn.then("CHOSEN")


def take_program(turn: Turn) -> None:
    """They named one."""
    program = turn.house.library.programs.get(turn.slot("program"))
    if program is None:
        turn.say("choose.unknown")
        list_programs(turn)
        return
    turn.change(choice=replace(turn.now.choice, program=program.id, where=""), offered=Choice())
    turn.tell("choose.about", program.about)
    if program.gate:
        turn.say("gate.needs")
    turn.then("CHOICE_TAKEN")


def is_asked_where(turn: Turn) -> bool:
    """The program is chosen, and where it works is still open."""
    program = turn.house.library.programs.get(turn.now.choice.program)
    return program is not None and program.where is not None and not turn.now.choice.where


def take_where(turn: Turn) -> None:
    """They named a place; one that the program does not reach is asked for again."""
    asked = turn.house.library.programs[turn.now.choice.program].where
    assert asked is not None
    named = [each.id for each in asked.places if turn.slot("area") in each.areas]
    if not named:
        turn.say("question.again")
    turn.change(choice=replace(turn.now.choice, where=named[0] if named else ""))
    turn.then("CHOICE_TAKEN")


def take_usual(turn: Turn) -> None:
    """They do not mind where."""
    turn.change(choice=replace(turn.now.choice, where=_usual(turn)))
    turn.then("CHOICE_TAKEN")


def _usual(turn: Turn) -> str:
    asked = turn.house.library.programs[turn.now.choice.program].where
    return asked.places[0].id if asked else ""


def take_minutes(turn: Turn) -> None:
    """They said how long."""
    turn.change(choice=replace(turn.now.choice, minutes=int(turn.slot("minutes"))))
    turn.then("CHOICE_TAKEN")


def is_offered(turn: Turn) -> bool:
    """A massage was named that a yes takes."""
    return bool(turn.now.offered.program)


def take_offered(turn: Turn) -> None:
    """Yes, that one."""
    turn.change(choice=turn.now.offered, offered=Choice())
    turn.then("CHOICE_TAKEN")


def refuse_offered(turn: Turn) -> None:
    """Another one, then."""
    turn.change(offered=Choice())
    ask_what_is_missing(turn)


def _is_listed(turn: Turn, program: Program) -> bool:
    """What has a gate is named only to those for whom it may open."""
    restriction = turn.now.restriction
    if not program.gate:
        return True
    return restriction is not None and FULL_PASS not in missing(program, restriction, frozenset())


def list_programs(turn: Turn) -> None:
    """What there is, three at a time."""
    names = [each.name for each in turn.house.library.programs.values() if _is_listed(turn, each)]
    keys = ("choose.have_one", "choose.have_two", "choose.have_three")
    before = 3 * dict(turn.now.said).get("choose.have_three", 0) % len(names)
    shown = (names[before:] + names[:before])[:3]
    words = dict(zip(("first", "second", "third"), shown, strict=False))
    turn.say(keys[len(shown) - 1], **words)
    if len(names) > 3:
        turn.say("choose.more")
    turn.change(last=())
    ask_what_is_missing(turn)


def start_anew(turn: Turn) -> None:
    """Somebody else lies down: everything about the person is asked afresh (safety.md, invariant 25)."""
    turn.interrupt("someone_else.hands_off" if turn.now.comfort.hands_on else "someone_else")
    now = turn.now
    fresh = Conversation(
        state=now.state,
        manner=now.manner,
        said=now.said,
        shown=now.shown,
        listening=now.listening,
        ticked=now.ticked,
        quiet_since=now.quiet_since,
        deaf=now.deaf,
    )
    turn.now = fresh.but(choice=Choice())
    ask_what_is_missing(turn)


def come_back(turn: Turn) -> None:
    """Back from an interruption."""
    turn.change(interrupted="")
    _ask(turn)


def note_condition(turn: Turn) -> None:
    """Told before it was asked: the screening comes first for whatever is chosen, and asks about it."""
    told = telling.disclosures(turn.understood) if turn.understood else ()
    turn.change(told_early=tuple(dict.fromkeys((*turn.now.told_early, *told))))
    turn.say("disclosure.early")


def ask_again(turn: Turn) -> None:
    """Nobody answered: twice more, then wait quietly."""
    if turn.now.reprompts < 2:
        reprompts = turn.now.reprompts + 1
        _ask(turn)
        turn.change(reprompts=reprompts)


def _ask(turn: Turn) -> None:
    """The open question once more."""
    offered = turn.now.offered
    if not is_offered(turn):
        ask_what_is_missing(turn)
        return
    name = turn.house.library.programs[offered.program].name
    if turn.now.restriction is None:  # before anything was refused: the one of the last time
        turn.ask("choose.again", name=name, minutes=offered.minutes)
    else:
        turn.ask("gate.instead", name=name)


def _ask_minutes(turn: Turn) -> None:
    length = turn.house.library.programs[turn.now.choice.program].minutes
    fitting = [each for each in LENGTHS if length.shortest <= each <= length.longest] or [length.shortest]
    words = turn.house.prompts.either_of([str(each) for each in fitting])
    turn.ask("choose.minutes", minutes=words)
