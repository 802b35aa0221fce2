"""All of them, in the order of safety.md, and where those are shown that no single turn can show."""

from __future__ import annotations

from assistant.dialog.invariants import before_hands, firmness, heard_and_said, planning, reacting
from assistant.dialog.invariants.observed_turn import Rule

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            each
            for subject in (before_hands, firmness, planning, reacting, heard_and_said)
            for each in vars(subject).values()
            if isinstance(each, Rule)
        ),
        key=lambda each: each.number,
    )
)

ELSEWHERE = {
    12: "Restrictions only accumulate: shown on the screening by itself, over all sets of answers.",
    13: "Not sure never allows more than yes: shown on the screening by itself, question by question.",
    32: "No claim and no forbidden phrase: shown on every sentence of the language folder.",
    34: "Own prompts trigger nothing: shown on the sentences, and in sound.",
    35: "No transition needs a network: shown on what the dialog imports.",
    36: "Nothing that is kept names a person: shown on what the dialog records.",
    37: "The same words in the same state lead to the same next state: shown by doing every turn twice.",
}
"""Invariants that are no matter of one turn."""
