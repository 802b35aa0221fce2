"""What a passer-by sees where there is neither sound nor a keyboard: a short session, as text and as WAV."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.dialog.conversation import Choice
from assistant.library.reading import FOLDER
from assistant.session.offline import Outputs, run_script
from assistant.session.script import steps
from assistant.settings import Settings

SOUND = Path("massage-demo.wav")
"""In the folder where the command was called."""


def run(settings: Settings, outputs: Outputs) -> None:
    """Play the scripted session of the language folder."""
    script = FOLDER / settings.language / "demo.txt"
    outputs = replace(outputs, say=outputs.say or SOUND)
    outputs.write("So this is a short session from a script:\n")
    run_script(settings, steps(script.read_text(encoding="utf-8").splitlines()), outputs, Choice(), tail=3)
    outputs.write(f"\nIt is in {outputs.say}, to listen to. `massage talk` lets you type your own.")
