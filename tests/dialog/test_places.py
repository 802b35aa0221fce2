"""Where a place is: told when hands come there first, and whenever somebody asks."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, dialog_data

from assistant.coaching.landmarks import landmark
from assistant.coaching.wording import WORDS_PER_MINUTE
from assistant.coaching.zones import Zone
from assistant.dialog.effects import Say

LIBRARY = dialog_data().library
WORKED = [zone for zone in LIBRARY.zones.values() if zone.limits.most > 0]
TEN_SECONDS = WORDS_PER_MINUTE * 10 / 60


def on_the_back(*before: str) -> Talk:
    talk = Talk().say("the seven step one", "15 minutes", *ALL_CLEAR, *REHEARSED, *before)
    return talk.say("skip the preparation").listen_out()


@pytest.mark.parametrize("zone", WORKED, ids=lambda zone: zone.id)
def test_every_place_has_a_landmark_and_ten_seconds_to_find_it(zone: Zone) -> None:
    for sentence in (zone.landmark, zone.find):
        assert sentence[-1].zones <= {zone.id}, "it would name another place, which may be closed"
        assert len(sentence[-1].text.split()) <= TEN_SECONDS


def test_a_new_place_is_told_once_and_before_the_hands_go_there() -> None:
    talk = on_the_back()
    instructions = [say.text for say in talk.of(Say) if say.key.startswith("step.p15.1")]
    assert instructions[0].startswith(LIBRARY.zones["lumbar_strip"].landmark[0].text)
    for _ in range(12):
        talk.say("next")
    texts = " ".join(say.text for say in talk.of(Say))
    told = [zone for zone in WORKED if zone.landmark[0].text in texts]
    assert {"lumbar_strip", "thoracic", "shoulders"} <= {zone.id for zone in told}
    assert all(texts.count(zone.landmark[0].text) == 1 for zone in told)


def test_with_few_words_it_is_left_out() -> None:
    talk = on_the_back().say("say less").clear()
    for _ in range(6):
        talk.say("next")
    texts = " ".join(say.text for say in talk.of(Say))
    assert not any(zone.landmark[0].text in texts for zone in WORKED)


@pytest.mark.parametrize(
    ("asked", "zone"),
    [
        ("where is that", "lumbar_strip"),
        ("where is the waist", "lumbar_strip"),
        ("where are the lowest ribs", "thoracic"),
        ("how do i find the shoulder blades", "blades"),
        ("i can't find the sacrum", "sacrum"),
    ],
)
def test_who_asks_where_it_is_is_told_how_to_find_it(asked: str, zone: str) -> None:
    talk = on_the_back().clear().say(asked)
    assert talk.of(Say)[0].text == LIBRARY.zones[zone].find[0].text
    assert talk.state == "coaching.guiding"


def test_it_is_told_while_getting_ready_too() -> None:
    talk = Talk().say("the seven step one", "15 minutes", *ALL_CLEAR, *REHEARSED).clear()
    talk.say("where are the lowest ribs")
    assert talk.of(Say)[0].text == LIBRARY.zones["thoracic"].find[0].text


def test_a_closed_place_is_passed_over() -> None:
    talk = on_the_back().say("leave out the shoulders").clear().say("where are the shoulders")
    assert LIBRARY.zones["shoulders"].find[0].text not in [say.text for say in talk.of(Say)]
    plan = talk.now.plan
    assert plan is not None
    assert all("shoulder" not in landmark(step, ()) for step in plan.steps[talk.now.place.step :])
