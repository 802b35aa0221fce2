"""A warning sign that is said into an instruction, sound in and sound out."""

from __future__ import annotations

from pathlib import Path

from kit.voices import needs_flite
from make_session import act

from assistant.clock import to_seconds
from assistant.recording.timeline import timeline

SIGN = "chest pain"
TO_THE_MASSAGE = (
    *("seven step massage", "fifteen minutes"),
    *("yes", "no", "no", "no", "no", "no", "no", "no", "no", "yes"),
    *("stop", "it hurts", "stop", "it hurts"),
    *(10 * ("next",)),
)


@needs_flite
def test_the_voice_falls_silent_and_help_is_named_at_once(tmp_path: Path) -> None:
    recording = tmp_path / "run.jsonl"
    partner = act([*TO_THE_MASSAGE, "+25s", "next", "+4s", SIGN], recording, tail=20)
    run = timeline(recording)
    text, _, last = partner.spoken[-1]
    assert text == SIGN
    said = to_seconds(last)
    interrupted = [each for each in run.spoken if each.start < said and 0 < each.fraction < 1]
    assert interrupted, "it was not spoken into an instruction"
    assert min(abs(at - said) for at in run.hushes) < 0.5
    assert run.touch[-1].value == 0, "the hands are off"
    after = [each.sounded for each in run.spoken if each.start > said - 1 and each.fraction]
    assert any("Call 1 1 2 now. I can't call for you." in each for each in after), after
    assert not [each for each in run.tempo if each.start > said]
