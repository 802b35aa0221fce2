"""What a passer-by sees where there is neither sound nor a keyboard: two minutes of a massage, as text and as WAV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.library.reading import FOLDER, Data, read
from assistant.preview.run_through import screened
from assistant.session.components import chosen
from assistant.session.offline import Outputs, run_script
from assistant.session.script import steps
from assistant.settings import Settings

SOUND = Path("massage-demo.wav")
"""In the folder where the command was called."""


class _Demo(Data):
    program: str
    minutes: int
    before: str
    after: str
    unrecorded: str
    script: tuple[str, ...]


def run(settings: Settings, outputs: Outputs) -> None:
    """Play the scripted minutes of the language folder."""
    demo = read(FOLDER / settings.language / "demo.yaml", _Demo)
    say = outputs.say or SOUND
    if outputs.record:
        outputs.write(demo.unrecorded.format(path=outputs.record))
    outputs.write(demo.before)
    choice = chosen(settings, demo.program, demo.minutes)
    run_script(
        settings,
        steps(demo.script),
        replace(outputs, say=say, record=None, journal=None),
        choice,
        tail=3,
        opening=screened,
    )
    outputs.write("\n" + demo.after.format(path=say))
