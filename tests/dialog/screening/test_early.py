"""An answer that comes before enough of a question has sounded: told so at once, and never dropped."""

from __future__ import annotations

from kit.situations import situation
from kit.talking import Talk, dialog_data, understanding

from assistant.clock import BLOCK, Speech, Tick, to_samples
from assistant.dialog.effects import Hush, Say
from assistant.dialog.machine import Dialog
from assistant.hearing.heard import Heard

SECOND_OF_TWO = 0.55
"""Into the second sentence of a question with two."""


class Spoken:
    """The first question is being spoken, as far as the test says."""

    def __init__(self, name: str = "screening") -> None:
        self.dialog = Dialog(dialog_data())
        before = situation(name)
        self.now = before.but(put_at=before.ticked, answerable=None)
        self.samples = before.ticked

    def at(self, fraction: float, waiting: int = 1) -> Spoken:
        """So much of what sounds has sounded."""
        self.speech = Speech(1, fraction, waiting)
        self.samples += BLOCK
        self.now = self.dialog.tick(self.now, self._tick()).conversation
        return self

    def say(self, text: str) -> list[Say | Hush]:
        """Somebody has just said this; what comes of it."""
        self.samples += to_samples(0.5)
        heard = Heard(text, True, self.samples - to_samples(0.4), self.samples, alone=True)
        reply = self.dialog.understood(
            self.now, understanding().understand(heard, self.now.listening), self._tick()
        )
        self.now = reply.conversation
        return [each for each in reply.effects if isinstance(each, Say | Hush)]

    def _tick(self) -> Tick:
        return Tick(self.samples, 0.0, speech=self.speech)


def keys(effects: list[Say | Hush]) -> list[str]:
    return [each.key if isinstance(each, Say) else "(hush)" for each in effects]


def test_a_no_into_the_question_is_told_that_there_is_more() -> None:
    spoken = Spoken().at(0.2)
    said = spoken.say("no")
    assert keys(said) == ["(hush)", "question.more", "screening.q0"]
    assert spoken.now.interview
    assert spoken.now.interview.open == "q0"


def test_once_enough_has_sounded_it_is_taken() -> None:
    spoken = Spoken().at(0.2).at(0.6)
    spoken.say("yes")
    assert spoken.now.interview
    assert spoken.now.interview.open == "q1"


def test_only_what_is_left_of_it_is_spoken() -> None:
    now = situation("screening")
    spoken = Spoken()
    text = "Ever a blood clot, aneurysm or inflamed vein? Lately a long flight, or a swollen leg?"
    spoken.now = now.but(last=(("screening.q2", text),), put_at=now.ticked, answerable=None)
    spoken.speech = Speech(1, SECOND_OF_TWO, 1)
    assert [each.text for each in spoken.say("no") if isinstance(each, Say)] == [
        "One moment, there's a little more.",
        "Lately a long flight, or a swollen leg?",
    ]


def test_the_second_time_it_is_asked_at_the_end_and_nothing_is_cut_again() -> None:
    spoken = Spoken().at(0.2)
    spoken.say("no")
    assert keys(spoken.at(0.1).say("no")) == ["question.again"]
    assert keys(spoken.at(0.1).say("no")) == []


def test_what_means_nothing_does_not_cut_the_question() -> None:
    assert keys(Spoken().at(0.2).say("the dog wants out")) == []


def test_the_next_question_is_told_of_anew() -> None:
    spoken = Spoken().at(0.2)
    spoken.say("yes")
    spoken.at(0.6).say("yes")
    assert keys(spoken.at(0.2).say("no"))[:2] == ["(hush)", "question.more"]


def test_a_typed_answer_is_never_too_early() -> None:
    talk = Talk(situation("screening")).interrupt("yes")
    assert talk.now.interview
    assert talk.now.interview.open == "q1"
