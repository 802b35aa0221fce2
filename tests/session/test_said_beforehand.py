from __future__ import annotations

from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.data import DialogData
from assistant.preview.program_tables import planned
from assistant.session.said_beforehand import said_beforehand, said_with_hands_on


def test_the_questions_come_first_in_their_order_and_nothing_has_a_gap() -> None:
    data = DialogData.load()
    texts = said_beforehand(data)
    asked = {each.id: each.ask for each in data.questions.questions}
    first = [asked[each] for each in data.questions.order if "{" not in asked[each]]
    assert list(texts[: len(first)]) == first
    assert "Okay. Hands off." in texts
    assert len(texts) == len(set(texts)) > 200
    assert not any("{" in each for each in texts)


def test_what_a_massage_says_is_known_with_the_choice_and_in_its_order() -> None:
    data = DialogData.load()
    assert said_with_hands_on(Conversation(), data) == ()
    chosen = Conversation(choice=Choice("p15", 30))
    likely = said_with_hands_on(chosen, data)
    made = planned(data.library.programs["p15"], 30)
    instructions = list(dict.fromkeys(step.instruction for step in made.steps))
    places = [likely.index(each) for each in instructions]
    assert places == sorted(places)
    assert places[0] < 5
    assert likely == said_with_hands_on(chosen.but(plan=made), data)
