"""Which massage, and how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.coaching.program import Program, Who
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.screening import disclosure
from assistant.dialog.talk import general, offering
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn, chosen_program

LENGTHS = (15, 30, 45)
"""Minutes that are offered, as far as the program allows them."""


def greet(turn: Turn) -> None:
    """The first words of a session."""
    turn.say("greeting")
    turn.say("greeting.not_medical")
    turn.change(last_time=turn.now.offered)
    if turn.now.choice.program and turn.now.choice.minutes:  # chosen whole before the first word
        turn.change(choice=replace(turn.now.choice, where=_usual(turn)))
    ask_what_is_missing(turn)


def ask_what_is_missing(turn: Turn) -> None:
    """Put the next question, or go on if all is chosen."""
    choice = turn.now.choice
    if not choice.program:
        offering.look_at_all(turn)
        if offering.is_offered(turn) and not general.is_put(turn):
            offering.ask_offered(turn)
        elif not general.is_put(turn):
            turn.ask("choose.which")
        return
    program = chosen_program(turn)
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
        turn.then(Trigger.CHOSEN)


def take_program(turn: Turn) -> None:
    """Take the massage that was named."""
    take(turn, turn.slot("program"))


def take(turn: Turn, chosen: str) -> None:
    """This one; its place and its length are asked for next."""
    program = turn.data.library.programs.get(chosen)
    if program is None:
        turn.say("choose.unknown")
        list_programs(turn)
        return
    turn.change(choice=replace(turn.now.choice, program=program.id, where=""), offered=Choice(), last=())
    turn.tell("choose.about", program.about)
    if program.gate:
        turn.say("gate.needs")
    turn.then(Trigger.CHOICE_TAKEN)


def follow(turn: Turn) -> None:
    """With the massage that may follow the one that is chosen, or with none."""
    turn.change(choice=replace(turn.now.choice, followed=True))
    program = turn.now.choice.program
    possible = not program or turn.data.library.programs[program].followed_by
    turn.say("choose.followed" if possible else "choose.not_followed")
    turn.then(Trigger.CHOICE_TAKEN)


def follow_later(turn: Turn) -> None:
    """Too late for it in this choice: it can be had on its own, afterwards."""
    turn.say("choose.follow_later")
    general.put_again(turn)


def is_asked_where(turn: Turn) -> bool:
    """The program is chosen, and where it works is still open."""
    program = turn.data.library.programs.get(turn.now.choice.program)
    return program is not None and program.where is not None and not turn.now.choice.where


def is_put_where(turn: Turn) -> bool:
    """Where it works is what is asked now: how long comes first."""
    return is_asked_where(turn) and bool(turn.now.choice.minutes)


def take_where(turn: Turn) -> None:
    """They named a place; one that the program does not reach is asked for again."""
    asked = chosen_program(turn).where
    assert asked is not None
    named = [each.id for each in asked.places if turn.slot("area") in each.areas]
    if not named:
        turn.say("question.again")
    turn.change(choice=replace(turn.now.choice, where=named[0] if named else ""))
    turn.then(Trigger.CHOICE_TAKEN)


def take_usual(turn: Turn) -> None:
    """Take the usual place for somebody who does not mind where."""
    turn.change(choice=replace(turn.now.choice, where=_usual(turn)))
    turn.then(Trigger.CHOICE_TAKEN)


def _usual(turn: Turn) -> str:
    asked = chosen_program(turn).where
    return asked.places[0].id if asked else ""


def take_minutes(turn: Turn) -> None:
    """Take the length that was named, in minutes."""
    take_length(turn, int(turn.slot("minutes")))


def take_length(turn: Turn, minutes: int) -> None:
    """So many minutes, also of what is only offered so far."""
    now = turn.now
    turn.change(choice=replace(now.choice, minutes=minutes))
    if now.offered.program:
        turn.change(offered=replace(now.offered, minutes=minutes))
    turn.then(Trigger.CHOICE_TAKEN)


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
        loudspeaker=now.loudspeaker,
        believed=now.believed,
        narrow=now.narrow,
        remembers=now.remembers,
        want_nothing_kept=now.want_nothing_kept,
    )
    turn.now = fresh.but(choice=Choice())
    ask_what_is_missing(turn)


def come_back(turn: Turn) -> None:
    """Back from an interruption: the open question of the choice is put again."""
    turn.change(interrupted=None)
    ask_what_is_missing(turn)


def come_back_with_it(turn: Turn) -> None:
    """Forget the interruption: a choice ends it."""
    turn.change(interrupted=None)


def note_condition(turn: Turn) -> None:
    """Told before it was asked: the screening comes first for whatever is chosen, and asks about it."""
    told = disclosure.disclosures(turn.understood) if turn.understood else ()
    turn.change(told_early=tuple(dict.fromkeys((*turn.now.told_early, *told))))
    turn.say("disclosure.early")


def ask_again(turn: Turn) -> None:
    """Nobody answered: twice more, then wait quietly."""
    if turn.now.reprompts < 2:
        reprompts = turn.now.reprompts + 1
        ask_what_is_missing(turn)
        turn.change(reprompts=reprompts)


def put_questions_first(turn: Turn) -> None:
    """Say that the questions come first, to somebody who would rather begin at once."""
    turn.say("choose.questions_stay")
    general.put_again(turn)


def lengths(turn: Turn) -> list[int]:
    """Minutes that are offered for the chosen massage."""
    length = chosen_program(turn).minutes
    return [each for each in LENGTHS if length.shortest <= each <= length.longest] or [length.shortest]


def _ask_minutes(turn: Turn) -> None:
    offered = lengths(turn)
    if len(offered) == 1:  # one is no choice
        length = turn.data.library.programs[turn.now.choice.program].minutes
        turn.ask("choose.minutes_fit", shortest=length.shortest, longest=length.longest)
        return
    turn.ask("choose.minutes", minutes=turn.data.prompts.either_of([str(each) for each in offered]))


_GROUPS = {Who.PARTNER: "choose.all_partner", Who.SELF: "choose.all_alone"}


def list_programs(turn: Turn) -> None:
    """All there is, in groups by whose hands work; what needs a test comes last."""
    there = offering.all_there_is(turn)
    groups = [(key, [p for p in there if p.who is who and not p.gate]) for who, key in _GROUPS.items()]
    groups.append(("choose.all_gate", [program for program in there if program.gate]))
    for key, programs in groups:
        if programs:
            turn.say(key)
        for first in range(0, len(programs), 3):
            names = [program.name for program in programs[first : first + 3]]
            turn.say("choose.all", names=turn.data.prompts.either_of(names))
    _ask(turn, [program for _, programs in groups for program in programs])


def _ask(turn: Turn, named: Sequence[Program]) -> None:
    """Which it shall be; nothing that was offered before stands any more."""
    turn.change(last=(), offered=Choice(), named=tuple(program.id for program in named))
    turn.then(Trigger.CHOICE_TAKEN)
