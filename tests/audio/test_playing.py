from __future__ import annotations

import numpy as np

from assistant.audio.playing import AHEAD, CUT, LONGEST_AHEAD, MOST_AHEAD, Playing
from assistant.audio.sound import Sound
from assistant.clock import BLOCK


def block(number: int) -> Sound:
    return np.full(BLOCK, 1000 + number, np.int16)


def rows(sound: Sound) -> list[int]:
    return [int(first) for first in sound[::BLOCK]]


def test_plays_in_order_behind_a_little_silence() -> None:
    playing = Playing()
    for number in range(3):
        playing.put(block(number))
    assert [int(playing.next()[0]) for _ in range(AHEAD + 3)] == [0] * AHEAD + [1000, 1001, 1002]
    assert playing.late == 0


def test_a_gap_is_told_where_it_was_heard() -> None:
    playing = Playing()
    playing.put(block(1))
    played = [int(playing.next()[0]) for _ in range(AHEAD + 3)]
    playing.put(block(2))
    played.append(int(playing.next()[0]))
    assert playing.late == 2
    assert rows(playing.given()) == played[AHEAD:]


def test_it_is_told_once() -> None:
    playing = Playing()
    playing.put(block(1))
    assert rows(playing.given()) == [1001]
    assert rows(playing.given()) == []


def test_what_is_soft_is_left_out_when_too_much_waits_and_is_not_told_as_played() -> None:
    playing = Playing()
    for number in range(20):
        playing.put(block(number))
    for _ in range(5):
        playing.put(np.zeros(BLOCK, np.int16))
    told = rows(playing.given())
    assert len(told) == LONGEST_AHEAD - AHEAD
    assert [int(playing.next()[0]) for _ in range(LONGEST_AHEAD)] == [0] * AHEAD + told
    for _ in range(20):
        playing.put(np.zeros(BLOCK, np.int16))
    assert len(rows(playing.given())) == MOST_AHEAD


def test_what_waits_falls_silent_with_the_program() -> None:
    playing = Playing()
    for number in range(AHEAD + 1):
        playing.put(block(number))
        playing.next()
    answer = block(9)
    assert playing.cut(answer) == AHEAD
    sounds = [playing.next() for _ in range(AHEAD + 1)]
    assert sounds[0][0] == 1001
    assert np.all(np.diff(sounds[0][: CUT + 1].astype(int)) < 0)
    assert not sounds[0][CUT:].any()
    assert not np.concatenate(sounds[1:-1]).any()
    assert not sounds[-1][:CUT].any()
    assert (sounds[-1][CUT:] == answer[CUT:]).all()
    assert rows(playing.given())[-2:] == [1000 + AHEAD, 0]


def test_what_plays_at_once_is_left_as_it_is() -> None:
    playing = Playing()
    for _ in range(AHEAD):
        playing.next()
    assert playing.cut(block(1)) == 0
    assert (playing.next() == block(1)).all()


def test_begins_anew() -> None:
    playing = Playing()
    for _ in range(10):
        playing.next()
    playing.begin()
    assert playing.late == 0
    assert rows(playing.given()) == []
