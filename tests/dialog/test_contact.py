"""People and program cannot hear each other, or one was not there: hands off, and nothing goes on by itself."""

from __future__ import annotations

import pytest
from kit.talking import Talk, coached

from assistant.contact import IN_CONTACT, Contact, Loudspeaker, Microphone
from assistant.dialog.effects import Hush

STOPPED = Contact(loudspeaker=Loudspeaker.STOPPED)
UNHEARD = Contact(loudspeaker=Loudspeaker.UNHEARD)


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (Contact(Microphone.GONE), "deaf.hands_off"),
        (Contact(Microphone.SILENT), "deaf.silent_off"),
        (Contact(Microphone.CLIPPED), "deaf.clipped_off"),
        (Contact(Microphone.ITSELF), "deaf.itself_off"),
        (STOPPED, "inaudible.hands_off"),
        (UNHEARD, "unheard.hands_off"),
        (Contact(gap=170.0), "gap.hands_off"),
    ],
)
def test_hands_go_off_in_the_same_turn_and_it_says_why(contact: Contact, words: str) -> None:
    talk = coached().wait(15).clear().with_contact(contact).wait(0.03)
    assert talk.state == "paused"
    assert not talk.now.comfort.hands_on
    assert isinstance(talk.effects[0], Hush)
    assert talk.said == [words]


@pytest.mark.parametrize("contact", [Contact(Microphone.SILENT), STOPPED, UNHEARD])
def test_while_it_lasts_nothing_brings_the_hands_back(contact: Contact) -> None:
    talk = coached().wait(15).with_contact(contact).wait(1)
    elapsed = talk.now.place.elapsed
    for word in ("carry on", "ready", "carry on"):
        talk.interrupt(word).with_contact(contact).wait(3)
        assert not talk.now.comfort.hands_on
    assert talk.now.place.elapsed == elapsed
    talk.with_contact(IN_CONTACT).wait(1)
    assert talk.said[-1] in ("deaf.over", "inaudible.over")
    assert talk.state == "paused"
    assert talk.say("carry on").state == "coaching.guiding"


def test_what_nobody_hears_is_said_again_until_it_comes_back() -> None:
    talk = coached().wait(15).clear().with_contact(UNHEARD).wait(30)
    assert 2 <= talk.said.count("unheard.before") <= 4
    talk.clear().with_contact(IN_CONTACT).wait(30)
    assert talk.said == ["inaudible.over"]


def test_who_hears_it_all_the_same_is_believed_until_it_comes_back() -> None:
    talk = coached().wait(15).with_contact(UNHEARD).wait(5).clear()
    talk.interrupt("yes").with_contact(UNHEARD).wait(20)
    assert talk.said == ["unheard.believed"]
    talk.interrupt("carry on").with_contact(UNHEARD).wait(20)
    assert talk.state == "coaching.guiding"
    talk.with_contact(IN_CONTACT).wait(5).clear().with_contact(UNHEARD).wait(1)
    assert talk.said == ["unheard.hands_off"]


def test_a_loudspeaker_that_takes_nothing_is_heard_by_nobody_whatever_they_say() -> None:
    talk = coached().wait(15).with_contact(STOPPED).wait(5)
    talk.interrupt("yes").with_contact(STOPPED).wait(1)
    talk.interrupt("carry on").with_contact(STOPPED).wait(1)
    assert talk.state == "paused"


def test_both_at_once_are_told_until_both_are_over() -> None:
    both = Contact(Microphone.GONE, Loudspeaker.STOPPED)
    talk = coached().wait(15).clear().with_contact(both).wait(1)
    assert talk.said == ["deaf.hands_off", "inaudible.before"]
    talk.clear().with_contact(Contact(Microphone.GONE)).wait(1)
    assert talk.said == ["deaf.before"]
    talk.clear().with_contact(IN_CONTACT).wait(1)
    assert talk.said == ["deaf.over"]


def test_after_a_night_health_is_asked_about_again() -> None:
    night = Contact(gap=8 * 3600.0)
    talk = (
        coached()
        .wait(15)
        .say("pause")
        .wait(5)
        .with_contact(night)
        .wait(0.03)
        .with_contact(IN_CONTACT)
        .clear()
        .say("carry on")
    )
    assert talk.state.startswith("screening")
    talk = Talk().say("the seven step one", "fifteen minutes", "yes").clear().with_contact(night).wait(0.03)
    assert (talk.state, talk.now.interview) == ("choosing", None)


def test_a_narrow_microphone_is_told_once_and_before_hands_are_on() -> None:
    narrow = Contact(narrow=True)
    talk = Talk().begin().listen_out().clear().with_contact(narrow).wait(20)
    assert talk.said.count("narrow") == 1
    assert coached().clear().with_contact(narrow).wait(60).said.count("narrow") == 0


@pytest.mark.parametrize(("keys", "prompt"), [(True, "loud"), (False, "loud.spoken")])
def test_where_it_gets_too_loud_for_a_stop_a_pause_is_offered_once(keys: bool, prompt: str) -> None:
    loud = Contact(loud=True)
    talk = coached()
    talk.now = talk.now.but(keys=keys)
    talk.clear().with_contact(loud).wait(20)
    assert talk.said.count(prompt) == 1
    assert talk.now.comfort.hands_on, "nothing is wrong yet"
    talk.say("pause")
    assert not talk.now.comfort.hands_on
    talk.with_contact(Contact()).wait(20).say("carry on").wait(20).clear().with_contact(loud).wait(20)
    assert talk.said.count(prompt) == 1, "it had been quiet meanwhile"


def test_how_loud_it_is_matters_only_where_hands_are_near() -> None:
    assert not {"loud", "loud.spoken"} & set(Talk().begin().with_contact(Contact(loud=True)).wait(60).said)
