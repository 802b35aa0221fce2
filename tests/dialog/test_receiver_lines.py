"""The one who lies there is spoken to in words that fit how they lie, and not at all where few words are wanted."""

from __future__ import annotations

import pytest
from kit.talking import Talk, coached, dialog_data

from assistant.coaching.planned import Plan
from assistant.coaching.program import Position
from assistant.coaching.turning import lie_otherwise
from assistant.dialog.cues import CueKind
from assistant.dialog.talk import cueing
from assistant.dialog.talk.standing import planned

VARIED = dialog_data().prompts.varied


def spoken_to(talk: Talk, seconds: int = 1500) -> list[str]:
    """The lines to the receiver of so many seconds."""
    found: list[str] = []
    for _ in range(seconds // 5):
        talk.wait(5)
        found += [each.text for each in talk.now.place.cues if each.kind is CueKind.RECEIVER]
        if talk.state not in ("coaching.guiding", "coaching.changing_over"):
            break
    return list(dict.fromkeys(found))


def test_whoever_lies_prone_is_spoken_to_a_few_times() -> None:
    lines = spoken_to(coached(45))
    assert 1 <= len(lines) <= 6
    assert {*lines} <= {*VARIED["receiver.lying"]}


def test_just_instructions_speaks_to_nobody_else() -> None:
    assert spoken_to(coached(45).say("just instructions")) == []


@pytest.mark.parametrize("position", [Position.SIDE, Position.ASTRIDE, Position.LEANING])
def test_nobody_turns_their_head_on_pillows(position: Position) -> None:
    key = cueing.RECEIVER.get(position, "receiver.sitting")
    assert not any("head" in line or "ground" in line for line in VARIED[key])
    assert any("turn" in line for line in VARIED[cueing.RECEIVER[Position.PRONE]])


def test_on_the_side_the_lines_are_those_for_the_side() -> None:
    talk = coached(45)
    program = dialog_data().library.programs["p15"]
    made: Plan = lie_otherwise(planned(talk.now), program, 0, Position.SIDE, 2400)
    talk.now = talk.now.but(plan=made)
    lines = spoken_to(talk, 900)
    assert {*lines} <= {*VARIED["receiver.side"]}
