"""Position, goal, focus and a joined massage can be rehearsed, wished for in the words of a session."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.coaching.program import Position
from assistant.coaching.shading import Order
from assistant.dialog.conversation import Choice, Conversation
from assistant.library.reading import DataError
from assistant.preview.wishing import wished_for
from assistant.session.components import Resources
from assistant.settings import Settings

SETTINGS = Settings()
WORDS = Resources.load(SETTINGS)


def wished(*wishes: str, program: str = "p15", minutes: int = 30) -> Conversation:
    return wished_for(WORDS, SETTINGS, Choice(program, minutes), wishes, "{wish}?")


def test_everything_wished_for_is_heeded() -> None:
    now = wished("on my side", "more on the shoulders", "leave out the neck", "help me sleep")
    assert now.choice == Choice("p15", 30)
    assert now.lie is Position.SIDE
    assert now.comfort.favoured == {"shoulders"}
    assert "neck" in now.comfort.closed
    assert (now.need, now.shade.order, now.shade.silent) == ("sleep", Order.SLOWING, True)


def test_the_collar_may_follow_the_back() -> None:
    assert wished("with the neck and shoulders after", program="p13", minutes=45).choice.followed


def test_nothing_wished_for_changes_nothing() -> None:
    now = wished()
    assert (now.lie, now.need, now.choice) == (None, "", Choice("p15", 30))


def test_a_wish_that_is_none_is_told() -> None:
    with pytest.raises(DataError, match=r"banana\?"):
        wished("banana")
    result = CliRunner().invoke(main, ["rehearse", "p08", "--minutes", "8", "--wish", "banana"])
    assert result.exit_code == 1
    assert "is no wish that a massage can heed" in result.output


def test_a_quiet_massage_before_bed_ends_in_silence() -> None:
    result = CliRunner().invoke(main, ["rehearse", "p08", "--minutes", "8", "--wish", "help me sleep"])
    assert result.exit_code == 0, result.output
    night = WORDS.data.prompts.varied["rest.good_night"]
    said = [line for line in result.output.splitlines() if re.match(r" *\d+:\d\d  ", line)]
    assert any(each in said[-1] for each in night), said[-3:]
    assert "bring you back" not in result.output
