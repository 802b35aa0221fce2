from __future__ import annotations

import pytest

from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.judging import Said, best, said
from assistant.hearing.whisper.transcription import TranscribedWord

FLOORS = Floors(
    spotted=-5,
    steady=-5,
    ended=-4,
    sure=-2,
    never_met=-3.5,
    sure_word=-1,
    disputed=3,
    ended_phrases={"wait": -2},
    met_phrases={"yes": 0, "no": 0, "not sure": -0.5, "my thumbs hurt": -3.5},
)
WAYS = {"fifteen minutes": ("15 minutes",), "seven step massage": ("7 step massage",)}


def written(*words: str) -> list[TranscribedWord]:
    """A word with a question mark is not sure."""
    return [TranscribedWord(word.rstrip("?"), -3 if word.endswith("?") else -0.1) for word in words]


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ({"yes": -0.5, "no": -3}, "yes"),
        ({"repeat": -0.5, "repeat that": -1.5}, "repeat that"),
        ({"repeat": -0.5, "repeat that": -6}, "repeat"),
        ({"stop": -0.5, "stopwatch": -0.9}, "stop"),
        ({}, None),
    ],
)
def test_the_best_phrase_is_the_longer_one_when_it_was_said_to_its_end(
    scores: dict[str, float], found: str | None
) -> None:
    assert best(scores) == found


@pytest.mark.parametrize(
    ("scores", "words", "text", "unsure"),
    [
        ({"yes": -0.5}, ["yes"], "yes", ()),
        ({"yes": -0.5}, ["yes", "except", "he's", "16"], "yes except he's 16", ()),
        ({"stop": -3.0}, ["start?"], "stop", (0,)),
        ({"not sure": -3.8}, ["note?"], "not sure", (0, 1)),
        ({"no": -0.5}, ["no", "thank?", "you"], "no thank you", (1,)),
        ({"fifteen minutes": -0.5}, ["15", "minutes", "please"], "fifteen minutes please", ()),
        ({"yes": -8.0}, ["my", "chest", "is?", "tight"], "my chest is tight", (2,)),
        ({"wait": -3.0}, ["weight?"], "weight", (0,)),
        ({"next": -3.5}, ["september", "1"], "september 1", ()),
        ({"stop": -3.0}, ["start"], "stop start", (0,)),
        ({}, [], "", ()),
        ({"stop": -0.5}, [], "", ()),
        ({"no": -3.8}, ["no"], "no", (0,)),
        ({"no": -2.2}, ["hello"], "no hello", (0,)),
        ({"four": -0.6}, ["471"], "four 471", (0,)),
        ({"not sure": -1.0}, ["no", "sir?"], "not sure", (0, 1)),
        ({"carry on": -3.4}, ["carri", "ann"], "carry on", ()),
        ({"carry on": -3.4}, ["carrion"], "carry on", ()),
        ({"carry on": -3.4}, [], "carry on", ()),
        ({"carry on": -3.6}, [], "", ()),
        ({"carry on": -3.4}, ["carry", "on"], "carry on", ()),
        ({"carry on": -3.4}, ["carry", "on", "but", "softer"], "carry on but softer", ()),
        ({"carry on": -3.1}, ["marry", "him", "then"], "carry on marry him then", (0, 1)),
        ({"seven step massage": -3.4}, ["7", "step", "wasaji"], "seven step massage", ()),
        ({"ready": -3.0}, ["friday"], "ready friday", (0,)),
        ({"ready": -3.4}, ["ready"], "ready", ()),
        ({"ready": -3.4}, [], "", ()),
        (
            {"my thumbs hurt": -3.2},
            ["my", "chest", "is", "tight"],
            "my thumbs hurt my chest is tight",
            (0, 1, 2),
        ),
    ],
)
def test_the_list_tells_the_beginning_and_the_transcript_the_rest(
    scores: dict[str, float], words: list[str], text: str, unsure: tuple[int, ...]
) -> None:
    assert said(scores, written(*words), WAYS, FLOORS) == Said(text, unsure)


def test_a_doubtful_answer_is_more_than_none() -> None:
    assert said({"three": -3.7}, written("city"), {}, FLOORS, answers=True) == Said("three", (0,))
