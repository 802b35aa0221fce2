from __future__ import annotations

import pytest
from kit.ears import model, needs_ears

from assistant.hearing.whisper.tokens import spellings


@needs_ears
@pytest.mark.parametrize("text", ["stop", "I'm cold", "it hurts", "15 minutes", "caf\u00e9"])
def test_text_comes_back_from_its_tokens(text: str) -> None:
    tokeniser = model().tokeniser
    tokens = tokeniser.tokens(text)
    assert b"".join(map(tokeniser.bytes, tokens)).decode() == f" {text}"


@needs_ears
def test_tokens_are_those_of_the_model_and_as_few_as_it_knows_them() -> None:
    tokeniser = model().tokeniser
    assert tokeniser.tokens("stop") == (2245,)
    assert tokeniser.start == (50257, 50362)
    assert tokeniser.bytes(tokeniser.end) == b""


@pytest.mark.parametrize(
    ("phrase", "others", "written"),
    [
        ("stop", (), ["stop", "Stop"]),
        ("i'm cold", (), ["I'm cold"]),
        ("so i stop", (), ["so I stop", "So I stop"]),
        ("oww", ("ow",), ["oww", "Oww", "ow", "Ow"]),
        ("five", ("5",), ["five", "Five", "5"]),
    ],
)
def test_a_phrase_is_written_in_several_ways(
    phrase: str, others: tuple[str, ...], written: list[str]
) -> None:
    assert [*spellings(phrase, others)] == written
