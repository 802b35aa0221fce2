from __future__ import annotations

import pytest

from assistant.running.view.typing import END, edited


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
    ],
)
def test_keys_become_lines(line: str, keys: str, after: str, finished: tuple[str, ...]) -> None:
    assert edited(line, keys) == (after, finished)
