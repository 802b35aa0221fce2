from __future__ import annotations

import numpy as np
from hypothesis import given, strategies

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


def play_out(playing: Playing) -> list[int]:
    """All that waits, and what is told of it in the end."""
    return [int(playing.next()[0]) for _ in range(LONGEST_AHEAD)]


def test_is_told_once_and_only_when_it_is_sure() -> None:
    playing = Playing()
    for number in range(AHEAD + 2):
        playing.put(block(number))
    assert rows(playing.given()) == [0] * AHEAD + [1000, 1001]
    assert rows(playing.given()) == []


def test_a_gap_is_told_where_it_was_heard() -> None:
    playing = Playing()
    playing.put(block(1))
    played = [int(playing.next()[0]) for _ in range(AHEAD + 3)]
    playing.put(block(2))
    played.append(int(playing.next()[0]))
    assert playing.late == 2
    played += play_out(playing)
    assert rows(playing.given()) == played[: len(played) - AHEAD]


def test_what_is_soft_is_left_out_when_too_much_waits_and_is_not_told_as_played() -> None:
    playing = Playing()
    for number in range(20):
        playing.put(block(number))
    for _ in range(5):
        playing.put(np.zeros(BLOCK, np.int16))
    played = play_out(playing)
    assert played == [0] * AHEAD + [1000 + number for number in range(LONGEST_AHEAD - AHEAD)]
    for _ in range(20):
        playing.put(np.zeros(BLOCK, np.int16))
    assert rows(playing.given()) == played + [0] * (MOST_AHEAD - AHEAD)


def test_what_waits_falls_silent_with_the_program() -> None:
    playing = Playing()
    for number in range(AHEAD + 1):
        playing.put(block(number))
        playing.next()
    answer = block(9)
    playing.put(answer, cut=True)
    sounds = [playing.next() for _ in range(AHEAD + 1)]
    assert sounds[0][0] == 1001
    assert np.all(np.diff(sounds[0][: CUT + 1].astype(int)) < 0)
    assert not sounds[0][CUT:].any()
    assert not np.concatenate(sounds[1:-1]).any()
    assert not sounds[-1][:CUT].any()
    assert (sounds[-1][CUT:] == answer[CUT:]).all()


def test_what_plays_at_once_is_left_as_it_is() -> None:
    playing = Playing()
    for _ in range(AHEAD):
        playing.next()
    playing.put(block(1), cut=True)
    assert (playing.next() == block(1)).all()


@given(strategies.lists(strategies.sampled_from(["put", "cut", "next", "tell"]), max_size=60))
def test_what_is_told_is_what_was_played(happens: list[str]) -> None:
    playing, played, told = Playing(), [], []
    for number, each in enumerate(happens):
        if each in ("put", "cut"):
            playing.put(block(number), cut=each == "cut")
        elif each == "next":
            played.append(playing.next())
        else:
            told.append(playing.given())
    played += [playing.next() for _ in range(LONGEST_AHEAD + AHEAD)]
    told.append(playing.given())
    told_blocks = np.concatenate(told).reshape(-1, BLOCK)
    assert (told_blocks == played[: len(told_blocks)]).all()
    assert len(told_blocks) == len(played) - AHEAD


def test_begins_anew() -> None:
    playing = Playing()
    for _ in range(10):
        playing.next()
    playing.begin()
    assert playing.late == 0
    assert rows(playing.given()) == []
