"""A whole session from sound file to sound file, heard by the real Vosk with the model of the tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from kit.partner import WALL, Partner
from kit.vosk_folders import MODEL

from assistant.clock import RATE
from assistant.dialog.conversation import Choice
from assistant.hearing.choose import choose
from assistant.recording.recording import Recorder, turns
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.offline import Outputs, run_file
from assistant.session.replay import replay
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker

SETTINGS = Settings(engine="vosk", model=str(MODEL), rhythm=False)
VOICE = "espeak:en-gb-scotland+f2"
SCRIPT = (
    *("seven step massage", "fifteen minutes"),
    *("yes", "no", "no", "no", "no", "no", "no", "no", "no", "yes"),
    *("stop", "it hurts", "stop", "it hurts"),
    "straight to the massage",
    *("+20s", "slower"),
    *("+15s", "it hurts", "no", "lower back", "three", "yes"),
    *("carry on", "+10s", "stop"),
)
MEANT = (
    *("CHOOSE", "MINUTES"),
    *("YES", *8 * ("NO",), "YES"),
    *("STOP", "PAIN", "STOP", "PAIN"),
    *("SKIP_PREPARATION", "SLOWER", "PAIN", "NO", "AREA", "PAIN_SCORE", "YES", "RESUME", "STOP"),
)


@pytest.fixture(scope="module")
def acted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What came of talking to the program: room.wav, its answers, and the recording of the run."""
    folder = tmp_path_factory.mktemp("acted")
    words = Resources.load(SETTINGS)
    hearing = choose("vosk", SETTINGS.model, words.understanding.protective_vocabulary()).recogniser
    speaking = Speaker("espeak-ng", SETTINGS.words_per_minute, SETTINGS.volume, SETTINGS.language)
    conversation = opening_conversation(SETTINGS)
    recorder = Recorder(folder / "run.jsonl", SETTINGS, conversation, WALL)
    try:
        partner = Partner(session(words, hearing, speaking, conversation, [recorder]), VOICE)
        partner.act(SCRIPT, tail=10)
    finally:
        recorder.close()
        speaking.close()
        hearing.close()
    soundfile.write(folder / "room.wav", np.concatenate(partner.heard), RATE, subtype="PCM_16")
    return folder


def meant(recording: Path) -> list[str]:
    """The first intent of everything understood to its end, once for each time it was said."""
    understood = [
        each for turn in turns(recording) for each in turn.understood if each.final and each.intents
    ]
    said = {each.start: each.intents[0].name for each in understood}  # two passes hear the same utterance
    return list(said.values())


def test_all_that_was_said_is_understood(acted: Path) -> None:
    assert meant(acted / "run.jsonl") == list(MEANT)


def test_the_sound_file_gives_the_same_again_and_answers_aloud(acted: Path) -> None:
    lines: list[str] = []
    outputs = Outputs(acted / "answers.wav", acted / "again.jsonl", lines.append)
    run_file(SETTINGS, acted / "room.wav", outputs, Choice(), tail=0)
    assert lines[0] == "Listening with Vosk and the model test-en."
    assert meant(acted / "again.jsonl") == list(MEANT)
    answers, rate = soundfile.read(acted / "answers.wav")
    room = soundfile.info(acted / "room.wav")
    assert abs(len(answers) / rate - room.duration) < 1
    assert np.abs(answers).max() > 0.05
    outcome = replay(acted / "again.jsonl", lambda _: None)
    assert outcome.difference == ""
