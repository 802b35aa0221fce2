from __future__ import annotations

import dataclasses

import pytest
from kit.scenario import At, scene
from kit.vocabularies import COACHING, NUMBERS, PROTECTIVE, YES_NO, closed
from kit.voices import ESPEAK

from assistant.hearing.heard import Pass
from assistant.hearing.pocket import PocketDecoding, pocketsphinx
from assistant.hearing.recogniser import VocabularyError
from assistant.hearing.vocabulary import Vocabulary

HEAD = "#JSGF V1.0;\ngrammar g;\n"


def decoded(decoding: PocketDecoding, words: str) -> str:
    decoding.begin()
    decoding.feed(scene(At(0.4, words, ESPEAK[0]), seconds=2).sound.tobytes())
    return decoding.finish()


def grammar(jsgf: str) -> Vocabulary:
    return Vocabulary("wrong", jsgf, ("stop",))


def test_hears_what_it_listens_for() -> None:
    decoding = PocketDecoding(COACHING)
    assert decoded(decoding, "carry on") == "carry on"
    decoding.listen(YES_NO)
    assert decoded(decoding, "carry on") != "carry on"
    decoding.listen(COACHING)
    assert decoded(decoding, "carry on") == "carry on"


def test_knows_the_words_so_far() -> None:
    decoding = PocketDecoding(COACHING)
    sound = scene(At(0.4, "stay here longer", ESPEAK[0]), seconds=2).sound
    decoding.begin()
    texts = [decoding.feed(sound[first : first + 480].tobytes()) for first in range(0, len(sound), 480)]
    assert texts[0] == ""
    assert texts.index("stay here longer") < len(texts) - 5
    assert decoding.finish() == "stay here longer"


@pytest.mark.parametrize("other", ["carry", "seventy", "my brother", "banana", "umbrella"])
def test_a_phrase_made_up_in_the_end_is_nothing(other: str) -> None:
    decoding = PocketDecoding(closed("few", ("stop", "it hurts", "help")))
    assert decoded(decoding, other) == ""


def test_a_word_that_the_dictionary_lacks_is_pronounced_by_the_vocabulary() -> None:
    assert decoded(PocketDecoding(NUMBERS), "nought") == "nought"


def test_a_word_may_be_said_in_another_way_too() -> None:
    also = closed("also", ("no", "stop"), (("stop", "K AE R IY AA N"),))
    decoding = PocketDecoding(also)
    assert decoded(decoding, "carry on") == "stop"
    assert decoded(decoding, "stop") == "stop"


def test_the_same_pronunciation_may_come_in_several_vocabularies() -> None:
    decoding = PocketDecoding(NUMBERS)
    decoding.listen(closed("fewer", ("nought", "one"), NUMBERS.pronunciations))
    assert decoded(decoding, "nought") == "nought"


def test_tells_which_words_it_lacks() -> None:
    decoding = PocketDecoding(PROTECTIVE)
    unknown = closed("unknown", ("stop flumoxing", "grimpel it", "nought"), (("nought", "N AO T"),))
    assert decoding.missing_words(unknown) == ("flumoxing", "grimpel")
    assert decoding.missing_words(COACHING) == ()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (closed("wrong", ("stop", "flumoxing")), "flumoxing"),
        (closed("wrong", ("Stop",)), "Stop"),
        (closed("wrong", ("stop",), (("nought", ""),)), "'nought' cannot be pronounced ''"),
        (closed("wrong", ("stop",), (("nought", "N OH T"),)), "'nought' cannot be pronounced 'N OH T'"),
        (closed("wrong", ("stop",), (("two words", "T UW"),)), "'two words' cannot be pronounced"),
        (grammar(""), "no rules"),
        (grammar("public <g> = stop;"), "not a JSGF grammar"),
        (grammar(HEAD + "<g> = stop;"), "not a JSGF grammar"),
        (grammar(HEAD + "public <g> = stop | ( help ;"), "not a JSGF grammar"),
        (grammar(HEAD + "public <g> = stop | <gone>;"), "not there: gone"),
        (grammar(HEAD + "public <g> = <g> stop | help;"), "circle"),
        (dataclasses.replace(COACHING, name="wrong", phrases=()), "no phrases"),
    ],
)
def test_a_wrong_vocabulary_is_refused_and_the_old_one_stays(wrong: Vocabulary, says: str) -> None:
    decoding = PocketDecoding(COACHING)
    with pytest.raises(VocabularyError, match="'wrong'") as refused:
        decoding.listen(wrong)
    assert says in str(refused.value)
    assert decoded(decoding, "carry on") == "carry on"


def test_wrong_protective_words_are_refused_at_once() -> None:
    with pytest.raises(VocabularyError, match="flumoxing"):
        pocketsphinx(closed("protective", ("stop", "flumoxing")))


def test_the_engine_writes_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    engine = pocketsphinx(PROTECTIVE)
    engine.listen(COACHING, 0.5)
    with pytest.raises(VocabularyError):
        engine.listen(grammar(HEAD + "public <g> = stop | ( help ;"), 0.5)
    acted = scene(At(1.0, "stop", ESPEAK[0]), seconds=3)
    assert any(heard.heard_by is Pass.PROTECTIVE for _, heard in acted.hear(engine.hear))
    assert capfd.readouterr() == ("", "")
