from pathlib import Path

import pytest
from kit.voices import needs_flite
from make_session import account, act

from assistant.dialog.effects import Hush
from assistant.recording.recording import turns
from assistant.recording.timeline import timeline
from assistant.session.replay import replay

FOLDER = Path(__file__).parents[2] / "docs" / "session"


@pytest.mark.long
@needs_flite
def test_a_session_in_sound_gives_the_same_again_when_it_is_replayed(tmp_path: Path) -> None:
    script = (FOLDER / "script.txt").read_text(encoding="utf-8").splitlines()
    short = script[: script.index("+60s")]
    recording = tmp_path / "run.jsonl"
    partner = act(short, recording, tail=5)
    run = timeline(recording)

    start = max(start for text, start, _ in partner.spoken if text == "it hurts")  # before, it is rehearsed
    hush = next(
        turn.tick.samples
        for turn in turns(recording)
        if turn.tick.samples > start and any(isinstance(effect, Hush) for effect in turn.effects)
    )
    assert hush - start < 16_000, "a second is too long"
    assert any(each.text.startswith("We'll be lighter there") for each in run.spoken)
    assert "carry on" in "\n".join(account(run, partner.spoken))

    outcome = replay(recording, lambda _: None)
    assert outcome.difference == ""
    assert outcome.effects > 100
