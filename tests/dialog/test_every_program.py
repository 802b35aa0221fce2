"""Every massage, from choosing it by its name to its end, on a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from kit.talking import Talk, dialog_data

from assistant.dialog.effects import End
from assistant.dialog.screening.interview import SUMMARY

GATES = {"p11": ("no", "yes", "ready", "yes"), "p12": ("no", "yes", "no redness")}
LONGEST = 2 * 3600
"""Seconds after which no session goes on."""


def answer(talk: Talk, gate: Iterator[str]) -> str:
    """What a healthy person says now; nothing while there is nothing to say."""
    now, state = talk.now, talk.state
    if state.startswith("screening"):
        assert now.interview is not None
        if now.interview.open == SUMMARY or state == "screening.reading_back":
            return "yes"
        return dialog_data().questions.by_id[now.interview.open].enabling.value.lower()
    if state.startswith("gating"):
        return next(gate)
    if state.startswith("rehearsing"):
        assert now.rehearsal is not None
        return dialog_data().rehearsal.words[now.rehearsal.word].say
    if state.startswith("choosing"):
        return "not sure"
    return "ready" if state.startswith("preparing") else "yes" if now.open else ""


@pytest.mark.long
@pytest.mark.parametrize("program", sorted(dialog_data().library.programs))
def test_it_can_be_chosen_and_comes_to_its_end(program: str) -> None:
    made = dialog_data().library.programs[program]
    talk = Talk().say(made.name, f"{made.minutes.shortest} minutes")
    assert talk.now.choice.program == program
    gate = iter(GATES.get(program, ()))
    states = []
    while not talk.of(End):
        if words := answer(talk, gate):
            talk.say(words)
        else:
            talk.wait(1)
        states.append(talk.state.partition(".")[0])
        assert talk.samples < LONGEST * 16_000, f"it is {talk.state}"
    assert talk.of(End)[0].reason == "resting"
    passed = [state for state in dict.fromkeys(states) if state != "choosing"]
    gated = ["gating"] if made.gate else []
    assert passed[: 3 + len(gated)] == ["screening", *gated, "rehearsing", "preparing"]
    assert talk.now.plan is not None
    assert talk.now.steps_done == len(talk.now.plan.steps)
