"""The section of the scorecard that holds the engines side by side, on the same recordings.

Measured piece by piece, each kept in a file, so that a later run goes on where this one ended; as many at a time as
the machine has cores.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from assistant.clock import RATE
from assistant.hearing.recogniser import EngineError
from assistant.settings import Settings
from benchmarks.figures import hourly, percentile, wilson
from benchmarks.people import Recording, Recordings, gathered
from benchmarks.scorecard import table
from benchmarks.spoken import MUSIC, TALK, Measuring, Room, Score, Tally, halves

ENGINES = ("whisper", "vosk", "pocketsphinx")
NAMES = {"whisper": "Whisper tiny.en", "vosk": "Vosk", "pocketsphinx": "PocketSphinx"}
QUIET = Room("quiet", None)
ROOMS = (
    QUIET,
    *(Room(f"kitchen, {snr:.0f} dB", snr) for snr in (20.0, 12.0, 6.0)),
    *(Room(f"music, {snr:.0f} dB", snr, MUSIC) for snr in (20.0, 12.0, 6.0)),
    *(Room(f"running tap, {snr:.0f} dB", snr, "running_tap") for snr in (20.0, 12.0, 6.0)),
    Room("somebody talks, 12 dB", 12.0, TALK),
)
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
GROUPS = {**{word: (word,) for word in ("stop", "help", "repeat", "yes", "no")}, "digits": DIGITS}
EACH = {"digits": 8}
"""Recordings of each word, where all would take too long."""

SOUNDS = TALKING, LASTING, SUDDEN = "talk", "noise that lasts", "barks, crying, sneezes"

Words = dict[str, Score]


@dataclass(frozen=True)
class Told:
    """What one engine made of one piece, and the processor time it took for so much sound, in seconds."""

    words: Words | None
    tally: Tally | None
    processor: float
    sound: float


def compared(folder: Path, half: str, keep: Path, minutes: float, tell: Callable[[str], None]) -> str | None:
    """Measure all engines; the section, or None when the time was over before the end.

    Args:
        folder: people's recordings.
        half: of the speakers.
        keep: where each piece is kept.
        minutes: that it may take.
        tell: is told how far it is.

    Raises:
        RecordingsError: nothing can be measured.
    """
    recordings = _recordings(folder, half)
    here = tuple(each for each in ENGINES if _measuring(each, folder, half))
    wanted = [(engine, name) for engine in here for name, _ in pieces(_measured(engine, folder, half))]
    files = {each: keep / f"{each[0]}-{half}-{each[1]}.pickle" for each in wanted}
    keep.mkdir(parents=True, exist_ok=True)
    until = time.time() + 60 * minutes
    with ProcessPoolExecutor(os.cpu_count(), multiprocessing.get_context("spawn")) as pool:
        open_ = [
            pool.submit(_piece, *each, folder, half, file, until)
            for each, file in files.items()
            if not file.exists()
        ]
        for number, done in enumerate(as_completed(open_), 1):
            tell(f"{number} of {len(open_)}: {done.result()}")
    if not all(file.exists() for file in files.values()):
        return None
    columns: dict[str, dict[str, Told]] = {engine: {} for engine in here}
    for (engine, name), file in files.items():
        columns[engine][name] = pickle.loads(file.read_bytes())
    return section(columns, recordings, half)


def _piece(engine: str, name: str, folder: Path, half: str, file: Path, until: float) -> str:
    """Measure one piece and keep it in the file, unless it is past the wall time `until`; what to tell of it."""
    if time.time() > until:
        return f"{engine}, {name}: not begun, the time is over"
    began = time.monotonic()
    measured = pickle.dumps(timed(dict(pieces(_measured(engine, folder, half)))[name]))
    partly = file.with_suffix(".part")
    partly.write_bytes(measured)
    partly.replace(file)
    return f"{engine}, {name}: {time.monotonic() - began:.0f} s"


@cache
def _recordings(folder: Path, half: str) -> Recordings:
    found = gathered(folder)
    return Recordings(tuple(sampled(tuple(halves(found.all, half)))), found.unusable)


@cache
def _measuring(engine: str, folder: Path, half: str) -> Measuring | None:
    """None where there is no model for it."""
    try:
        return Measuring(_recordings(folder, half), Settings(engine=engine), lambda _: None)
    except EngineError:
        return None


def _measured(engine: str, folder: Path, half: str) -> Measuring:
    measuring = _measuring(engine, folder, half)
    assert measuring
    return measuring


def sampled(recordings: Sequence[Recording]) -> Iterator[Recording]:
    """As many as the time allows, always the same."""
    words: dict[str, int] = {}
    for each in recordings:
        if each.kind == "words":
            group = next((name for name, inside in GROUPS.items() if each.group in inside), "")
            words[each.group] = words.get(each.group, 0) + 1
            if group and words[each.group] <= EACH.get(group, words[each.group]):
                yield each
        else:
            yield each


def pieces(measuring: Measuring) -> Iterator[tuple[str, Callable[[], Words | Tally]]]:
    """What is measured of an engine, by name."""
    for room in ROOMS:
        yield room.name, partial(_words, measuring, room)
    yield TALKING, lambda: measuring.talk()[0]
    yield LASTING, partial(measuring.noise, sudden=False)
    yield SUDDEN, partial(measuring.noise, sudden=True)


def _words(measuring: Measuring, room: Room) -> Words:
    return {word: score for word, (_, score) in measuring.words(room).items()}


def timed(measure: Callable[[], Words | Tally]) -> Told:
    """Measure a piece."""
    began = time.process_time()
    found = measure()
    processor = time.process_time() - began
    if isinstance(found, Tally):
        return Told(None, found, processor, 3600 * found.hours)
    return Told(found, None, processor, sum(score.samples for score in found.values()) / RATE)


def section(columns: dict[str, dict[str, Told]], recordings: Recordings, half: str) -> str:
    """The table: a row for each group of words in each room, a column for each engine."""
    here = tuple(columns)
    whose = "all" if half == "all" else f"the {half} half of the"
    rows = [
        (
            f"“{group}”" if group != "digits" else group,
            room.name,
            *(_cell(columns[each][room.name], group) for each in here),
        )
        for group in GROUPS
        for room in ROOMS
    ]
    rows += [
        (what, sound, *(_hourly(columns[each][sound], what) for each in here))
        for sound in SOUNDS
        for what in ("reactions", "acts", "strengthening")
    ]
    rows.append(
        ("reaction after the word, p50, p95", "quiet", *(_delay(columns[each]["quiet"]) for each in here))
    )
    rows.append(("processor, of one core", TALKING, *(_share(columns[each][TALKING]) for each in here)))
    rows.append(("processor, of one core", LASTING, *(_share(columns[each][LASTING]) for each in here)))
    missing = [NAMES[each] for each in ENGINES if each not in columns]
    lines = [
        "## Engines side by side",
        f"{len(recordings.all)} recordings, of {whose} speakers, in the "
        "same rooms. Of words: how many were reacted to or did what they are for, and with a slash those that were "
        "taken for something else; with bounds of 95 % (Wilson), as if recordings were independent. Of talk and noise: "
        "how many an hour.",
        table(("said", "where", *(NAMES[each] for each in here)), rows),
    ]
    if missing:
        lines.append(f"Not measured, because there is no model for people here: {', '.join(missing)}.")
    return "\n\n".join(lines)


def _cell(told: Told, group: str) -> str:
    scores = [score for word, score in (told.words or {}).items() if word in GROUPS[group]]
    of, right, wrong = (
        sum(getattr(each, name) for each in scores) for name in ("recordings", "right", "wrong")
    )
    if not of:
        return "none"
    low, high = wilson(right, of)
    return f"{100 * right / of:.0f} % ({100 * low:.0f} to {100 * high:.0f}) / {wrong} of {of}"


def _hourly(told: Told, what: str) -> str:
    assert told.tally
    rate, low, high = hourly(getattr(told.tally, what), told.tally.hours)
    return f"{rate:.0f} ({low:.0f} to {high:.0f})"


def _delay(told: Told) -> str:
    waits = [wait for score in (told.words or {}).values() for wait in score.waits]
    p50, p95 = percentile(waits, 50), percentile(waits, 95)
    return "none" if p50 is None or p95 is None else f"{p50:.0f}, {p95:.0f} ms"


def _share(told: Told) -> str:
    return f"{told.processor / told.sound:.2f}"
