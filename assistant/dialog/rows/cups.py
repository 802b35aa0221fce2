"""While a cup may be on the skin."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.dialog.rows.row import COACHING, GUIDING, HANDS, Row, good
from assistant.dialog.talk import cups


def cupping() -> Iterator[Row]:
    """Rows for taking the cup off."""
    yield Row("CUP_OFF", (*HANDS, "resting"), None, (cups.confirm,), (good,))
    yield Row("YES", COACHING, None, (cups.confirm,), (good, cups.is_asked))
    yield Row("YES", COACHING, None, (cups.insist,), (cups.is_asked,))
    yield Row("NO", COACHING, None, (cups.insist,), (cups.is_asked,))
    yield Row("CUP_STILL_ON", (*HANDS, "resting"), None, (cups.remind,))
    yield Row("CUP_ENOUGH", COACHING, GUIDING, (cups.put_away,))
