"""Whole sessions in real time: the installed command on a virtual sound card, and people who talk to it."""

from __future__ import annotations

import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import soundfile
from setup.places import TOP

from assistant.audio.playing import AHEAD
from assistant.clock import BLOCK, RATE, to_samples, to_seconds
from assistant.recording.recording import RecordedTurn, turns
from assistant.session.components import Resources
from assistant.settings import Settings
from benchmarks.live_across import across
from benchmarks.live_figures import Clock, Said, cut, hushes, pace, unasked
from benchmarks.live_outcome import Outcome, Trial
from benchmarks.live_people import Account
from benchmarks.live_room import EMERGENCY, Room, placed, room
from benchmarks.live_talker import Talker
from benchmarks.live_telling import section, transcript
from benchmarks.live_wishes import Run, runs

REACTING = 2.0
"""Seconds after a word in which falling silent is a reaction to it."""
SOUNDS = 300
"""Samples louder than this are the program's voice, not its rhythm's softest parts."""
PATIENCE = 40 * 60.0
"""Seconds after which a session is given up."""
GOODBYE = 20.0
"""Seconds that the program may take to end."""
TRANSCRIPT = TOP / "docs" / "live" / "transcript.txt"
_LATE = re.compile(r"(\d+) blocks late")


def live(folder: Path, quick: bool, recordings: Path | None, *, together: bool) -> str:
    """The section; the first session is written down beside it as well.

    Args:
        folder: everything that was recorded stays there, a folder for each session.
        quick: one short session.
        recordings: people's, see benchmarks.people; None is a synthetic voice that talks across.
        together: all at once, each on a card of its own.

    Raises:
        RecordingsError: that folder has no recordings that can be read.
    """
    words = Resources.load(Settings(emergency_number=EMERGENCY))
    sessions = runs(quick)

    def measured(number: int) -> Outcome:
        return _measured(sessions[number], folder / f"session-{number + 1}", words, recordings)

    with ThreadPoolExecutor(len(sessions) if together else 1) as pool:
        outcomes = list(pool.map(measured, range(len(sessions))))
    if not quick:
        keep(outcomes[0])
    return section(outcomes, people=recordings is not None, together=together)


def keep(outcome: Outcome) -> None:
    """Write a session down, line by line."""
    TRANSCRIPT.parent.mkdir(exist_ok=True)
    TRANSCRIPT.write_text("\n".join(outcome.transcript) + "\n", encoding="utf-8", newline="\n")


def _measured(run: Run, folder: Path, words: Resources, recordings: Path | None) -> Outcome:
    load, began_across = os.getloadavg()[0], 0
    with room(folder, run.decibels, run.noise, run.snr, run.music) as kitchen, ExitStack() as stack:
        talker = Talker(kitchen, words.data, run.wishes)
        talker.talk(lambda: talker.coaching, PATIENCE)
        if run.across:
            began_across = kitchen.samples
            stack.enter_context(kitchen.card.sounding(across(recordings, PATIENCE, words)))
        hands_on = to_seconds(kitchen.samples)
        talker.talk(lambda: not talker.wishes, PATIENCE)
        left = run.minutes * 60 - to_seconds(kitchen.samples) + hands_on
        talker.talk(lambda: False, PATIENCE if run.to_the_end else max(0.0, left))
        kitchen.rest(GOODBYE if run.to_the_end else 0.0)
    return _outcome(run, folder, kitchen, talker.account, began_across, (load, os.getloadavg()[0]))


def _outcome(
    run: Run, folder: Path, kitchen: Room, account: Account, began_across: int, load: tuple[float, float]
) -> Outcome:
    happened = list(turns(folder / "run.jsonl"))
    both = np.fromfile(folder / "room.raw", np.int16).reshape(-1, 2)
    loudspeaker, microphone = both[:, 0], both[:, 1]
    said = placed(kitchen.said, microphone)
    emitted, rate = soundfile.read(folder / "said.wav", dtype="int16")
    assert rate == RATE
    clock = Clock(happened, kitchen.began).anchored(emitted, loudspeaker)
    found = [each for each in unasked(happened, clock, said) if clock.room(each.at) >= began_across]
    lines = "".join(kitchen.running.lines)
    sounding = np.flatnonzero(np.abs(loudspeaker[kitchen.started :].astype(int)) > SOUNDS)
    seconds = to_seconds(happened[-1].tick.samples)
    return Outcome(
        run=run,
        seconds=seconds,
        account=account,
        said=said,
        trials=_trials(emitted, said, happened, clock, both),
        unasked=found,
        across=seconds - to_seconds(clock.session(began_across)) if run.across else 0.0,
        pace=pace(happened, to_seconds(AHEAD * BLOCK)),
        late=int(told[1]) if (told := _LATE.search(lines)) else None,
        first=kitchen.asked[0],
        last=kitchen.asked[-1],
        process=kitchen.running.process,
        started=to_seconds(int(sounding[0])) if len(sounding) else None,
        load=load,
        transcript=list(transcript(folder / "run.jsonl", said, clock)),
    )


def _trials(
    emitted: np.ndarray, said: list[Said], happened: list[RecordedTurn], clock: Clock, both: np.ndarray
) -> list[Trial]:
    silences = [(clock.room(hush), hush) for hush in hushes(happened)]
    trials = []
    for word in said:
        before = np.abs(both[max(0, word.start - to_samples(0.25)) : word.start, 0].astype(int))
        if not word.over or not len(before) or before.max() <= SOUNDS:
            continue
        hit = [hush for at, hush in silences if word.start < at < word.end + to_samples(REACTING)]
        silent = cut(emitted, both[:, 0], hit[0], clock.room(hit[0])) if hit else None
        trials.append(Trial(word, None if silent is None else 1000 * to_seconds(silent - word.end)))
    return trials
