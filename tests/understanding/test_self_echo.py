"""The program does not obey itself, and never mistakes a person for itself where it matters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.clock import to_samples
from assistant.understanding.self_echo import OwnSentence, without_echo
from assistant.understanding.understood import Evidence, Intent, Understood

SENTENCE = OwnSentence("You can say repeat, or slower. Stop, any time.", to_samples(10))
PROTECTIVE = {"STOP", "PAIN"}
TAIL = to_samples(0.2)


def heard(text: str, intent: str, start: int, evidence: Evidence = Evidence.WEAK) -> Understood:
    last = len(text.split()) - 1
    return Understood(text, (Intent(intent, 0, last),), evidence, True, start, start + 8000)


def test_a_command_that_is_in_the_sentence_is_an_echo() -> None:
    assert without_echo(heard("slower", "SLOWER", 100), [SENTENCE], PROTECTIVE, TAIL).intents == ()


def test_the_same_command_after_the_sentence_is_not() -> None:
    late = heard("slower", "SLOWER", SENTENCE.until + TAIL + 1)
    assert without_echo(late, [SENTENCE], PROTECTIVE, TAIL) == late


def test_a_word_that_is_part_of_another_is_no_echo() -> None:
    faster = heard("slow", "SLOWER", 100)
    assert without_echo(faster, [SENTENCE], PROTECTIVE, TAIL) == faster


def test_a_protective_word_of_the_sentence_counts_when_it_stands_alone() -> None:
    sure = heard("stop", "STOP", 100, Evidence.GOOD)
    assert without_echo(sure, [SENTENCE], PROTECTIVE, TAIL) == sure
    assert without_echo(heard("stop", "STOP", 100), [SENTENCE], PROTECTIVE, TAIL).intents == ()


@given(
    st.sampled_from(["it hurts", "ouch", "help", "too hard"]),
    st.sampled_from(list(Evidence)),
    st.integers(0, to_samples(20)),
)
def test_a_protective_word_that_is_not_in_the_sentence_is_never_taken_away(
    words: str, evidence: Evidence, start: int
) -> None:
    said = heard(words, "PAIN", start, evidence)
    assert without_echo(said, [SENTENCE], PROTECTIVE, TAIL) == said
