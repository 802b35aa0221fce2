"""What people say, against what has to be understood: rows.tsv and utterances.tsv."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.hearing.heard import Heard, Pass
from assistant.understanding.understanding import Understanding
from assistant.understanding.understood import Understood

EXPECTS = {
    "-": (),
    "coach": (
        "BACK",
        "FASTER",
        "FIRMER",
        "HELP",
        "NEXT",
        "REPEAT",
        "RESUME",
        "SKIP",
        "SLOWER",
        "STATUS",
        "STAY_LONGER",
        "TALK_NORMALLY",
    ),
    "where": ("AREA", "NOT_SURE"),
    "screen": ("NO", "NOT_SURE", "REPEAT", "SAFETY_DISCLOSURE", "SPEECH_SLOWER", "WHY", "YES"),
    "pain": ("NOT_SURE", "PAIN_SCORE"),
    "ready": ("READY", "SKIP_PREPARATION"),
    "choose": ("CHOOSE", "MINUTES", "WHAT_IS_THERE", "WHO"),
}


def lines(name: str) -> list[list[str]]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def said(understood: Understood) -> str:
    slots = [",".join(f"{name}={value}" for name, value in intent.slots) for intent in understood.intents]
    names = [intent.name for intent in understood.intents]
    return " ".join(f"{name}({slot})" if slot else name for name, slot in zip(names, slots, strict=True))


@pytest.mark.parametrize(("number", "expects", "utterance", "intents"), lines("rows.tsv"))
def test_the_table_of_the_safety_rules(
    understanding: Understanding, number: str, expects: str, utterance: str, intents: str
) -> None:
    typed = Heard(utterance, final=True, start=0, end=0, heard_by=Pass.TYPED)
    assert said(understanding.understand(typed, EXPECTS[expects])) == intents, number


def test_no_row_is_left_out() -> None:
    assert {int(row[0]) for row in lines("rows.tsv")} == set(range(1, 76))


@pytest.mark.parametrize(("expects", "utterance", "intents"), lines("utterances.tsv"))
def test_what_people_say(understanding: Understanding, expects: str, utterance: str, intents: str) -> None:
    typed = Heard(utterance, final=True, start=0, end=0, heard_by=Pass.TYPED)
    assert said(understanding.understand(typed, EXPECTS[expects])) == intents
