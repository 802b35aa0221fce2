from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from kit.talking import dialog_data

from assistant.clock import BLOCK, to_seconds
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Say, Tune
from assistant.dialog.states import COACHING
from assistant.model_store.voice_files import found, piper_is_here
from assistant.preview.program_tables import planned
from assistant.session.in_text import act_out, text_session
from assistant.settings import Settings
from assistant.speaking.length import estimate
from assistant.speaking.pace import calmed
from assistant.speaking.phrasing import sentences
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer, VoiceChoice
from assistant.speaking.silent import SilentSpeaker

USUAL = Settings().words_per_minute
GUIDING, ASKING = (120.0, 135.0), 140.0
"""Words a minute, rests included."""


def voices() -> Iterator[VoiceChoice]:
    yield load("en").espeak if sys.platform == "linux" else ""
    if piper_is_here():
        yield found()[0]


def words_a_minute(voice: VoiceChoice, texts: list[str], pace: int) -> float:
    """Of all texts together, with the rests between their sentences."""
    renderer = Renderer(voice)
    pieces = [each for text in texts for each in sentences(load("en").spell(text))]
    try:
        spoken = sum(len(renderer.render(each.text, pace)) + each.rest for each in pieces)
        assert renderer.given_up == ""
    finally:
        renderer.close()
    return 60 * sum(len(text.split()) for text in texts) / to_seconds(spoken)


@pytest.mark.parametrize("voice", [*voices()], ids=["plain", "natural"][: len([*voices()])])
def test_every_voice_guides_calmly_and_asks_more_quickly(voice: VoiceChoice) -> None:
    program = dialog_data().library.programs["p15"]
    instructions = list(dict.fromkeys(step.instruction for step in planned(program, 30).steps))
    questions = [each.ask for each in dialog_data().questions.questions if "{" not in each.ask]
    least, most = GUIDING
    assert least <= words_a_minute(voice, instructions[:6:2], calmed(USUAL)) <= most
    assert words_a_minute(voice, questions[:2], USUAL) > ASKING


def test_slower_and_faster_are_so_while_hands_are_on_as_well() -> None:
    assert calmed(110) < calmed(150) < calmed(190)
    voice = SilentSpeaker(150)
    voice.calm(True)
    voice.perform(Tune(120, 1.0))
    text = "Glide up to the shoulders."
    voice.perform(Say("key", text))
    blocks = 0
    while voice.speech.waiting:
        voice.block()
        blocks += 1
    assert blocks == -(-estimate(text, calmed(120)) // BLOCK)
    voice.calm(False)
    voice.perform(Say("key", text))
    blocks -= sum(1 for _ in iter(lambda: voice.speech.waiting and len(voice.block()), 0))
    assert blocks > 0, "as slow as with hands on"


def test_hands_that_are_on_are_guided_calmly_and_pain_is_answered_as_people_talk() -> None:
    made = text_session(Settings(), Choice("p04", 10))
    answers = "\n".join(["yes", *["no"] * 8, "yes", "stop", "it hurts", "straight to the massage", "+20s"])

    def now() -> tuple[bool, bool]:
        speaking = made.rooms.speaking
        assert isinstance(speaking, SilentSpeaker)
        return speaking._calm, made.conversation.state in COACHING

    act_out(made, answers)
    assert now() == (True, True)
    made.type("ow")
    made.turn(made.rooms.speaking.block(), 0.0)
    assert now() == (False, False)
