from __future__ import annotations

from string import ascii_letters, ascii_uppercase, digits

import pytest

from assistant.screen.big_letters import large, small


def test_letters_are_drawn_two_columns_and_a_row_a_point() -> None:
    assert large("It", 40) == [
        "██  ██████████",
        "██      ██    ",
        "██      ██    ",
        "██      ██    ",
        "██      ██    ",
    ]
    assert small("It", 40) == ["█ ▀▀█▀▀", "█   █  ", "▀   ▀  "]


def test_lines_break_between_words_and_where_they_are_broken() -> None:
    assert small("it it", 80) == ["█ ▀▀█▀▀   █ ▀▀█▀▀", "█   █     █   █  ", "▀   ▀     ▀   ▀  "]
    below = ["█ ▀▀█▀▀", "█   █  ", "▀   ▀  ", "", "█ ▀▀█▀▀", "█   █  ", "▀   ▀  "]
    assert small("it it", 16) == below
    assert small("it\nit", 80) == below


def test_what_cannot_be_drawn_is_none() -> None:
    assert large("grüße", 80) is None
    assert large("hands", 30) is None
    assert small("hands", 10) is None


def test_a_running_clock_stays_as_wide_as_it_is() -> None:
    widths = {len(drawn[0]) for each in digits if (drawn := large(each, 80))}
    assert len(widths) == 1


@pytest.mark.parametrize("letter", [*ascii_letters, *digits, *":.,'-?!"])
def test_every_letter_is_drawn_and_none_like_another(letter: str) -> None:
    drawn = large(letter, 20)
    assert drawn
    assert len({len(row) for row in drawn}) == 1
    others = (*ascii_uppercase, *digits, *":.,'-?!")
    assert sum(large(other, 20) == drawn for other in others) == 1
