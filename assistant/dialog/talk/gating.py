"""The gate before some massages: one question or small test after the other, and a kind way out.

What grants needs good evidence and stands alone; what refuses is taken at any (safety.md, 3.1).
"""

from __future__ import annotations

from assistant.coaching.gate import FULL_PASS, GateCondition, GateQuestion, Grants, missing
from assistant.coaching.program import Program
from assistant.dialog.conversation import Gate
from assistant.dialog.effects import Record
from assistant.dialog.talk import offering, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

UNHEARD = 3
"""Unclear answers in a row after which it is left."""
LEADS_ON = {
    Grants.READY: ("READY", "YES"),
    Grants.YES: ("YES",),
    Grants.NO: ("NO",),
    Grants.NO_REDNESS: ("NO_REDNESS",),
}
REFUSES = {
    Grants.READY: ("NO", "REDNESS"),
    Grants.YES: ("NO", "NOT_SURE", "REDNESS"),
    Grants.NO: ("YES", "NOT_SURE", "REDNESS"),
    Grants.NO_REDNESS: ("REDNESS", "YES", "NOT_SURE"),
}


def is_needed(turn: Turn) -> bool:
    """Something of the gate of this program is not granted yet."""
    return bool(_missing(turn))


def stays_open(turn: Turn) -> bool:
    """After new answers the gate still stands open."""
    return not _missing(turn)


def is_shut(turn: Turn) -> bool:
    """By the answers of the screening alone, whatever else would be asked."""
    left = _missing(turn)
    out = standing.allowed(turn.now).programs_out
    return bool(left) and (_program(turn).id in out or FULL_PASS in left)


def begin(turn: Turn) -> None:
    """What is needed, and the first question; or at once that it is not for them."""
    turn.change(gate=Gate(answered=turn.now.gate.answered))
    if is_shut(turn):
        _shut(turn, turn.data.gates.condition(_missing(turn)[0]).shut)
    else:
        turn.say("gate.begin", name=_program(turn).name)
        _go_on(turn)


def put_again(turn: Turn) -> None:
    """Back from an interruption: the open question once more."""
    turn.change(interrupted=None)
    _ask(turn)


def answer(turn: Turn) -> None:
    """Take whatever was said as the answer to the open gate question."""
    gate = turn.now.gate
    if not gate.open:
        return  # refused already, by another word of the same breath
    grants = _part(turn).grants
    name = turn.intent.name if turn.intent else ""
    if name in REFUSES[grants]:
        _shut(turn, _part(turn).shut or _condition(turn).shut)
    elif name in LEADS_ON[grants] and turn.good and _alone(turn):
        _granted(turn)
    else:
        _unclear(turn)


def why(turn: Turn) -> None:
    """One sentence, then the question again: nothing of it is left out."""
    turn.tell("gate.why", _condition(turn).why)
    _ask(turn)


def ask_again(turn: Turn) -> None:
    """Nobody answers: twice more, then wait quietly."""
    reprompts = turn.now.reprompts + 1
    if reprompts <= 2:
        _ask(turn)
    turn.change(reprompts=reprompts)


def offer_another(turn: Turn) -> None:
    """Not this one; another that is possible is named, and yes takes it."""
    turn.change(gate=Gate(answered=turn.now.gate.answered))
    offering.offer_instead(turn)


def is_asking(turn: Turn) -> bool:
    """A question of the gate waits for its answer."""
    return bool(turn.now.gate.open)


def _granted(turn: Turn) -> None:
    gate, condition = turn.now.gate, _condition(turn)
    if gate.part + 1 < len(condition.parts):
        turn.change(gate=Gate(gate.answered, gate.open, gate.part + 1))
        _ask(turn)
        return
    turn.do(Record("granted", (("condition", condition.id),)))
    turn.change(gate=Gate(gate.answered | {condition.id}))
    _go_on(turn)


def _go_on(turn: Turn) -> None:
    left = _missing(turn)
    if not left:
        turn.then(Trigger.GATE_OPEN)
        return
    turn.change(gate=Gate(turn.now.gate.answered, left[0]))
    _ask(turn)


def _ask(turn: Turn) -> None:
    key, text = f"gate.{turn.now.gate.open}", _part(turn).say
    turn.tell(key, text)
    turn.change(last=((key, text),), reprompts=0, misses=0)


def _unclear(turn: Turn) -> None:
    misses = turn.now.misses + 1
    if misses >= UNHEARD:
        _shut(turn, turn.say("gate.unclear"), spoken=True)
        return
    whole = _part(turn).grants is Grants.NO_REDNESS and turn.intent and turn.intent.name == "NO"
    turn.say("gate.whole" if whole else "question.again")
    if not whole:
        _ask(turn)
    turn.change(misses=misses)


def _shut(turn: Turn, words: str, spoken: bool = False) -> None:
    if not spoken:
        turn.tell("gate.shut", words)
    turn.do(Record("gate_shut", (("program", _program(turn).id),)))
    turn.change(gate=Gate(turn.now.gate.answered))
    turn.then(Trigger.GATE_SHUT)


def _alone(turn: Turn) -> bool:
    """Nothing else was said in the same breath."""
    return turn.understood is not None and len(turn.understood.intents) == 1


def _missing(turn: Turn) -> tuple[str, ...]:
    return missing(_program(turn), standing.allowed(turn.now), turn.now.gate.answered)


def _program(turn: Turn) -> Program:
    return turn.data.library.programs[turn.now.choice.program]


def _condition(turn: Turn) -> GateCondition:
    return turn.data.gates.condition(turn.now.gate.open)


def _part(turn: Turn) -> GateQuestion:
    return _condition(turn).parts[turn.now.gate.part]
