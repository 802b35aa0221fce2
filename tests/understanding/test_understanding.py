"""The front of the room: evidence, what counts when, and what every phrase means."""

from __future__ import annotations

import timeit
from pathlib import Path

import pytest

from assistant.clock import to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.library.reading import DataError
from assistant.understanding.understanding import Understanding
from assistant.understanding.understood import Evidence, Understood

COACH = ("FIRMER", "NEXT", "RESUME")


def typed(text: str) -> Heard:
    return Heard(text, final=True, start=0, end=0, heard_by=Pass.TYPED)


def spoken(text: str, seconds: float = 0.9, *, final: bool = True, alone: bool = True) -> Heard:
    return Heard(text, final=final, start=1000, end=1000 + to_samples(seconds), alone=alone)


def names(understood: Understood) -> list[str]:
    return [intent.name for intent in understood.intents]


def test_what_was_heard_is_carried_through(understanding: Understanding) -> None:
    heard = spoken("next", final=False)
    understood = understanding.understand(heard, COACH)
    assert (understood.text, understood.final) == ("next", False)
    assert (understood.start, understood.end) == (heard.start, heard.end)


def test_intents_stand_where_their_words_were_said(understanding: Understanding) -> None:
    understood = understanding.understand(
        typed("well, it DOES NOT hurt... but my neck's 7/10!"), ("PAIN_SCORE",)
    )
    assert understood.find("NO_PAIN") is not None
    no_pain, score = understood.find("NO_PAIN"), understood.find("PAIN_SCORE")
    assert no_pain is not None
    assert (no_pain.first, no_pain.last) == (2, 4)
    assert score is not None
    assert (score.first, score.last) == (8, 8)


def test_nothing_is_understood_from_nothing(understanding: Understanding) -> None:
    assert understanding.understand(typed(""), COACH).intents == ()
    assert understanding.understand(typed("... !"), COACH).intents == ()


def test_a_spoken_phrase_is_good_when_it_was_expected_whole_alone_and_as_long_as_it_should_be(
    understanding: Understanding,
) -> None:
    def weight(heard: Heard, *expected: str) -> Evidence:
        return understanding.understand(heard, expected).evidence

    assert weight(spoken("next"), "NEXT") is Evidence.GOOD
    assert weight(spoken("um next please"), "NEXT") is Evidence.GOOD
    assert weight(spoken("it hurts")) is Evidence.GOOD
    assert weight(spoken("next"), "RESUME") is Evidence.WEAK
    assert weight(spoken("next to the house"), "NEXT") is Evidence.WEAK
    assert weight(spoken("next", final=False), "NEXT") is Evidence.WEAK
    assert weight(spoken("next", alone=False), "NEXT") is Evidence.WEAK
    assert weight(spoken("next", 0.2), "NEXT") is Evidence.WEAK
    assert weight(spoken("next", 3.0), "NEXT") is Evidence.WEAK
    assert weight(typed("did you feed the cat"), "NEXT") is Evidence.GOOD


def test_dont_stop_goes_on_only_when_it_is_clear(understanding: Understanding) -> None:
    clear = understanding.understand(spoken("don't stop"), ("RESUME",))
    assert names(clear) == ["RESUME"]
    for unclear in (spoken("don't stop", alone=False), spoken("don't stop", final=False)):
        understood = understanding.understand(unclear, ("RESUME",))
        assert [(i.name, i.slot("kind")) for i in understood.intents] == [("AMBIGUOUS", "did_you_say_stop")]


def test_answers_in_one_word_count_only_when_they_are_asked_for(understanding: Understanding) -> None:
    for text, intent in (
        ("okay", "YES"),
        ("nought", "PAIN_SCORE"),
        ("forty five", "MINUTES"),
        ("feet", "CHOOSE"),
    ):
        assert understanding.understand(typed(text), (intent,)).find(intent), text
        assert not understanding.understand(typed(text), COACH).find(intent), text


@pytest.mark.parametrize("text", ["two", "too", "it's like a seven", "ten more", "four"])
def test_a_number_is_pain_only_in_the_pain_question(understanding: Understanding, text: str) -> None:
    assert not understanding.understand(typed(text), COACH).find("PAIN_SCORE")


