from __future__ import annotations

from kit.talking import templates

from assistant.understanding.spans import Matcher, Span

MATCHER = Matcher(templates(), frozenset({"um", "please"}))


def found(text: str, intent: str) -> set[tuple[int, int]]:
    return {(span.first, span.last) for span in MATCHER.find(text.split()) if span.intent == intent}


def test_a_phrase_is_found_anywhere() -> None:
    assert found("yes but it hurts there", "PAIN") == {(2, 3), (3, 3)}
    assert found("yes but it hurts there", "YES") == {(0, 0)}


def test_fillers_do_not_break_a_phrase() -> None:
    assert (1, 4) in found("well carry um please on", "RESUME")
    assert found("carry it on", "RESUME") == set()


def test_a_phrase_begins_and_ends_with_a_word_of_its_own() -> None:
    assert found("um next um", "NEXT") == {(1, 1)}


def test_what_a_list_heard_becomes_a_slot() -> None:
    spans = [
        span for span in MATCHER.find(["my", "left", "shoulder", "blade", "hurts"]) if span.intent == "PAIN"
    ]
    widest = max(spans, key=lambda span: span.last - span.first)
    assert dict(widest.slots) == {"side": "left", "area": "shoulder_blades"}


def test_a_span_covers_what_lies_within_it() -> None:
    phrase = MATCHER.find(["stop"])[0].phrase
    whole, part, beside = Span(phrase, 1, 3, ()), Span(phrase, 2, 3, ()), Span(phrase, 3, 4, ())
    assert whole.covers(part)
    assert whole.covers(whole)
    assert not part.covers(whole)
    assert not whole.covers(beside)
