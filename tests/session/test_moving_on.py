"""Who types is kept in step with: an answer ends what is being read, and what is asked next is said at once."""

from __future__ import annotations

import pytest

from assistant.clock import Tick, to_samples
from assistant.dialog.conversation import Choice
from assistant.hearing.scripted import Scripted, spoken
from assistant.screen.look import look
from assistant.screen.watcher import ViewWatcher
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.session.in_text import text_session
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker

SOON = to_samples(0.3)
"""An answer is typed as soon as the question stands on the screen."""


@pytest.fixture(scope="module")
def words() -> Resources:
    return Resources.load(Settings())


class Typist:
    def __init__(self, choice: Choice = Choice()) -> None:
        self.watching = ViewWatcher()
        self.ticks: list[Tick] = []
        made = text_session(Settings(), choice, self.watching, lambda tick, _: self.ticks.append(tick))
        self.driver = SessionDriver(made, 0.0)
        self.driver.wait(SOON)

    def type(self, *texts: str) -> None:
        for text in texts:
            self.driver.type(text)
            self.driver.wait(SOON)

    @property
    def waiting(self) -> int:
        return self.ticks[-1].speech.waiting


def test_an_answer_cuts_what_is_being_read_and_the_caption_is_that_of_what_is_asked(words: Resources) -> None:
    typist = Typist()
    assert typist.watching.senses().saying.startswith("Hello.")
    typist.type("p15")
    assert "Hello" not in typist.watching.senses().saying
    assert (
        typist.watching.senses().saying
        == "Long strokes, rubbing, soft kneading and slow thumbs, for your partner's whole back."
    )
    typist.type("15 minutes", "yes", "no", "no", "no")
    view = look(typist.driver.conversation, words.data, "", typist.watching.senses())
    assert view.senses.saying
    assert view.senses.saying in view.doing
    assert typist.waiting == 1


def test_the_screening_takes_no_longer_than_its_answers_do() -> None:
    typist = Typist(Choice("p15", 15))
    typist.type("yes", *["no"] * 8, "yes")
    assert typist.driver.conversation.restriction is not None
    assert typist.driver.samples < to_samples(6)


def test_with_hands_on_what_is_told_to_them_is_told_to_its_end() -> None:
    typist = Typist(Choice("p15", 15))
    typist.type("yes", *["no"] * 8, "yes")
    for each in (*["stop", "it hurts"] * 2, "straight to the massage"):
        while typist.waiting:
            typist.driver.turn()
        typist.type(each)
    typist.driver.wait(to_samples(2))
    assert typist.driver.conversation.steps_begun
    before = typist.waiting
    typist.type("slower")
    assert before >= 1
    assert typist.waiting >= before


def test_chatter_cuts_nothing() -> None:
    typist = Typist(Choice("p15", 15))
    greeting = typist.ticks[-1].speech.number
    typist.type("the neighbour has a new fence")
    assert typist.ticks[-1].speech.number == greeting


def test_a_list_that_is_read_ends_when_one_of_it_is_named_aloud(words: Resources) -> None:
    lines = [spoken(14.0, "list them all"), spoken(17.0, "the foot massage")]
    watching = ViewWatcher()
    made = session(words, Scripted(lines), SilentSpeaker(150), opening_conversation(Settings()), [watching])
    driver = SessionDriver(made, 0.0)
    driver.wait(to_samples(17))
    assert watching.senses().saying.startswith(("Given by a partner", "The first back massage"))
    driver.wait(to_samples(2))
    assert driver.conversation.choice.program == "p04"
    assert watching.senses().saying.startswith("Rubbing and stroking your own feet")


def test_the_greeting_is_spoken_to_its_end_to_who_speaks(words: Resources) -> None:
    watching = ViewWatcher()
    lines = [spoken(1.0, "the foot massage")]
    made = session(words, Scripted(lines), SilentSpeaker(150), opening_conversation(Settings()), [watching])
    driver = SessionDriver(made, 0.0)
    driver.wait(to_samples(3))
    assert driver.conversation.choice.program == "p04"
    assert (
        watching.senses().saying in "Hello. I'll guide your hands with my voice. Just talk to me, any time."
    )
