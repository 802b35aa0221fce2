"""Music is played when it is asked for, and never while somebody hurts or everything was halted."""

from __future__ import annotations

import pytest
from kit.talking import ALL_CLEAR, REHEARSED, Talk, coached

from assistant.dialog.conversation import Conversation, Manner
from assistant.dialog.effects import Hush, Music
from assistant.dialog.states import MUSICAL, PAIN, State

ON = ["music on", "play some music", "can you play some music please", "put the music back on"]
OFF = ["music off", "turn the music off", "no more music", "turn off the music please"]


def volumes(talk: Talk) -> list[float]:
    return [each.volume for each in talk.of(Music)]


@pytest.mark.parametrize("on", ON)
@pytest.mark.parametrize("off", OFF[:1])
def test_it_comes_and_goes_when_it_is_asked_for(on: str, off: str) -> None:
    talk = coached().clear()
    assert volumes(talk) == []
    assert (volumes(talk.say(on)), talk.said) == ([0.5], ["music.on"])
    assert volumes(talk.clear().say(off)) == [0.0]


@pytest.mark.parametrize("off", OFF)
def test_it_goes_in_many_words(off: str) -> None:
    assert volumes(coached().say("music on").clear().say(off)) == [0.0]


def test_louder_and_quieter_have_their_ends() -> None:
    talk = coached().say("music louder")
    assert volumes(talk)[-1:] == [0.5]
    for words, end in (("the music louder", 0.8), ("turn the music down", 0.2)):
        for _ in range(8):
            talk.say(words)
        assert volumes(talk)[-1] == end
    assert talk.said[-1] == "music.quietest"


@pytest.mark.parametrize("words", ["ow", "stop", "pause", "i have chest pain"])
def test_what_takes_the_hands_off_silences_it(words: str) -> None:
    talk = coached().say("music on").clear().say(words)
    assert talk.state not in MUSICAL
    assert [type(each) for each in talk.effects if isinstance(each, Hush | Music)][:2] == [Hush, Music]
    assert volumes(talk) == [0.0]


def test_it_comes_back_with_the_hands() -> None:
    talk = coached().say("music on").say("pause").clear().say("carry on")
    assert talk.state in MUSICAL
    assert volumes(talk) == [0.5]


def test_while_it_hurts_nothing_brings_it_back() -> None:
    talk = coached().say("music on", "ow").clear().say("music on")
    assert talk.state in PAIN
    assert volumes(talk) == []


def test_the_safety_questions_are_put_in_quiet_and_then_it_comes() -> None:
    talk = Talk(Conversation(manner=Manner(music=0.5)))
    talk.begin()
    talk.say("seven step", "15 minutes")
    assert talk.state is State.SCREENING_ASKING
    talk.say(*ALL_CLEAR, *REHEARSED).listen_out()
    assert volumes(talk) == [0.5]
    assert talk.now.state.part == "preparing"


def test_who_asks_for_it_early_is_told_when_it_comes() -> None:
    talk = Talk().clear().say("music on")
    assert (talk.said, volumes(talk), talk.now.manner.music) == (["music.later"], [], 0.5)


def test_nobody_else_hears_any() -> None:
    assert volumes(coached()) == []
