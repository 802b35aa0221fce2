from __future__ import annotations

import pytest

from assistant.coaching.library import Library
from assistant.library.reading import DataError


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(
            (said, "p15")
            for said in ("p15", "P15", "15", "seven step", "the seven step back massage", "Step seven")
        ),
        *((said, "p05") for said in ("5", "05", "p5", "gentle flow strokes", "gentle")),
        ("cupping", "p11"),
        ("neck massage for yourself", "p08"),
    ],
)
def test_a_program_is_known_by_id_number_or_some_words(library: Library, said: str, meant: str) -> None:
    assert library.named(said).id == meant


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("seven stpe", "Did you mean the seven step back massage (p15)?"),
        ("neck", "the neck massage for yourself (p08) or the neck and shoulder massage (p14)"),
        ("p99", "There is no program 'p99'. To see all of them: massage programs"),
        ("", "massage programs"),
    ],
)
def test_what_is_not_known_is_answered_with_what_comes_near(library: Library, said: str, told: str) -> None:
    with pytest.raises(DataError) as error:
        library.named(said)
    assert told in str(error.value)
