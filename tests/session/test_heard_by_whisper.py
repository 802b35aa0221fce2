"""Words from a sound file, heard by the real Whisper."""

from __future__ import annotations

from pathlib import Path

from kit.ears import needs_ears
from kit.scenario import At, scene

from assistant.dialog.conversation import Choice
from assistant.recording.recording import turns
from assistant.session.offline import Outputs, run_file
from assistant.settings import Settings

VOICE = "espeak:en-us+m5"


@needs_ears
def test_a_sound_file_is_heard_offline(tmp_path: Path) -> None:
    said = scene(At(6, "seven step massage", VOICE), At(20, "fifteen minutes", VOICE), seconds=26)
    said.write(tmp_path / "room.wav")
    lines: list[str] = []
    outputs = Outputs(None, tmp_path / "run.jsonl", lines.append)
    run_file(Settings(engine="whisper", rhythm=False), tmp_path / "room.wav", outputs, Choice(), tail=1)
    assert lines[0] == "Listening with Whisper tiny.en."
    understood = [each for turn in turns(tmp_path / "run.jsonl") for each in turn.understood]
    assert [each.intents[0].name for each in understood if each.intents] == ["CHOOSE", "MINUTES"]
