from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from assistant.clock import BLOCK, SILENT, Speech
from assistant.speaking.utterances import PAUSE, RAMP, Piece, Utterances


def say(utterances: Utterances, samples: int, text: str = "words", *, urgent: bool = False) -> None:
    utterances.say(text, urgent=urgent).sound = np.full(samples, len(text), np.int16)


def play(utterances: Utterances, blocks: int) -> list[tuple[int, int, int]]:
    """Which samples sound: first, count, and the value that tells whose they are."""
    sounding: list[tuple[int, int, int]] = []
    for number in range(blocks):
        for piece in utterances.advance(BLOCK):
            begin, value = number * BLOCK + piece.at, int(piece.sound[0])
            if sounding and sounding[-1][2] == value and sum(sounding[-1][:2]) == begin:
                begin, count, _ = sounding.pop()
                sounding.append((begin, count + len(piece.sound), value))
            else:
                sounding.append((begin, len(piece.sound), value))
    return sounding


def test_one_after_the_other_with_a_pause_between() -> None:
    utterances = Utterances()
    say(utterances, 1_000, "a")
    say(utterances, 700, "bb")
    say(utterances, 480, "ccc")
    second = 1_000 + PAUSE
    third = second + 700 + PAUSE
    assert play(utterances, 60) == [(0, 1_000, 1), (second, 700, 2), (third, 480, 3)]
    assert utterances.speech == Speech(3, 1.0, 0)


def test_the_pause_counts_from_the_end_of_the_last_even_if_nothing_waited() -> None:
    utterances = Utterances()
    say(utterances, 1_000, "a")
    assert play(utterances, 5) == [(0, 1_000, 1)]
    say(utterances, 100, "bb")
    assert play(utterances, 20) == [(1_000 + PAUSE - 5 * BLOCK, 100, 2)]
    play(utterances, 20)
    say(utterances, 100, "ccc")
    assert play(utterances, 20) == [(0, 100, 3)]


def test_what_is_not_rendered_is_waited_for_and_nothing_overtakes_it() -> None:
    utterances = Utterances()
    late = utterances.say("late", urgent=False)
    say(utterances, 100, "a")
    assert play(utterances, 3) == []
    assert utterances.speech == Speech(1, 0.0, 2)
    assert utterances.saying == ""
    late.sound = np.full(100, 9, np.int16)
    assert play(utterances, 20) == [(0, 100, 9), (100 + PAUSE, 100, 1)]


def test_where_it_stands_is_told_in_numbers() -> None:
    utterances = Utterances()
    assert utterances.speech == SILENT
    say(utterances, 4 * BLOCK, "first")
    say(utterances, 100, "second")
    assert utterances.speech == Speech(1, 0.0, 2)
    play(utterances, 1)
    assert utterances.speech == Speech(1, 0.25, 2)
    assert utterances.saying == "first"
    play(utterances, 3)
    assert utterances.speech == Speech(2, 0.0, 1)
    assert utterances.saying == ""
    play(utterances, 20)
    assert utterances.speech == Speech(2, 1.0, 0)


def test_no_sound_at_all_is_finished_at_once_and_takes_no_pause() -> None:
    utterances = Utterances()
    say(utterances, 0, "")
    say(utterances, 100, "a")
    assert play(utterances, 1) == [(0, 100, 1)]
    assert utterances.speech == Speech(2, 1.0, 0)


def test_a_cut_forgets_what_waits_and_counts_it_as_finished() -> None:
    utterances = Utterances()
    say(utterances, 4 * BLOCK, "a")
    say(utterances, 100, "bb")
    play(utterances, 1)
    utterances.cut(0)
    assert utterances.speech == Speech(2, 0.0, 0)
    assert play(utterances, 40) == [(0, RAMP, 1)]


def test_a_cut_keeps_how_much_was_heard() -> None:
    utterances = Utterances()
    say(utterances, 4 * BLOCK, "a")
    play(utterances, 1)
    utterances.cut(0)
    assert utterances.speech == Speech(1, 0.25, 0)


@pytest.mark.parametrize(("asked", "taken"), [(0, RAMP), (RAMP, RAMP), (1_000, 1_000), (99_999, 3 * BLOCK)])
def test_a_fade_falls_in_a_straight_line_and_ends_with_the_words(asked: int, taken: int) -> None:
    utterances = Utterances()
    say(utterances, 4 * BLOCK, "a")
    play(utterances, 1)
    utterances.cut(asked)
    assert utterances.saying == "a"
    pieces: list[Piece] = [piece for _ in range(10) for piece in utterances.advance(BLOCK)]
    assert sum(len(piece.sound) for piece in pieces) == taken
    assert pieces[0].gains[0] == 1.0
    for one, following in pairwise(pieces):
        assert one.gains[1] == following.gains[0]
    assert pieces[-1].gains[1] == pytest.approx(1 - taken / max(asked, RAMP))
    assert utterances.saying == ""


def test_a_second_cut_shortens_a_fade_and_cannot_lengthen_it() -> None:
    for second, left in ((0, RAMP), (99_999, 1_000 - BLOCK)):
        utterances = Utterances()
        say(utterances, 9 * BLOCK, "a")
        play(utterances, 1)
        utterances.cut(1_000)
        play(utterances, 1)
        utterances.cut(second)
        assert play(utterances, 9) == [(0, left, 1)]


def test_what_is_urgent_cuts_off_and_begins_as_soon_as_that_is_silent() -> None:
    utterances = Utterances()
    say(utterances, 4 * BLOCK, "a")
    say(utterances, 100, "bb")
    play(utterances, 1)
    say(utterances, 200, "ccc", urgent=True)
    assert utterances.speech == Speech(3, 0.0, 1)
    assert play(utterances, 40) == [(0, RAMP, 1), (RAMP, 200, 3)]


def test_what_is_urgent_does_not_wait_for_a_pause_or_a_fade() -> None:
    utterances = Utterances()
    say(utterances, 100, "a")
    play(utterances, 1)
    say(utterances, 200, "bb", urgent=True)
    assert play(utterances, 1) == [(0, 200, 2)]
    say(utterances, 9 * BLOCK, "a", urgent=True)
    play(utterances, 2)
    utterances.cut(5_000)
    say(utterances, 200, "ccc", urgent=True)
    assert play(utterances, 2) == [(0, RAMP, 1), (RAMP, 200, 3)]


def test_what_is_not_urgent_waits_for_the_fade_and_a_pause() -> None:
    utterances = Utterances()
    say(utterances, 9 * BLOCK, "a")
    play(utterances, 1)
    utterances.cut(1_000)
    say(utterances, 200, "bb")
    assert play(utterances, 30) == [(0, 1_000, 1), (1_000 + PAUSE, 200, 2)]
