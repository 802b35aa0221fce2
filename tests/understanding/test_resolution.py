from __future__ import annotations

from kit.talking import templates

from assistant.understanding.resolution import uncovered
from assistant.understanding.spans import Span
from assistant.understanding.templates import Phrase

TEMPLATES = templates()


def sign(name: str) -> Phrase:
    return next(each for each in TEMPLATES.phrases if each.way.slots.get("sign") == name)


def test_of_two_that_override_each_other_the_protective_one_stays() -> None:
    hurts = Span(TEMPLATES.phrase("PAIN", {}, overrides=("NO_PAIN",)), 0, 2, ())
    painless = Span(TEMPLATES.phrase("NO_PAIN", {}, overrides=("PAIN",)), 0, 2, ())
    assert uncovered([painless, hurts]) == [hurts]


def test_a_longer_sign_hides_none_that_is_graver() -> None:
    breath, numb = Span(sign("breath"), 1, 2, ()), Span(sign("numb"), 0, 4, ())
    assert uncovered([numb, breath]) == [numb, breath]
    assert uncovered([Span(sign("numb"), 1, 2, ()), Span(sign("breath"), 0, 4, ())]) == [
        Span(sign("breath"), 0, 4, ())
    ]


def test_what_navigates_hides_nothing_protective() -> None:
    stop = Span(next(each for each in TEMPLATES.phrases if each.intent == "STOP"), 1, 1, ())
    longer = Span(next(each for each in TEMPLATES.phrases if each.intent == "NEXT"), 0, 2, ())
    assert uncovered([stop, longer]) == [stop, longer]
