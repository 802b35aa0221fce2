from __future__ import annotations

import pytest

from assistant.speaking.phrasing import SENTENCE, THOUGHT, SpokenSentence, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Slower.", ["Slower."]),
        ("Okay. Hands off.", ["Okay.", "Hands off."]),
        (
            "Is it sharp, shooting, numb or burning? Say which.",
            ["Is it sharp, shooting, numb or burning?", "Say which."],
        ),
        ("Breathe in… and out…", ["Breathe in…", "and out…"]),
        ("About 1.5 minutes", ["About 1.5 minutes"]),
        ("", []),
        ("…", []),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(text: str, parts: list[str]) -> None:
    assert [each.text for each in sentences(text)] == parts


def test_a_thought_gets_a_longer_rest_than_a_sentence_and_the_end_gets_none() -> None:
    assert sentences("Okay. Hands off. … Thank you. Rest...  A moment.") == (
        SpokenSentence("Okay.", SENTENCE),
        SpokenSentence("Hands off.", THOUGHT),
        SpokenSentence("Thank you.", SENTENCE),
        SpokenSentence("Rest...", THOUGHT),
        SpokenSentence("A moment.", 0),
    )
