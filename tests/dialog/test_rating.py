"""How bad it is, said in one breath with that it hurts."""

from __future__ import annotations

import pytest
from kit.talking import Talk, coached

from assistant.dialog.effects import Hush


def asked_how_bad() -> Talk:
    talk = coached().say("it hurts", "no", "shoulders").listen_out().clear()
    assert talk.state == "pain.scoring"
    return talk


@pytest.mark.parametrize(
    ("answer", "score", "state"),
    [
        ("it hurts, about a two", 2, "pain.offering"),
        ("it hurts, about a five", 5, "pain.offering"),
        ("it hurts, about a seven", 7, "resting"),
        ("ow that's an eight", 8, "resting"),
    ],
)
def test_the_number_in_the_same_breath_is_the_answer(answer: str, score: int, state: str) -> None:
    in_one, alone = asked_how_bad().interrupt(answer), asked_how_bad().interrupt(str(score))
    assert in_one.of(Hush)
    assert "pain.how_bad" not in in_one.said
    assert in_one.said == alone.said
    assert in_one.state == alone.state == state
    assert in_one.now.comfort == alone.now.comfort


@pytest.mark.parametrize(
    "answer", ["it hurts", "ow", "it hurts, nought", "it hurts about one hand above the hip"]
)
def test_without_a_number_the_question_stands(answer: str) -> None:
    talk = asked_how_bad()
    comfort = talk.now.comfort
    talk.interrupt(answer)
    assert (talk.said, talk.state) == (["pain.how_bad"], "pain.scoring")
    assert talk.of(Hush)
    assert talk.now.comfort == comfort


def test_a_number_that_was_not_heard_for_sure_is_not_taken_with_it() -> None:
    assert asked_how_bad().mumble("it hurts about a two").state == "pain.scoring"


def test_of_two_numbers_the_worse_counts() -> None:
    in_one, alone = asked_how_bad().interrupt("it hurts, four or maybe six"), asked_how_bad().interrupt("six")
    assert in_one.now.comfort == alone.now.comfort
