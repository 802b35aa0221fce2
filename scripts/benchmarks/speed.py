"""How much of real time a whole session takes, room by room, and how much memory."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import soundfile
from kit.partner import Partner
from kit.voices import render
from setup.places import TOP

from assistant.audio.sound import Sound
from assistant.clock import RATE, to_seconds
from assistant.contact import IN_CONTACT, Contact
from assistant.model_store.voice_file import VoiceFile
from assistant.session.script import SpokenLine, steps
from assistant.session.session import Components, Session
from assistant.settings import Settings
from assistant.speaking.choice import voices_for
from assistant.speaking.pronunciation import load
from benchmarks.children import listening, peak_megabytes, processor_seconds
from benchmarks.figures import shown, verdict
from benchmarks.scorecard import table
from benchmarks.stage import Stage, voices

SCRIPT = TOP / "docs" / "session" / "script.txt"
BRIEF = 2
"""Lines of it for a quick look."""
TARGET = 0.15
"""Of real time, on one core: a machine a quarter as fast still keeps up."""
MEMORY = 300.0
"""Megabytes."""
TAIL = 5.0
ROOMS = ("hearing", "understanding", "dialog", "speaking")
LOOP, WORKER = "the whole loop", "render worker, beside it"


class Timed:
    """Something whose calls are timed, whatever they are."""

    def __init__(self, timed: object, name: str, spent: Counter[str]) -> None:
        self._timed, self._name, self._spent = timed, name, spent

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._timed, name)
        # The loop off a sound card settles the speaker between two turns: that belongs to the loop as well.
        names = (self._name, LOOP) if name == "settle" else (self._name,)
        return _counted(found, names, self._spent) if callable(found) else found


def _counted(call: Callable[..., Any], names: tuple[str, ...], spent: Counter[str]) -> Callable[..., Any]:
    def counted(*given: Any, **named: Any) -> Any:
        begun = time.process_time_ns()
        try:
            return call(*given, **named)
        finally:
            spent.update(dict.fromkeys(names, time.process_time_ns() - begun))

    return counted


class TimedSession(Session):
    """A session that counts what each of its rooms takes, and all of it."""

    def __init__(self, session: Session, spent: Counter[str]) -> None:
        timed = {name: Timed(getattr(session.rooms, name), name, spent) for name in ROOMS}
        super().__init__(Components(**cast("Any", timed)), session.conversation)
        self._spent = spent

    def begin(self, wall: float) -> None:
        """As it always begins."""
        _counted(super().begin, (LOOP,), self._spent)(wall)

    def turn(self, block: Sound, wall: float, contact: Contact = IN_CONTACT) -> Sound:
        """One turn, as it always is."""
        return cast("Sound", _counted(super().turn, (LOOP,), self._spent)(block, wall, contact))


def speed(cache: Path, quick: bool) -> str:
    """The section. `cache` is an empty folder."""
    script = SCRIPT.read_text(encoding="utf-8").splitlines()
    script = script[:BRIEF] if quick else script
    voice = voices(quick=True)[0]
    for step in steps(script):
        if isinstance(step, SpokenLine):
            render(voice, step.text)  # now, so that no child is counted but the program's own
    spent: Counter[str] = Counter()
    heard, wall = _act(Stage(cache, Settings(engine="pocketsphinx")), script, voice, spent)
    length = to_seconds(len(heard))
    rows = []
    for name in (LOOP, *ROOMS, WORKER):
        share = spent[name] / 1e9 / length
        whole = name == LOOP
        rows.append(
            (
                name,
                f"{share:.4f}",
                f"at most {TARGET}" if whole else "",
                verdict(share, TARGET) if whole else "",
            )
        )
    sound = cache / "heard.wav"
    soundfile.write(sound, heard, RATE)
    program = peak_megabytes(listening(sound, cache / "said.wav"), cache)
    settings = Settings()
    first = voices_for(settings.voice, settings.language, load(settings.language))[0]
    word = first.packed() if isinstance(first, VoiceFile) else first
    worker = peak_megabytes([sys.executable, "-m", "assistant.speaking.worker", word], cache)
    both = None if program is None or worker is None else program + worker
    memory = [
        ("the program", shown(program, "MB"), "", ""),
        ("render worker, nothing rendered", shown(worker, "MB"), "", ""),
        (
            "both",
            shown(both, "MB"),
            f"at most {MEMORY:.0f} MB",
            "none" if both is None else verdict(both, MEMORY),
        ),
    ]
    return "\n\n".join(
        [
            "## Speed",
            f"A session of {length / 60:.1f} minutes in sound (docs/session/script.txt, one voice, a quiet room), "
            f"heard with PocketSphinx, nothing rendered before: processor time for each second of it. It ran "
            f"{length / wall:.0f} times as fast as real time.",
            table(("what", "of real time", "target", ""), rows),
            "Most memory held (resident set) by the program as a process of its own that hears the same sound, and by "
            "its render worker; shared libraries count in both.",
            table(("process", "peak", "target", ""), memory),
        ]
    )


def _act(stage: Stage, script: list[str], voice: str, spent: Counter[str]) -> tuple[Sound, float]:
    """What the program heard, and the wall seconds it took."""
    hearing, speaker = stage.rooms()
    before = processor_seconds()
    try:
        partner = Partner(TimedSession(stage.session(hearing, speaker), spent), voice)
        begun = time.perf_counter()
        partner.act(script, TAIL)
        wall = time.perf_counter() - begun
    finally:
        speaker.close()
        hearing.close()
    spent[WORKER] = round(1e9 * (processor_seconds() - before))
    return np.concatenate(partner.heard), wall
