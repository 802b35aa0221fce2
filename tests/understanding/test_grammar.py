"""What the engines are asked to hear, with the real PocketSphinx."""

from __future__ import annotations

import pytest
from pocketsphinx import Config, Decoder

from assistant.hearing import jsgf
from assistant.hearing.pocket import PocketDecoding
from assistant.hearing.vocabulary import Vocabulary
from assistant.library.reading import FOLDER, read
from assistant.understanding.understanding import Understanding
from assistant.understanding.words import Listening

STATES = {
    "choosing a program": ("CHOOSE", "REPEAT", "WHAT_IS_THERE"),
    "choosing the time": ("MINUTES", "REPEAT"),
    "screening": ("NO", "NOT_SURE", "REPEAT", "SPEECH_SLOWER", "WHY", "YES"),
    "preparing": ("READY", "REPEAT", "SKIP_PREPARATION"),
    "coaching": (
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
    ),
    "asking where": ("AREA", "NOT_SURE", "REPEAT"),
    "paused": ("NO", "REPEAT", "RESUME", "YES"),
}
PAIN = ("NOT_SURE", "PAIN_SCORE")


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    return Decoder(Config(lm=None, loglevel="FATAL"))


def everything(understanding: Understanding) -> tuple[str, ...]:
    return tuple({intent for _, intent in understanding.test_phrases()} - {"PAIN_SCORE"})


@pytest.mark.parametrize("state", STATES)
def test_the_grammar_of_a_state_is_small_and_loads(understanding: Understanding, state: str) -> None:
    vocabulary = understanding.vocabulary(STATES[state])
    decoding = PocketDecoding(understanding.protective_vocabulary())
    decoding.listen(vocabulary)
    assert len(vocabulary.phrases) <= 45
    assert set(understanding.protective_vocabulary().phrases) < set(vocabulary.phrases)


def test_pocketsphinx_parses_every_phrase_there_is(understanding: Understanding, decoder: Decoder) -> None:
    for vocabulary in (understanding.vocabulary(everything(understanding)), understanding.vocabulary(PAIN)):
        assert jsgf.fault(vocabulary.jsgf) is None
        assert decoder.parse_jsgf(vocabulary.jsgf) is not None


def test_the_grammar_and_the_list_hold_the_same_words(understanding: Understanding) -> None:
    vocabulary = understanding.vocabulary(everything(understanding))
    listed = {word for text in vocabulary.phrases for word in text.split()}
    assert jsgf.words(vocabulary.jsgf) == listed | set(vocabulary.decoys)


def test_what_is_heard_is_what_is_understood(understanding: Understanding) -> None:
    meant = dict(understanding.test_phrases())
    for text in understanding.vocabulary(everything(understanding)).phrases:
        assert text in meant


def test_equal_words_have_an_equal_name(understanding: Understanding) -> None:
    one = understanding.vocabulary(("YES", "NO"))
    assert understanding.vocabulary(("NO", "YES", "STOP")) == one
    assert understanding.vocabulary(("NO",)).name != one.name
    assert understanding.vocabulary(()).name != understanding.protective_vocabulary().name
    assert one.name in one.jsgf


def test_beside_the_protective_words_everything_else_is_a_decoy(understanding: Understanding) -> None:
    """In a grammar of protective words alone, 7 of 15 spoken "yes" were heard as one of them."""
    beside = understanding.protective_vocabulary()
    assert beside.phrases == understanding.vocabulary(()).phrases
    others = set(understanding.vocabulary(everything(understanding)).phrases) - set(beside.phrases)
    assert others <= set(beside.decoys)
    assert not set(beside.phrases) & set(beside.decoys)


def test_pain_numbers_are_listened_for_alone(understanding: Understanding) -> None:
    vocabulary = understanding.vocabulary(PAIN)
    assert " ".join(vocabulary.phrases) == "zero one two three four five six seven eight nine ten nought"
    assert vocabulary.pronunciations == (("nought", "N AO T"),)
    assert understanding.vocabulary((*PAIN, "YES")) == understanding.vocabulary(("NOT_SURE", "YES"))


def test_the_dictionary_knows_every_word(understanding: Understanding, decoder: Decoder) -> None:
    assert understanding.lacking(lambda word: decoder.lookup_word(word) is not None) == ()
    assert "stop" in understanding.lacking(lambda _: False)
    assert "nought" not in understanding.lacking(lambda _: False)


def test_every_pronunciation_is_needed(understanding: Understanding, decoder: Decoder) -> None:
    said = dict(understanding.vocabulary(everything(understanding)).pronunciations)
    said |= dict(understanding.vocabulary(PAIN).pronunciations)
    assert said.keys() == {"nought", "oww", "cupping"}
    assert all(decoder.lookup_word(word) != phones for word, phones in said.items())


def test_a_decoy_is_no_word_of_a_phrase(understanding: Understanding) -> None:
    decoys = read(FOLDER / "en" / "listening.yaml", Listening).decoys
    phrases = understanding.vocabulary(everything(understanding)).phrases
    assert not {word for text in phrases for word in text.split()} & set(decoys)


@pytest.mark.parametrize("word", ["go", "go on", "yeah", "yep", "it doesn't hurt", "how long"])
def test_what_an_engine_confuses_is_not_listened_for(understanding: Understanding, word: str) -> None:
    assert word not in understanding.vocabulary(everything(understanding)).phrases


def test_a_vocabulary_is_a_value(understanding: Understanding) -> None:
    assert isinstance(hash(understanding.vocabulary(("YES",))), int)
    assert isinstance(understanding.vocabulary(("YES",)), Vocabulary)
