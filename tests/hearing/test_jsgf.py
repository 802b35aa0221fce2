import pytest
from kit.vocabularies import COACHING

from assistant.hearing import jsgf

HEAD = "#JSGF V1.0;\ngrammar g;\n"


def test_all_words_of_a_grammar() -> None:
    text = HEAD + (
        "// a remark; with <signs>\n"
        "public <all> = /0.7/ <some> {tag words} | [ it's ] ( too | so )+ hard* /* nor this */ | <NULL>;\n"
        "<some> = stop;\n"
    )
    assert jsgf.words(text) == {"stop", "it's", "too", "so", "hard"}
    assert jsgf.fault(text) is None


def test_a_vocabulary_of_the_kit_has_no_fault() -> None:
    assert jsgf.fault(COACHING.jsgf) is None
    assert {"stop", "longer"} <= jsgf.words(COACHING.jsgf)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("", "no rules"),
        ("stop | help", "no rules"),
        ("public <all> = stop | <other>;", "not there: other"),
        ("public <all> = <all> stop | help;", "circle: all, all"),
        ("public <all> = <one>;\n<one> = stop <two>;\n<two> = <one> | help;", "circle"),
        ("import <foreign.rule>;\npublic <all> = <foreign.rule>;", "not there: foreign.rule"),
    ],
)
def test_what_the_engine_would_leave_out_silently(body: str, says: str) -> None:
    assert says in (jsgf.fault(HEAD + body) or "")
