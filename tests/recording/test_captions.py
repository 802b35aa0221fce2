from hypothesis import given
from hypothesis import strategies as st

from assistant.recording.paper import LETTER, Lanes, fitted, part, width

SENTENCES = st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=30).map(" ".join)


@given(SENTENCES, st.floats(0, 400), st.integers(1, 6))
def test_lines_stay_within_their_room(text: str, pixels: float, rows: int) -> None:
    lines = fitted(text, pixels, rows)
    assert len(lines) <= rows
    assert all(width(line) <= pixels for line in lines)


@given(SENTENCES)
def test_with_room_enough_every_word_is_there(text: str) -> None:
    assert " ".join(fitted(text, LETTER * 15, 60)) == text


def test_what_is_cut_off_says_so() -> None:
    assert fitted("glide up to the shoulders and down", LETTER * 12, 2) == ["glide up to", "the…"]


@given(SENTENCES, st.floats(1, 39))
def test_over_two_lines_every_word_stands_once(text: str, middle: float) -> None:
    both = f"{part(text, 0, 40, (0, middle))} {part(text, 0, 40, (middle, 40))}"
    assert both.replace("…", "").split() == text.split()


def test_lanes_keep_what_overlaps_apart() -> None:
    lanes = Lanes(2)
    assert [lanes.take(0, 50), lanes.take(40, 90), lanes.take(60, 70), lanes.take(65, 80)] == [0, 1, 0, 0]
