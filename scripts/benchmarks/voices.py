"""The voices: a whole massage rendered in each, how loud it is, what it costs, and whether it comes in time."""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyloudnorm
from misspoken import measured

from assistant.audio.resampling import Floats
from assistant.audio.sound import FULL_SCALE, Sound
from assistant.clock import BLOCK, RATE, Tick, shown, to_seconds
from assistant.dialog.conversation import Choice
from assistant.dialog.states import State
from assistant.hearing.scripted import Scripted
from assistant.preview import run_through
from assistant.recording.recording import Event
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.settings import Settings
from assistant.speaking.choice import ESPEAK
from assistant.speaking.finishing import LEVEL
from assistant.speaking.limiting import true_peak
from assistant.speaking.speaker import Speaker
from benchmarks.figures import percentile, verdict
from benchmarks.lateness import lateness
from benchmarks.scorecard import table

PROGRAM = "p15"
WHOLE, LIVE = 30, 15
"""Hands-on minutes of the massage that is rendered whole, and of the one that runs in real time."""
NAMES = {"": "natural", ESPEAK: "plain"}
LOUD, APART, PEAK = 1.0, 2.0, -1.0
"""LU from the target, LU between sentences, dBTP."""
WRONG = 3.0
"""Percent."""
REST = 7
"""Silent blocks between two sentences, at least; a comma has fewer."""
SHORTEST = 1.0
"""Seconds; of a shorter sentence the loudness says nothing."""
SOON, AT_ONCE, MOST_SOON = 1000.0, 100.0, 95.0
"""Milliseconds, milliseconds, percent."""
LATE = ("session", "texts", "within 100 ms", "within 1 s", "latest", "target", "")


@dataclass(frozen=True)
class Rendered:
    """A whole massage in one voice, nothing kept from before."""

    lasts: float
    """Seconds of session."""
    took: float
    """Seconds on the clock."""
    processor: float
    """Seconds of processor, of the program and of the process that renders."""
    megabytes: float
    """The most that the process that renders held."""
    speech: float
    """Seconds of speech."""
    loudness: float
    """LUFS of all that is said."""
    apart: float
    """LU between the loudest sentence and the softest."""
    peak: float
    """dBTP."""
    wrong: float
    """Percent of the words of all sentences that a recogniser does not write as they are."""


def rendered(words: Resources, voice: str, minutes: int, every: int) -> Rendered:
    """Act the massage out and measure what came of it; of all sentences every so-manieth is transcribed."""
    settings = Settings(voice=voice, rhythm=False, volume=1.0)
    pieces: list[Sound] = []
    began, before = time.perf_counter(), _processor()
    with tempfile.TemporaryDirectory() as folder:
        speaker = _speaker(settings, Path(folder))
        try:
            figures = run_through.run(
                words,
                run_through.PreviewWords.load(settings.language),
                settings,
                Choice(PROGRAM, minutes),
                speaker,
                lambda _line: None,
                pieces.append,
            )
            megabytes = _held()
        finally:
            speaker.close()
    took, processor = time.perf_counter() - began, _processor() - before
    sound = np.concatenate(pieces).astype(np.float32) / FULL_SCALE
    spoken = phrases(sound)
    meter = pyloudnorm.Meter(RATE, filter_class="DeMan")
    levels = [meter.integrated_loudness(each) for each in spoken if len(each) > SHORTEST * RATE]
    return Rendered(
        figures.whole,
        took,
        processor,
        megabytes,
        sum(map(len, spoken)) / RATE,
        float(meter.integrated_loudness(np.concatenate(spoken))),
        float(max(levels) - min(levels)),
        20 * float(np.log10(max(map(true_peak, spoken)))),
        100 * misspoken(voice, every),
    )


def misspoken(voice: str, every: int) -> float:
    """The share of words that come back wrong when a recogniser transcribes what the voice says, 0 to 1."""
    rows = list(measured(voice, every, 0, 150))
    return sum(row[0] for row in rows) / sum(row[1] for row in rows)


