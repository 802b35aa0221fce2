"""Conditions in people's own words, with their details: what of it is still asked."""

from __future__ import annotations

from functools import cache

import pytest
from kit.talking import Talk

from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Say
from assistant.dialog.screening.interview import SUMMARY, Interview


@cache
def _at(question: str) -> Conversation:
    talk = Talk().say("the seven step one", "thirty minutes")
    while talk.now.interview and talk.now.interview.open != question:
        talk.say("yes" if talk.now.interview.open == "q0" else "no")
    return talk.listen_out().now


def at(question: str) -> Talk:
    """A healthy person, whom this is being asked."""
    return Talk(_at(question))


def interview(talk: Talk) -> Interview:
    assert talk.now.interview is not None
    return talk.now.interview


ASKED_NEXT = {
    "a small bruise on my left shoulder": ("q6", "bruise_spreading"),
    "i'm six months pregnant": ("q4", "pregnancy_signs"),
    "i'm allergic to nuts": ("q7", "allergy_what"),
    "i'm on blood pressure pills": ("q3", "pressure_controlled"),
    "high blood pressure, but it's under control": ("q3", "q3"),
    "i take thyroxine": ("q3", "other_doctor"),
    "just statins": ("q7", "other_doctor"),
    "mini stroke last year": ("q3", "heart_recent"),
    "i had a nosebleed this morning": ("q3", "bleeding"),
    "my period is late": ("q4", "pregnancy_signs"),
    "expecting in june": ("q4", "pregnancy_signs"),
    "i'm in remission": ("q4", "cancer_finished"),
    "i had a baby two weeks ago": ("q4", "birth_signs"),
    "i broke my wrist when i was ten": ("q5", "q5"),
    "i broke my leg in 2015": ("q5", "q5"),
    "my right knee was operated on last week, surgery": ("q5", "operation_doctor"),
    "i've got a new hip": ("q5", "q5"),
    "my toes go numb at night": ("q5", "nerve_loss"),
    "i have a rash on my arm": ("q6", "rash_spreading"),
    "a nicotine patch on my arm": ("q6", "q6"),
    "not my feet please": ("q6", "q6"),
    "my neck hurts": ("q6", "unexplained_pain"),
    "my calf is a bit sore": ("q2", "swollen_leg"),
    "my leg is hot and swollen": ("q2", "swollen_leg_chest"),
    "my left calf is swollen": ("q6", "swollen_leg_chest"),
    "i had a swollen leg once": ("q2", "swollen_leg"),
    "we flew back from rome yesterday": ("q2", "swollen_leg"),
    "only a runny nose": ("q1", "only_a_cold"),
    "i get out of breath on the stairs": ("q1", "breathlessness"),
    "we just had a big dinner": ("q1", "q1"),
    "i took a couple of painkillers": ("q0", "painkillers"),
    "i've got a bit of eczema on my hands": ("q8", "giver_skin_open"),
    "my thumbs hurt": ("q8", "giver_infection"),
}
"""What is told, while this is being asked, and what is asked next."""


@pytest.mark.parametrize("told", ASKED_NEXT)
def test_what_was_told_is_not_asked_again(told: str) -> None:
    asked, then = ASKED_NEXT[told]
    talk = at(asked).clear().say(told)
    assert interview(talk).open == then
    assert len(set(talk.said)) == len(talk.of(Say)), "nothing is said twice"


@pytest.mark.parametrize(
    "told",
    ["two beers", "a bit merry", "i'm on oxy for my back", "he doesn't really want to", "he's sixteen"],
)
def test_who_may_not_take_part_is_told_so(told: str) -> None:
    assert at("q0").say(f"yes but {told}").state == "refused"


@pytest.mark.parametrize("told", ["no operations", "no blood thinners", "i don't have any heart problems"])
def test_what_is_denied_is_not_told(told: str) -> None:
    before = at("q5")
    assert interview(before.say(told)).findings == ()
    assert not [each for each, given in interview(before).answers if given == "yes" and each != "q0"]


def test_two_conditions_in_one_breath_are_both_taken() -> None:
    talk = at("q3").say("i'm on warfarin and i had a DVT ten years ago")
    given = dict(interview(talk).answers)
    assert given["blood_thinners"] == given["blood_clot"] == "yes"


def test_a_place_belongs_to_what_it_stands_beside() -> None:
    talk = at("q6").say("a bruise on my hip and a burn on my left calf")
    assert dict(interview(talk).named) == {"bruise_where": "hip", "burn_where": "calf"}
    assert interview(talk).sides == (("burn_where", "calf", "left"),)


def test_a_yes_with_a_place_is_not_asked_where() -> None:
    talk = at("q6").say("yes, my left shoulder", "no", "no", "yes", "no")
    assert ("bruise_where", "shoulders") in interview(talk).named


def test_the_summary_repeats_the_places() -> None:
    talk = at("q6").say("a small bruise on my left shoulder", "no", "no", "no").clear()
    talk.say("no")
    assert interview(talk).open == SUMMARY
    assert any("a bruise at the left shoulder" in say.text for say in talk.of(Say))


def test_what_is_told_while_choosing_keeps_its_details() -> None:
    talk = Talk().say("i have a bruise on my neck", "the seven step one", "thirty minutes")
    assert ("bruise_where", "neck") in interview(talk).named
