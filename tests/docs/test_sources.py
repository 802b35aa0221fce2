"""Nothing is coached without a source, and nothing that the article says of a program is lost without a word."""

from __future__ import annotations

import pytest
from make_sources import PAGE, TREATMENTS, Fact, Treatments, page

from assistant.coaching.library import Library
from assistant.dialog.screening.soundness import load_questions
from assistant.library.reading import read

LIBRARY = Library.load()
TREATED = read(TREATMENTS, Treatments)
FACTS = [fact for facts in TREATED.facts.values() for fact in facts]
STEPS = {
    step.id: step for program in LIBRARY.programs.values() for step in (*program.steps, *program.closing)
}
QUESTIONS = {f"screening/{each.id}": each for each in load_questions().questions}
LINES = [
    (f"{program.id}/{line.id}", line)
    for program in LIBRARY.programs.values()
    for line in (*program.preparation, *program.aftercare)
]
ARTICLE = {  # how many steps the article has in each of its programs; what runs on from one line has letters
    **{"p01": 9, "p02": 5, "p03": 3, "p04": 4, "p05": 2, "p06": 2, "p07": 15, "p08": 6, "p09": 3, "p10": 8},
    **{"p11": 6, "p12": 8, "p13": 12, "p14": 7, "p15": 7},
}


def spoken(place: str) -> str:
    """All that is said there, in lower case."""
    if place in QUESTIONS:
        return QUESTIONS[place].ask.lower()
    lines = [line.text for name, line in LINES if name == place]
    texts = STEPS[place].texts if place in STEPS else lines
    return " ".join(wording.text for text in texts for wording in text).lower()


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(LIBRARY, TREATED), "out of date: scripts/make_sources.py"


def test_every_step_of_the_article_is_there() -> None:
    for program, steps in ARTICLE.items():
        assert len(TREATED.facts[program]) >= steps
        numbers = {int(fact.id[4:].rstrip("abc")) for fact in TREATED.facts[program] if fact.id[4:] != "b"}
        last = {"p01": 7, "p07": 13}.get(program, steps)
        assert numbers >= set(range(1, last + 1))
    assert sorted(TREATED.treatments) == [f"X{number:02}" for number in range(1, 46)]
    assert sorted(TREATED.claims) == [f"K{number:02}" for number in range(1, 19)]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_what_it_says_is_coached_or_it_is_told_why_not(fact: Fact) -> None:
    assert fact.into or fact.how or fact.why
    assert set(fact.how) <= {*TREATED.treatments, *TREATED.claims}
    if fact.heard:
        assert any(fact.heard in spoken(place) for place in fact.into), f"{fact.heard} is not said"
    for place in fact.into:
        assert place in STEPS or place in dict(LINES) or place in QUESTIONS
        if place in STEPS:
            lines = {*fact.lines} & {*STEPS[place].source}
            assert lines or fact.heard, f"{place} does not name the line"


def test_every_step_has_a_line_or_a_reason_and_every_id_stands_once() -> None:
    reached = {place for fact in FACTS for place in fact.into}
    for step in STEPS.values():
        assert step.id in reached or step.reason, f"{step.id} comes from nowhere"
    assert len({fact.id for fact in FACTS}) == len(FACTS)


def test_no_claim_is_made() -> None:
    for name in TREATED.claims:
        assert not any(name in fact.how and STEPS.keys() & fact.into for fact in FACTS)


LOST = (9, 10, 11, 51, 57, 69, 83, 122, 180, 198, 293, 307, 309, 311, 315, 325, 345, 347, 351, 353)
"""Lines of the article of which something was missing once."""


@pytest.mark.parametrize("line", LOST)
def test_what_was_lost_once_is_heard_or_left_out_for_a_reason(line: int) -> None:
    facts = [fact for fact in FACTS if line in fact.lines]
    assert facts
    assert any(fact.heard or fact.why for fact in facts)
