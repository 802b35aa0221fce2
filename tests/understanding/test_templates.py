"""A language folder of one's own, and what an author is told about mistakes in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.hearing.heard import Heard, Pass
from assistant.library.reading import DataError
from assistant.understanding.templates import Templates
from assistant.understanding.understanding import Understanding

INTENTS = """
rules:
  es: "(es|das)"
lists:
  ort:
    neck: [nacken, "der nacken"]
pronunciations: {}
intents:
  "STOP": {family: protective, ways: [{hear: [halt], also: ["hoer [bitte] auf"]}]}
  "PAIN":
    family: protective
    negated: {intent: "NO_PAIN"}
    ways: [{hear: ["<es> tut weh"], also: ["{ort:area} tut weh"]}]
  "AMBIGUOUS": {family: gentler, ways: []}
  "NO_PAIN": {family: answer, permissive: true, ways: []}
  "PAIN_SCORE": {family: answer, alone_unless: ["PAIN"], ways: [{only: [expected], hear: ["{0..10:score}"]}]}
  "MINUTES": {family: choice, ways: [{hear: ["{15..45,15:minutes} minuten"]}]}
"""
LISTENING = """
same: {"nich": nicht}
endings: {}
undivided: []
half: [halb, einhalb]
said_twice: []
fillers: [aeh]
reserving: [aber]
carriers: [bitte]
clauses: [und]
frame_ends: [aber]
passing: []
corrections: []
around_scores: []
negation: {negators: [nicht], determiner: kein, things: [], between: [], alternatives: [], subjects: [], breaks: []}
pace: {around: 0.5, letter: 0.05}
decoys: []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "intents.yaml").write_text(INTENTS, encoding="utf-8")
    (tmp_path / "de" / "listening.yaml").write_text(LISTENING, encoding="utf-8")
    return tmp_path


def test_another_language_is_another_folder(folder: Path) -> None:
    german = Understanding.load("de", folder)
    typed = Heard("halt, der Nacken tut aeh weh, 7", final=True, start=0, end=0, heard_by=Pass.TYPED)
    understood = german.understand(typed, ("PAIN_SCORE",))
    assert [(intent.name, intent.slots) for intent in understood.intents] == [
        ("STOP", ()),
        ("PAIN", (("area", "neck"),)),
        ("PAIN_SCORE", (("score", "7"),)),
    ]
    minutes = "fünfzehn minuten", "dreißig minuten", "fünfundvierzig minuten"
    assert german.vocabulary(("MINUTES",)).phrases == ("halt", "es tut weh", "das tut weh", *minutes)


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("halt]", "Halt]", "lower case"),
        ("[bitte] auf", "[bitte]auf", "a space is missing"),
        ("[bitte] auf", "(bitte auf", "cannot be parsed"),
        ("hoer [bitte] auf", "[bitte]", "all of it may be left out"),
        ("hoer [bitte] auf", "(auf;hoer)", "write the orders out"),
        ("<es> tut", "<er> tut", "there is no rule <er>"),
        ("(es|das)", "(<es>|das)", "the rule <es> goes in a circle"),
        ("{ort:area}", "{art:area}", "there is no list {art}"),
        ('intent: "NO_PAIN"', 'intent: "PAINLESS"', "PAIN names intents that are not there: PAINLESS"),
        ("hear: [halt]", "hear: [halt], overrides: [X]", "STOP names intents that are not there: X"),
        ("family: gentler", "family: gentle", "intents.AMBIGUOUS.family"),
    ],
)
def test_an_author_is_told_what_is_wrong(folder: Path, right: str, wrong: str, message: str) -> None:
    assert right in INTENTS
    file = folder / "de" / "intents.yaml"
    file.write_text(INTENTS.replace(right, wrong), encoding="utf-8")
    with pytest.raises(DataError) as error:
        Templates.load(folder / "de")
    assert message in str(error.value)
    assert str(file) in str(error.value)
