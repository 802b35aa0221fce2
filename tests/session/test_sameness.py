"""A session is the same however it came in: typed, from a script of times, or played again from a recording."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.clock import Tick, to_samples
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Cue, Effect, End, Hush, Say
from assistant.hearing.scripted import Scripted, spoken
from assistant.recording.recording import RecordingError
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.session.offline import Outputs, run_script
from assistant.session.replay import replay
from assistant.session.script import SpokenLine, parse
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker
from assistant.understanding.understood import Understood

SCRIPT = {
    14.0: "seven step massage",
    35.0: "fifteen minutes",
    85.0: "yes",
    **{95.0 + 12 * n: "no" for n in range(8)},
    187.0: "yes",
    **{205.0 + 12 * n: word for n, word in enumerate(("stop", "it hurts") * 2)},
    255.0: "straight to the massage",
    280.0: "slower",
    295.0: "next",
    315.0: "it hurts",
    325.0: "no",
    335.0: "two",
    345.0: "carry on",
    370.0: "pause",
    380.0: "carry on",
    400.0: "stop",
    410.0: "yes",
}


class Trace:
    """The effects that somebody in the room would notice."""

    def __init__(self) -> None:
        self.effects: list[Effect] = []
        self.understood: list[tuple[str, ...]] = []

    def __call__(self, _tick: Tick, event: Tick | Understood | Effect) -> None:
        if isinstance(event, Say | Hush | Cue | End):
            self.effects.append(event)
        elif isinstance(event, Understood):
            self.understood.append(tuple(intent.name for intent in event.intents))


@pytest.fixture(scope="module")
def words() -> Resources:
    return Resources.load(Settings())


def run(words: Resources, hearing: Scripted, lines: list[str]) -> Trace:
    trace = Trace()
    made = session(words, hearing, SilentSpeaker(150), opening_conversation(Settings(), Choice()), [trace])
    driver = SessionDriver(made, 0.0)
    driver.follow((step for line in lines if (step := parse(line))), tail=700)
    return trace


def test_typed_and_heard_give_the_same_trace(words: Resources) -> None:
    typed = run(words, Scripted(()), [f"@{at} {text}" for at, text in SCRIPT.items()])
    heard = run(words, Scripted([spoken(at, text) for at, text in SCRIPT.items()]), ["+415s"])
    assert typed.understood == heard.understood
    assert typed.effects == heard.effects
    assert isinstance(typed.effects[-1], End)


def test_a_recorded_run_replays_to_the_same_effects(tmp_path: Path) -> None:
    recording = tmp_path / "run.jsonl"
    lines: list[str] = []
    steps = [SpokenLine(text, to_samples(at)) for at, text in SCRIPT.items()]
    run_script(Settings(), steps, Outputs(record=recording, write=lines.append), Choice(), tail=700)
    again: list[str] = []
    outcome = replay(recording, again.append)
    assert outcome.difference == ""
    assert outcome.effects > 100
    assert [line for line in again if "—" in line] == [line for line in lines if "—" in line]


def test_a_changed_recording_is_noticed(tmp_path: Path) -> None:
    recording = tmp_path / "run.jsonl"
    run_script(
        Settings(),
        [SpokenLine("the seven step one", None)],
        Outputs(record=recording, write=print),
        Choice(),
        tail=1,
    )
    recording.write_text(recording.read_text().replace("Which massage", "What massage"))
    assert "What massage" in replay(recording, print).difference


@pytest.mark.parametrize("text", ["", "not json\n", '{"recording": 99}\n'])
def test_what_is_no_recording_is_said_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.txt"
    path.write_text(text)
    with pytest.raises(RecordingError, match=r"other\.txt"):
        replay(path, print)


def test_a_key_is_a_stop_that_nobody_can_mishear(words: Resources) -> None:
    trace = Trace()
    made = session(
        words, Scripted(()), SilentSpeaker(150), opening_conversation(Settings(), Choice()), [trace]
    )
    driver = SessionDriver(made, 0.0)
    driver.press()
    driver.turn()
    assert made.conversation.state == "stopped"
    assert any(isinstance(effect, Hush) for effect in trace.effects)
