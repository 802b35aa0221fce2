"""How the one who is massaged lies or sits: their choice at any time (safety.md, decision 18)."""

from __future__ import annotations

from assistant.coaching.program import Position, Program
from assistant.coaching.turning import lie_otherwise
from assistant.dialog.conversation import fitted, said_now
from assistant.dialog.effects import Record
from assistant.dialog.states import State
from assistant.dialog.talk import general, offering, pausing, preparing, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn, chosen_program


def choose(turn: Turn) -> None:
    """While a massage is being chosen: what cannot be had like that falls away."""
    _heed(turn)
    chosen = turn.data.library.programs.get(turn.now.choice.program)
    if chosen is not None and not _fits(turn, chosen):
        turn.say("unplannable.position", name=chosen.name)
        offering.name(turn, offering.all_there_is(turn))
        return
    _acknowledge(turn)
    turn.then(Trigger.CHOICE_TAKEN)


def note(turn: Turn) -> None:
    """Told while something else is asked: it is kept for when the massage is laid out."""
    _heed(turn)
    _acknowledge(turn)
    general.put_again(turn)


def lay_out_anew(turn: Turn) -> None:
    """While getting ready: the massage is laid out for it."""
    _heed(turn)
    _acknowledge(turn)
    preparing.begin(turn)


def is_all_that_there_is(turn: Turn) -> bool:
    """A condition: what was chosen is to be had in no other position than the one they refuse."""
    program = chosen_program(turn)
    return not turn.slot("how") and set(program.positions) == {Position.PRONE}


def leave(turn: Turn) -> None:
    """What was chosen needs lying face down: offer another massage."""
    _heed(turn)
    offering.refuse(turn)


def change(turn: Turn) -> None:
    """With hands off for it: how to lie or sit now, and what is ahead laid out for that."""
    _heed(turn)
    now = turn.now
    program = fitted(now, chosen_program(turn), now.choice.where)
    possible = [each for each in program.positions if each in standing.allowed(now).positions]
    if not possible or not possible[0].grants(now.lie):
        turn.say("posture.cannot")
        possible = possible or [standing.planned(now).position]
    _lay_out(turn, program, possible[0])
    for line in preparing.lines(turn):
        if line.position and line.id not in preparing.THINGS:
            turn.tell(f"prepare.{line.id}", said_now(turn.now, line.text))
    turn.ask("posture.ready")


def _lay_out(turn: Turn, program: Program, position: Position) -> None:
    now = turn.now
    plan, index = standing.planned(now), now.place.step
    if position is not plan.position:
        here, whole = standing.time_left(now)
        turn.change(plan=lie_otherwise(plan, program, index, position, whole - here))
        turn.do(Record("position", (("position", position.value),)))


def turn_over(turn: Turn) -> None:
    """One half is done: hands off while they turn over, for as long as it takes."""
    pausing.hands_off_for(turn, "turn_over", "posture.hands_off", "posture.hands_off")
    turn.ask("posture.turn_over")
    turn.change(interrupted=State.COACHING_GUIDING)


def _heed(turn: Turn) -> None:
    """Remember what was wished: a position, or anything but lying face down."""
    how = turn.slot("how")
    wanted = Position(how) if how else turn.now.lie if turn.now.lie is not Position.PRONE else None
    turn.change(lie=wanted, not_prone=not how or (turn.now.not_prone and wanted is not Position.PRONE))


def _fits(turn: Turn, program: Program) -> bool:
    positions = fitted(turn.now, program, "").positions
    return any(each.grants(turn.now.lie) for each in positions)


def _acknowledge(turn: Turn) -> None:
    turn.say(f"posture.{turn.now.lie or 'noted'}")
