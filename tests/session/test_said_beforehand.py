from __future__ import annotations

from assistant.dialog.data import DialogData
from assistant.session.said_beforehand import said_beforehand


def test_the_questions_come_first_in_their_order_and_nothing_has_a_gap() -> None:
    data = DialogData.load()
    texts = said_beforehand(data)
    asked = {each.id: each.ask for each in data.questions.questions}
    first = [asked[each] for each in data.questions.order if "{" not in asked[each]]
    assert list(texts[: len(first)]) == first
    assert "Okay. Hands off." in texts
    assert len(texts) == len(set(texts)) > 200
    assert not any("{" in each for each in texts)
