"""The screening as a conversation in time: when an answer counts, asking slower, asking again."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, Talk, dialog_data

from assistant.clock import BLOCK, Tick, to_samples
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Hush, Prepare, Say, Tune
from assistant.dialog.machine import Reply
from assistant.dialog.screening.interview import SUMMARY, Interview
from assistant.hearing.heard import Heard
from assistant.speaking.silent import SilentSpeaker

ASKED = dialog_data().questions.by_id


class Aloud(Talk):
    """As Talk, with a voice that tells how far it has come."""

    def __init__(self, conversation: Conversation) -> None:
        self.voice = SilentSpeaker(150)
        super().__init__(conversation)

    def while_saying(self, key: str, fraction: float, text: str, seconds: float = 0.4) -> Aloud:
        """Somebody says this, heard well, from when so much of the sentence has sounded."""
        sentence = next(say.text for say in self.of(Say) if say.key == key)
        while self.voice.saying != sentence or self.voice.speech.fraction < fraction:
            self.wait(BLOCK / to_samples(1))
        start = self.samples
        self.wait(seconds)
        self._hear(Heard(text, True, start, self.samples, alone=True))
        return self

    def hear_out(self) -> Aloud:
        """Wait until the program has fallen silent."""
        while self.voice.speech.waiting:
            self.wait(BLOCK / to_samples(1))
        return self

    def _tick(self, *, deaf: bool = False, mute: bool = False) -> Tick:
        speech = self.voice.speech
        self.voice.block()
        return Tick(self.samples, self.samples / to_samples(1), deaf, mute, speech, self.contact)

    def _follow(self, reply: Reply) -> None:
        super()._follow(reply)
        for effect in reply.effects:
            if isinstance(effect, Say | Hush | Tune | Prepare):
                self.voice.perform(effect)


def interview(talk: Talk) -> Interview:
    assert talk.now.interview is not None
    return talk.now.interview


def at(question: str) -> Aloud:
    """A healthy person, whom this is being asked."""
    talk = Aloud(Conversation())
    talk.interrupt("the seven step one")
    talk.interrupt("thirty minutes")
    while interview(talk).open != question:
        talk.hear_out()
        talk.interrupt("yes" if interview(talk).open == "q0" else "no")
    return talk


@pytest.mark.parametrize("answer", ["no", "yes", "not sure", "not really", "blah"])
def test_what_began_before_enough_of_the_question_is_no_answer_to_it(answer: str) -> None:
    talk = at("q2")
    before = interview(talk)
    talk.while_saying("screening.q2", 0.2, answer)
    assert interview(talk) == before
    talk.hear_out().say("no")
    assert interview(talk).open == "q3"


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_what_began_after_it_is(answer: str) -> None:
    talk = at("q2").while_saying("screening.q2", 0.6, answer)
    assert interview(talk).given("q2") == answer


@pytest.mark.parametrize(
    ("told", "condition"), [("i am pregnant", "pregnant"), ("warfarin", "blood_thinners")]
)
def test_what_is_told_counts_whenever_it_begins(told: str, condition: str) -> None:
    talk = at("q1").while_saying("screening.q1", 0.1, told)
    assert interview(talk).given(condition) == "yes"


def test_a_danger_counts_whenever_it_begins() -> None:
    assert at("q1").while_saying("screening.q1", 0.1, "chest pain", 0.7).state == "emergency"


def test_typed_words_were_read() -> None:
    talk = at("q2")
    talk.interrupt("no")
    assert interview(talk).open == "q3"


def test_an_early_answer_that_lasts_is_asked_for_once_more() -> None:
    talk = at("q2").while_saying("screening.q2", 0.4, "no", 9)
    assert interview(talk).given("q2") is None
    assert talk.of(Say)[-1].text == ASKED["q2"].ask


def test_a_question_that_was_cut_off_is_put_whole_before_it_can_be_answered() -> None:
    talk = at("q2")
    talk.wait(2).begin_to_say("stop")
    assert not talk.voice.speech.waiting
    talk.wait(1).clear().mumble("no")
    assert interview(talk).given("q2") is None
    assert [say.text for say in talk.of(Say)] == [ASKED["q2"].ask]
    talk.hear_out().mumble("no")
    assert interview(talk).given("q2") == "no"


def test_silence_puts_a_question_whole_that_was_cut_off() -> None:
    talk = at("q2")
    talk.wait(2).begin_to_say("stop")
    talk.clear().wait(9)
    assert talk.said == ["screening.reprompt", "screening.q2"]


def test_slower_asks_for_one_thing_at_a_time_from_there_on() -> None:
    talk = at("q2").clear()
    spoken = talk.now.manner.words_per_minute
    answers = interview(talk).answers
    talk.interrupt("slower")
    assert isinstance(talk.effects[0], Hush)
    assert talk.said == ["voice.slower", "screening.itemise", f"screening.{ASKED['q2'].items[0]}"]
    assert talk.now.manner.words_per_minute < spoken
    assert interview(talk).answers == answers
    asked = []
    while interview(talk).open != SUMMARY:
        asked.append(interview(talk).open)
        talk.say("no")
    assert asked == [item for main in dialog_data().questions.order[2:] for item in ASKED[main].items]
    assert talk.say("yes").state == "rehearsing"


@pytest.mark.parametrize("asked", ["slower", "speak slower", "slow down", "say that slower"])
def test_there_are_many_ways_to_ask_for_it(asked: str) -> None:
    talk = at("q5")
    talk.interrupt(asked)
    assert interview(talk).slow


def test_slower_is_no_answer_to_a_follow_up_and_asks_the_rest_slowly() -> None:
    talk = at("q7")
    talk.say("i have epilepsy", "i have kidney stones").clear()
    open_question = interview(talk).open
    talk.say("slower")
    assert interview(talk).open == open_question
    assert talk.said == ["voice.slower", f"screening.{open_question}"]


def test_slower_at_the_summary_repeats_it() -> None:
    talk = (
        Talk().say("the seven step one", "thirty minutes", *ALL_CLEAR[:-1]).listen_out().clear().say("slower")
    )
    assert talk.said == ["voice.slower", "screening.all_no", "screening.summary"]
    assert talk.say("yes").state == "rehearsing"


def test_repeat_puts_the_question_also_after_it_was_only_asked_for_an_answer() -> None:
    talk = at("q3").hear_out()
    talk.wait(9).clear().interrupt("repeat")
    assert [say.text for say in talk.of(Say)] == [ASKED["q3"].ask]


def test_no_i_am_pregnant_at_the_summary() -> None:
    talk = Talk().say("the seven step one", "thirty minutes", *ALL_CLEAR[:-1]).say("no, i am pregnant")
    assert interview(talk).given("pregnant") == "yes"
    assert talk.state == "screening.asking"
    assert talk.say("no", "no").state == "refused"


def test_a_weak_no_is_named_in_the_summary_and_settled_there() -> None:
    talk = Talk().say("the seven step one", "thirty minutes", "yes", "no", "no").listen_out().mumble("no")
    talk.say("no", "no", "no", "no", "no")
    assert "screening.less_sure" in talk.said
    talk.listen_out().mumble("yes")
    assert interview(talk).open == "q3"
    assert talk.say("no", "yes").state == "rehearsing"


def test_silence_is_asked_twice_then_item_by_item_and_then_left() -> None:
    talk = Talk().say("the seven step one", "thirty minutes").listen_out().clear().wait(150)
    assert talk.said.count("screening.reprompt") == 4
    assert talk.said.index("screening.itemise") == 3
    assert talk.state in ("refused", "ended")
    assert "screening.unanswered" in talk.said


def test_why_gives_one_sentence_and_the_question() -> None:
    talk = at("q4").hear_out()
    talk.clear().interrupt("why")
    assert [say.text for say in talk.of(Say)] == [ASKED["q4"].why, ASKED["q4"].ask]
