import pytest
from kit.vocabularies import COACHING

from assistant.hearing import grammar

HEAD = "#JSGF V1.0;\ngrammar g;\n"


def test_all_words_of_a_grammar() -> None:
    jsgf = HEAD + (
        "// a remark; with <signs>\n"
        "public <all> = /0.7/ <some> {tag words} | [ it's ] ( too | so )+ hard* /* nor this */ | <NULL>;\n"
        "<some> = stop;\n"
    )
    assert grammar.words(jsgf) == {"stop", "it's", "too", "so", "hard"}
    assert grammar.fault(jsgf) is None


def test_a_vocabulary_of_the_kit_has_no_fault() -> None:
    assert grammar.fault(COACHING.jsgf) is None
    assert {"stop", "longer"} <= grammar.words(COACHING.jsgf)


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
    assert says in (grammar.fault(HEAD + body) or "")
