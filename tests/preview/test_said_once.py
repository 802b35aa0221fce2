"""Nothing is said twice in a massage but what guards, what asks how it is, and how many are still to come."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.clock import Tick, to_seconds
from assistant.dialog.conversation import CUP_OFF, Choice
from assistant.dialog.effects import Effect, Say
from assistant.dialog.states import State
from assistant.preview.figures import Kind, kind_of
from assistant.preview.run_through import READY_AFTER, screened
from assistant.preview.simulation import Simulation
from assistant.session.components import Resources, opening_conversation
from assistant.settings import Settings

SETTINGS = Settings()
WORDS = Resources.load(SETTINGS)
PROGRAMS = WORDS.data.library.programs
ONCE = (Kind.STEP, Kind.PICTURE, Kind.RECEIVER, Kind.MOVING, Kind.CHECK_IN)
"""Kinds of lines that come once; `must` and `touch` guard, a question asks, and a change counts."""
SHORT = 3
"""Words of what only names the other side, behind what guards."""


def said(program: str, minutes: int) -> list[tuple[Kind, str, float]]:
    """Every line with hands on, its kind, and the seconds at which it came."""
    told: list[tuple[Kind, str, float]] = []
    conversation = screened(WORDS.data, opening_conversation(SETTINGS, Choice(program, minutes)))

    def take(tick: Tick, effect: Effect) -> None:
        if isinstance(effect, Say):
            told.append((kind_of(effect.key, guards=False), effect.text, to_seconds(tick.samples)))

    session = Simulation(WORDS, conversation, take)
    while not session.over and session.now.state is not State.RESTING:
        session.turn()
        if session.samples - session.now.quiet_since > READY_AFTER:
            if session.now.state is State.PREPARING:
                session.say("ready")
            elif session.now.open == CUP_OFF:
                session.say("the cup is off")
    return told


def lengths(*, longest: bool) -> list[tuple[str, int]]:
    return [
        (name, each.minutes.longest if longest else each.minutes.shortest) for name, each in PROGRAMS.items()
    ]


def check(program: str, minutes: int) -> None:
    lines = said(program, minutes)
    guards = {text for each in PROGRAMS[program].steps for must in each.must for text in (must[0].text,)}
    once = Counter(
        text
        for kind, text, _ in lines
        if kind in ONCE and not (any(text.startswith(each) for each in guards) and "Now the" in text)
    )
    once = Counter({text: count for text, count in once.items() if len(text.split()) > SHORT})
    assert {text: count for text, count in once.items() if count > 1} == {}
    assert len(once) > 5


@pytest.mark.parametrize(("program", "minutes"), lengths(longest=False))
def test_nothing_is_said_twice_in_the_shortest(program: str, minutes: int) -> None:
    check(program, minutes)


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("program", "minutes"), lengths(longest=True))
def test_nothing_is_said_twice_in_the_longest(program: str, minutes: int) -> None:
    check(program, minutes)


@pytest.mark.parametrize(("program", "minutes"), [("p15", 30), ("p01", 30)])
def test_the_receiver_is_spoken_to_in_quiet_stretches_only(program: str, minutes: int) -> None:
    lines = said(program, minutes)
    at = [place for place, (kind, _, _) in enumerate(lines) if kind is Kind.RECEIVER]
    assert at
    for place in at:
        before, here, after = (lines[place + step][2] for step in (-1, 0, 1))
        assert here - before > 18, lines[place]
        assert after - here > 18, lines[place]