def phrases(sound: Floats) -> list[Floats]:
    """The parts of a sound between rests of REST blocks or more that are wholly silent."""
    loud = np.flatnonzero(np.abs(sound[: len(sound) // BLOCK * BLOCK]).reshape(-1, BLOCK).max(axis=1))
    groups = np.split(loud, np.flatnonzero(np.diff(loud) > REST) + 1)
    return [sound[each[0] * BLOCK : (each[-1] + 1) * BLOCK] for each in groups]


def lateness_live(words: Resources, minutes: int, folder: Path) -> list[float]:
    """Milliseconds that each text of a massage came late, in real time, without a card.

    Args:
        words: of the language.
        minutes: hands-on.
        folder: of what was rendered before; empty is a first session.
    """
    settings = Settings()
    ticks: list[Tick] = []

    def note(tick: Tick, event: Event) -> None:
        if isinstance(event, Tick):
            ticks.append(tick)

    conversation = run_through.screened(words.data, opening_conversation(settings, Choice(PROGRAM, minutes)))
    speaker = _speaker(settings, folder)
    try:
        made = session(words, Scripted(()), speaker, conversation, [note])
        driver, began = SessionDriver(made, 0.0), time.perf_counter()
        while not driver.over and to_seconds(driver.samples) < 60 * minutes + run_through.AROUND:
            driver.turn_live(np.zeros(BLOCK, np.int16), to_seconds(driver.samples + BLOCK))
            now = driver.conversation
            quiet = driver.samples - now.quiet_since > run_through.READY_AFTER
            if quiet and now.state is State.PREPARING:
                driver.type("ready")
            time.sleep(max(0.0, began + to_seconds(driver.samples) - time.perf_counter()))
    finally:
        speaker.close()
    return lateness(ticks)


def voices(quick: bool) -> str:
    """The section."""
    words = Resources.load(Settings())
    minutes = 15 if quick else WHOLE
    every = 94 if quick else 4
    made = {name: rendered(words, voice, minutes, every) for voice, name in NAMES.items()}
    parts = [
        "## Voices",
        f"{PROGRAM.upper()} at {minutes} minutes rendered whole, from the greeting to the goodbye, nothing kept from "
        f"before. Loudness by pyloudnorm (ITU-R BS.1770): {LEVEL:g} LUFS within {LOUD:g}, what is said in one go "
        f"within {APART:g} LU of each other, true peak at most {PEAK:g} dBTP. Words wrong: Whisper tiny.en writes down "
        f"every {every}th sentence that there is (scripts/misspoken.py tells them all); at most {WRONG:g} % for the "
        "natural voice.",
        table(
            (
                "voice",
                "session",
                "speech",
                "took",
                "share of it",
                "processor",
                "memory",
                "LUFS",
                "apart",
                "peak",
                "words wrong",
                "",
            ),
            [_row(name, each) for name, each in made.items()],
        ),
    ]
    if not quick:
        with tempfile.TemporaryDirectory() as folder:
            runs = {
                "first session, nothing rendered": lateness_live(words, LIVE, Path(folder)),
                "the same massage again": lateness_live(words, LIVE, Path(folder)),
            }
        parts += [
            f"{PROGRAM.upper()} at {LIVE} minutes in real time with the natural voice, beside everything else that "
            f"this machine does (load {os.getloadavg()[0]:.1f}): how long after it was wanted each text began.",
            table(LATE, map(_late, runs.items())),
        ]
    return "\n\n".join(parts)


def _row(voice: str, each: Rendered) -> tuple[str, ...]:
    fits = abs(each.loudness - LEVEL) <= LOUD and each.apart <= APART and each.peak <= PEAK
    understood = each.wrong <= WRONG or voice != NAMES[""]
    return (
        voice,
        shown(each.lasts),
        shown(each.speech),
        f"{each.took:.0f} s",
        f"{100 * each.took / each.lasts:.1f} %",
        f"{each.processor:.0f} s",
        f"{each.megabytes:.0f} MB",
        f"{each.loudness:.1f}",
        f"{each.apart:.1f} LU",
        f"{each.peak:.1f} dBTP",
        f"{each.wrong:.1f} %",
        "met" if fits and understood else "**missed**",
    )


def _late(run: tuple[str, Sequence[float]]) -> tuple[str, ...]:
    name, late = run
    soon, second = (100 * float(np.mean(np.asarray(late) <= limit)) for limit in (AT_ONCE, SOON))
    worst = max(late, default=None)
    return (
        name,
        str(len(late)),
        f"{soon:.1f} %",
        f"{second:.1f} %",
        f"{worst:.0f} ms" if worst is not None else "none",
        f"{MOST_SOON:g} % within 100 ms, all within 1 s",
        "met" if soon >= MOST_SOON and verdict(percentile(late, 100), SOON) == "met" else "**missed**",
    )


def _speaker(settings: Settings, folder: Path) -> Speaker:
    return Speaker(settings.voice, settings.words_per_minute, settings.volume, settings.language, folder)


def _held() -> float:
    """MB at most, of the process that renders: the largest of this process's children. 0 where that is not told."""
    most = 0.0
    for thread in Path("/proc/self/task").glob("*/children"):
        for child in thread.read_text(encoding="ascii").split():
            status = Path(f"/proc/{child}/status").read_text(encoding="ascii")
            held = re.search(r"VmHWM:\s+(\d+) kB", status)
            most = max(most, int(held[1]) / 1024 if held else 0.0)
    return most


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
