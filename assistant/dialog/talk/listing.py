"""What there is, read out: three at a time, or all of it in groups."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.coaching.program import Program, Who
from assistant.dialog.conversation import Choice
from assistant.dialog.talk import offering
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

_KEYS = ("choose.have_one", "choose.have_two", "choose.have_three")
_GROUPS = {Who.PARTNER: "choose.all_partner", Who.SELF: "choose.all_alone"}


def list_programs(turn: Turn) -> None:
    """Three at a time; all of it when that was asked for."""
    there = offering.all_there_is(turn)
    if turn.slot("all"):
        _list_all(turn, there)
        return
    before = 3 * dict(turn.now.said).get("choose.have_three", 0) % max(1, len(there))
    shown = (there[before:] + there[:before])[:3]
    _read(turn, shown)
    if len(there) > 3:
        turn.say("choose.more")
    _ask(turn, shown)


def _list_all(turn: Turn, there: Sequence[Program]) -> None:
    """In groups, by whose hands work; what needs a test comes last."""
    groups = [(key, [p for p in there if p.who is who and not p.gate]) for who, key in _GROUPS.items()]
    groups.append(("choose.all_gate", [program for program in there if program.gate]))
    for key, programs in groups:
        if programs:
            turn.say(key)
        for first in range(0, len(programs), 3):
            _read(turn, programs[first : first + 3], "choose.all")
    _ask(turn, [program for _, programs in groups for program in programs])


def _read(turn: Turn, programs: Sequence[Program], one: str = "") -> None:
    names = [program.name for program in programs]
    if one:
        turn.say(one, names=turn.house.prompts.either_of(names))
    elif names:
        words = dict(zip(("first", "second", "third"), names, strict=False))
        turn.say(_KEYS[len(names) - 1], **words)


def _ask(turn: Turn, named: Sequence[Program]) -> None:
    """Which it shall be; nothing that was offered before stands any more."""
    turn.change(last=(), offered=Choice(), named=tuple(program.id for program in named))
    turn.then(Trigger.CHOICE_TAKEN)
