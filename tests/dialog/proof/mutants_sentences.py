"""Faults in taking a sentence whole."""

from __future__ import annotations

from dialog.proof.mutants_reacting import BEGIN, firmer_anyway
from dialog.proof.mutating import Mutant, first, value, without
from dialog.proof.walking import and_more, said
from kit.talking import dialog_data

from assistant.dialog import machine
from assistant.dialog.states import COACHING, State
from assistant.dialog.triggers import Trigger

SENTENCES = (
    Mutant(
        39,
        "two words that move on move on twice",
        value(machine, "SETTLING", ()),
        (said("READY", "NEXT"),),
        program="p15",
        minutes=30,
        data=dialog_data,
    ),
    Mutant(
        40,
        "whatever speaks of firmness makes it firmer",
        first(Trigger.PERHAPS_FIRMER, COACHING, None, firmer_anyway),
        (BEGIN, said("PERHAPS_FIRMER")),
    ),
    Mutant(
        41,
        "carry on counts in any sentence",
        value(machine, "attended", lambda understood, _: understood.intents),
        (BEGIN, said("PAUSE"), and_more("RESUME", permissive=frozenset({"RESUME"}))),
    ),
    Mutant(
        44,
        "an emergency answers nothing",
        without(Trigger.UNRECOGNISED, frozenset({State.EMERGENCY})),
        (BEGIN, said("RED_FLAG", sign="chest_pain"), said("NEXT")),
    ),
)
