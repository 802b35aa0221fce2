from __future__ import annotations

import pytest

from assistant.screen.line_editor import END, LONGEST, Typed, edited


@pytest.mark.parametrize(
    ("line", "keys", "after", "finished"),
    [
        ("", "a", "a", ()),
        ("stop", "\r", "", ("stop",)),
        ("sto", "p\nnext\nsl", "sl", ("stop", "next")),
        ("stopp", "\x7f", "stop", ()),
        ("", "\x08", "", ()),
        ("softer", "\x15", "", ()),
        ("soft", "\x1b[D", "soft", ()),
        ("", END, "", (END,)),
        ("soft", END, "soft", ()),
        ("", f"stop\n{END}", "", ("stop", END)),
        ("", "\x00é", "é", ()),
        ("soft", "", "soft", ()),
        ("", "\x1b[Astop\r", "", ("stop",)),
        ("sto", "\x1b[Dp\r", "", ("stop",)),
        ("stop", "\x1b[F\r", "", ("stop",)),
        ("", "\x1b[200~stop\r\x1b[201~", "", ("stop",)),
        ("", "\x1bOHsto\x1b[1;5Dp\x1b[15~\r", "", ("stop",)),
        ("s", "to\r\nnext\r", "", ("sto", "", "next")),
    ],
)
def test_keys_become_lines(line: str, keys: str, after: str, finished: tuple[str, ...]) -> None:
    assert edited(Typed(line), keys) == (Typed(after), finished)


@pytest.mark.parametrize("keys", ["\x1b[Astop\r", "sto\x1b[1;5Dp\r", "\x1bOHstop\x1b[F\r"])
def test_it_does_not_matter_which_keys_come_in_one_read(keys: str) -> None:
    for at in range(1, len(keys)):
        between, first = edited(Typed(), keys[:at])
        after, rest = edited(between, keys[at:])
        assert (after, first + rest) == (Typed(), ("stop",)), at


def test_what_is_pasted_beyond_all_measure_is_left_out() -> None:
    after, finished = edited(Typed("stop"), "x" * 1_000_000 + "\r")
    assert [len(each) for each in finished] == [LONGEST]
    assert after == Typed()


def test_a_lone_escape_takes_no_letter_away() -> None:
    waited, _ = edited(edited(Typed(), "\x1b")[0], "")
    assert edited(waited, "Over\r") == (Typed(), ("Over",))
    assert edited(Typed(), "\x1bstop\r") == (Typed(), ("stop",))