def test_every_wording_means_its_own_intent(understanding: Understanding) -> None:
    wordings = list(understanding.test_phrases())
    assert len(wordings) > 5000
    wrong = [
        (text, intent, names(understood))
        for text, intent in wordings
        if not (understood := understanding.understand(typed(text), (intent,))).find(intent)
    ]
    assert wrong == []


def test_the_beginning_of_a_phrase_permits_nothing_else(understanding: Understanding) -> None:
    """An engine may stop short: "I don't" of "I don't know" must not become a no."""
    everything = tuple(understanding.protective | understanding.permissive)
    # a bare no is no answer where this is asked for (tests/dialog/test_gates.py)
    asked_whole = {"no redness"}
    for text in set(understanding.vocabulary(everything).phrases) - asked_whole:
        words = text.split()
        own = set(names(understanding.understand(typed(text), everything)))
        if own & {"CHOOSE", "MINUTES"}:  # half of a name may be the number of another, which only asks
            own.add("PICK")
        for length in range(1, len(words)):
            begun = understanding.understand(typed(" ".join(words[:length])), everything)
            assert set(names(begun)) & understanding.permissive <= own, (text, names(begun))


def test_what_protects_and_what_permits_are_told_apart(understanding: Understanding) -> None:
    assert understanding.protective == {
        "RED_FLAG",
        "STOP",
        "CONSENT_WITHDRAWN",
        "SAFETY_DISCLOSURE",
        "PAIN",
        "GIVER_PAIN",
        "PAUSE",
        "COLD",
        "LIGHTER",
    }
    assert understanding.permissive >= {
        "YES",
        "NO",
        "READY",
        "RESUME",
        "FIRMER",
        "FASTER",
        "NEXT",
        "SKIP",
        "CHOOSE",
        "NO_PAIN",
        "PAIN_RESOLVED",
    }
    assert not understanding.protective & understanding.permissive


def test_a_missing_language_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"listening\.yaml: cannot be read"):
        Understanding.load("xx", tmp_path)


def test_twelve_words_take_less_than_two_milliseconds(understanding: Understanding) -> None:
    heard = spoken("well um it doesn't hurt but my left shoulder is really sore", final=False)
    assert (
        min(timeit.repeat(lambda: understanding.understand(heard, COACH), number=10, repeat=5)) / 10 < 0.002
    )


@pytest.mark.parametrize(
    "text", ["no, except my knee", "none of those apart from the last", "no, other than that"]
)
def test_a_no_with_an_exception_is_asked_about(understanding: Understanding, text: str) -> None:
    understood = understanding.understand(typed(text), ("YES", "NO"))
    no = understood.find("NO")
    assert no
    assert not no.sure
    assert understood.unexplained


def test_a_word_said_again_and_again_is_still_all_that_was_said(understanding: Understanding) -> None:
    assert names(understanding.understand(typed("less, less, less"), ())) == ["LIGHTER"]
    assert not understanding.understand(typed("less, less butter"), ()).intents


def test_almost_ready_is_not_ready(understanding: Understanding) -> None:
    assert names(understanding.understand(typed("almost ready"), ("READY",))) == ["UNCLEAR"]


@pytest.mark.parametrize(
    ("text", "unsure", "evidence"),
    [
        ("no", (), Evidence.GOOD),
        ("no", (0,), Evidence.WEAK),
        ("no the telephone", (), Evidence.WEAK),
        ("no the telephone", (1,), Evidence.WEAK),
        ("no the telephone", (1, 2), Evidence.GOOD),
        ("it's cold no", (0, 1), Evidence.GOOD),
        ("not sure", (1,), Evidence.WEAK),
        ("no nope", (0,), Evidence.GOOD),
        ("no nope", (0, 1), Evidence.WEAK),
        ("no yes", (), Evidence.WEAK),
    ],
)
def test_words_that_may_not_have_been_said_neither_spoil_nor_carry_an_answer(
    understanding: Understanding, text: str, unsure: tuple[int, ...], evidence: Evidence
) -> None:
    heard = Heard(text, True, 0, 90_000, Pass.MAIN, alone=True, unsure=unsure)
    assert understanding.understand(heard, ("NO", "NOT_SURE")).evidence is evidence


def test_what_protects_counts_even_where_the_engine_is_not_sure(understanding: Understanding) -> None:
    heard = Heard("no it hurts", True, 0, 20_000, Pass.MAIN, alone=True, unsure=(1, 2))
    understood = understanding.understand(heard, ("NO",))
    assert understood.intents[0].name == "PAIN"
