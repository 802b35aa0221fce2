"""What was massaged to its end is offered the next time."""

from __future__ import annotations

from pathlib import Path

import pytest
from kit.talking import Talk

from assistant.dialog.conversation import Choice, Conversation
from assistant.session.components import opening_conversation
from assistant.session.favourite import keep, recall
from assistant.settings import Settings

LAST = Choice("p15", 15)


def met_again() -> Talk:
    talk = Talk(opening_conversation(Settings(), offered=LAST))
    return talk.begin()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "favourite.json"


def test_only_what_came_to_its_end_is_kept(path: Path) -> None:
    keep(Conversation(choice=LAST), path)
    assert recall(path) == Choice()
    keep(Conversation(choice=LAST, finished=True), path)
    assert recall(path) == LAST
    keep(Conversation(choice=Choice("p04", 20)), path)
    assert recall(path) == LAST
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"program": "", "minutes": 5}', '{"program": "p15"}', "\xff"]
)
def test_what_cannot_be_read_is_nothing(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_text(text, "latin-1")
    assert recall(path) == Choice()


def test_yes_takes_it() -> None:
    talk = met_again()
    assert "choose.again" in talk.said
    assert talk.say("yes").now.choice.program == "p15"
    assert talk.state.startswith("screening")


def test_no_asks_which() -> None:
    talk = met_again().clear().say("no")
    assert talk.said == ["choose.which"]
    assert talk.now.choice == Choice()


def test_another_one_can_be_named_at_once() -> None:
    talk = met_again().say("feet")
    assert talk.now.choice.program == "p04"
    assert talk.now.offered == Choice()


def test_silence_asks_again() -> None:
    talk = met_again().listen_out().clear().wait(15)
    assert "choose.again" in talk.said
