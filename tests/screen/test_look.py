from __future__ import annotations

import pytest
from kit.pages import NUMBER, seen
from kit.talking import ALL_CLEAR, Talk, coached, dialog_data, prepared

from assistant.dialog.states import State
from assistant.screen.look import ending, look
from assistant.screen.view import HowItEnded, Scene, Senses


def test_choosing_asks_for_a_massage_and_then_for_minutes() -> None:
    talk = Talk()
    assert seen(talk).place is Scene.CHOOSING
    assert seen(talk).doing == "Which massage would you like?"
    assert seen(talk.say("the seven step one")).place is Scene.LENGTH


def test_what_there_is_stands_there_with_its_numbers() -> None:
    talk = Talk()
    choices = seen(talk).choices
    assert [f"p{each.number:02}" for each in choices] == [each.id for each in dialog_data().library.open]
    assert (choices[0].name, choices[0].shortest, choices[0].alone) == ("first back massage", 15, False)
    alone = seen(talk.say("I'm alone")).choices
    assert alone
    assert all(each.alone for each in alone)
    assert seen(talk.say("the foot massage")).choices == ()


def test_questions_are_counted_and_shown_without_what_leads_up_to_them() -> None:
    talk = Talk().say("the seven step one", "15 minutes")
    first = seen(talk)
    assert (first.place, first.number, first.of) == (Scene.QUESTION, 1, 9)
    assert first.doing.startswith("Are you both adults")
    assert seen(talk.say("yes")).number == 2
    assert seen(talk.say(*["no"] * 8)).place is Scene.READING_BACK


def test_a_question_that_follows_from_an_answer_counts_with_it() -> None:
    talk = Talk().say("the seven step one", "15 minutes", "yes", "no")
    before = seen(talk).number
    talk.say("yes")
    assert talk.state == "screening.asking"
    assert seen(talk).number == before


def test_getting_ready_is_counted() -> None:
    view = seen(prepared())
    assert (view.place, view.number, view.of) == (Scene.PREPARING, 1, 10)
    assert seen(prepared().say("ready")).number == 2


def test_the_word_to_rehearse_is_shown() -> None:
    talk = Talk().say("the seven step one", "15 minutes", *ALL_CLEAR)
    assert (seen(talk).place, seen(talk).name) == (Scene.REHEARSING, "stop")
    assert seen(talk.say("stop")).name == "it hurts"


def test_a_step_shows_its_time_its_strokes_and_how_firm_it_is() -> None:
    talk = coached(15)
    begun = seen(talk)
    assert (begun.place, begun.name, begun.number) == (Scene.MASSAGE, "long strokes", 1)
    assert begun.of == len(talk.now.plan.steps) if talk.now.plan else False
    assert begun.doing.startswith("Long strokes. Glide")
    assert (begun.intensity, begun.strokes) == (1, 14)
    assert begun.left == "about 15 minutes"
    later = seen(talk.wait(5))
    assert later.step_seconds == pytest.approx(begun.step_seconds - 5, abs=0.05)


def test_a_pain_is_shown_with_the_open_question() -> None:
    view = seen(coached(15).interrupt("it hurts").wait(5))
    assert (view.place, view.touched) == (Scene.HURTING, True)
    assert view.doing == "Is it sharp, shooting, numb or burning? Yes or no."


def test_an_emergency_has_the_number_as_it_is_dialled() -> None:
    talk = coached(15).interrupt("my chest hurts")
    view = seen(talk, Senses(saying=f"Call {dialog_data().emergency} now."))
    assert (view.place, view.call) == (Scene.EMERGENCY, NUMBER)
    assert "Call 112 now. I can't call for you." in view.doing
    assert view.senses.saying == "Call 112 now."


def test_an_emergency_without_a_number_says_what_is_said() -> None:
    view = look(coached(15).interrupt("my chest hurts").now, dialog_data())
    assert view.call == ""
    assert dialog_data().emergency in view.doing


def test_a_rest_tells_how_long_it_is() -> None:
    talk = coached(15).say("stop", "stop")
    view = seen(talk)
    assert view.place is Scene.RESTING
    assert view.left.endswith("minutes")


def test_every_state_has_a_place() -> None:
    talk = coached(15)
    for state in State:
        look(talk.now.but(state=state), dialog_data())


@pytest.mark.parametrize(
    ("talk", "reason", "how"),
    [
        (Talk(), "", HowItEnded.BEFORE),
        (Talk(), "refused", HowItEnded.REFUSED),
        (coached(15), "", HowItEnded.EARLY),
        (coached(15), "resting", HowItEnded.EARLY),
        (coached(15), "emergency", HowItEnded.EMERGENCY),
        (Talk(coached(15).now.but(finished=True)), "resting", HowItEnded.FINISHED),
        (coached(15).interrupt("my chest hurts"), "", HowItEnded.EMERGENCY),
    ],
)
def test_how_it_ended(talk: Talk, reason: str, how: HowItEnded) -> None:
    assert ending(talk.now, reason) is how


def test_what_can_be_said_here_stays_after_the_third_misunderstanding() -> None:
    talk = Talk().say("gladys", "the dog wants out")
    assert seen(talk).doing == "Which massage would you like?"
    talk.say("the neighbour has a new fence").listen_out().wait(5)
    assert seen(talk).doing.startswith("Which massage would you like? Name a massage, or its number.")
    assert seen(talk.say("p15")).doing == "How long would you like: 15, 30 or 45 minutes?"
