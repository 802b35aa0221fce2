#!/usr/bin/env python3
"""Act out a whole massage as sound, and keep what came of it: .venv/bin/python scripts/make_session.py

A voice that is not the program's own (flite) talks to it, PocketSphinx hears, the program answers aloud. Writes
transcript.txt, score.svg, and of the minute around it excerpt.svg and excerpt.flac. The same program and voices give
the same files.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from math import inf
from pathlib import Path

from setup.places import TOP

sys.path.insert(0, str(TOP / "tests"))

import numpy as np
import soundfile
from kit.partner import WALL, Partner

from assistant.audio.sound import FULL_SCALE
from assistant.clock import RATE, to_seconds
from assistant.hearing.choose import choose
from assistant.recording.recording import Recorder
from assistant.recording.score_sheet import draw
from assistant.recording.timeline import Timeline, timeline
from assistant.recording.transcript import clock_time
from assistant.session.components import Resources, opening_conversation, session
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker

SETTINGS = Settings(engine="pocketsphinx", emergency_number="112")
VOICE = "flite:slt"
HURT = "it hurts"
README = TOP / "README.md"
BEFORE, AROUND = 14.0, 60.0
"""The excerpt begins this many seconds before it hurts in earnest, and lasts so long."""


def act(
    script: list[str], recording: Path, tail: float, settings: Settings = SETTINGS, voice: str = VOICE
) -> Partner:
    """Act a script out, sound to sound, and record the run."""
    words = Resources.load(settings)
    hearing = choose(settings.engine, settings.model, words.understanding.protective_vocabulary()).recogniser
    speaking = Speaker(settings.voice, settings.words_per_minute, settings.volume, settings.language)
    conversation = opening_conversation(settings)
    recorder = Recorder(recording, settings, conversation, WALL)
    try:
        partner = Partner(session(words, hearing, speaking, conversation, [recorder]), voice)
        partner.act(script, tail)
    finally:
        recorder.close()
        speaking.close()
        hearing.close()
    return partner


def account(
    run: Timeline, said: list[tuple[str, int, int]], begin: float = 0.0, end: float = inf
) -> Iterator[str]:
    """What happened between two seconds in plain lines: when each thing began to sound, was heard, or fell silent."""
    lines = [
        (to_seconds(start), 0, f'     "{text}"') for text, start, _ in said if to_seconds(start) < run.length
    ]
    lines += [(each.start, 3, f"— {each.sounded}") for each in run.spoken if each.fraction]
    for each in run.heard:
        lines.append((each.at, 1, f"     heard: {each.text}{'' if each.final else ' …'}  [{each.meaning}]"))
    lines += [(at, 2, "     (silence)") for at in run.hushes]
    lines += [(each.start, 4, f"     (rhythm: {each.value:.0f} strokes a minute)") for each in run.tempo]
    changes = [
        each for before, each in zip(run.touch, run.touch[1:], strict=False) if before.value != each.value
    ]
    lines += [
        (each.start, 5, f"     (touch: {each.value:.0f})" if each.value else "     (hands off)")
        for each in changes
    ]
    lines.append((run.length, 6, f"     (the end: {run.ending or 'the script ran out'})"))
    for second, _, text in sorted(lines):
        if begin <= second <= end:
            yield f"{clock_time(round(second * RATE)):>8}  {text}"


def in_earnest(said: list[tuple[str, int, int]]) -> int:
    """Which of the words said that it hurts, the last time: before, it was rehearsed. 0 when none did."""
    return max((n for n, (text, _, _) in enumerate(said) if text == HURT), default=0)


def minute(run: Timeline, said: list[tuple[str, int, int]]) -> str:
    """The part for the README: from the words before it hurts in earnest until hands are on again."""
    at = in_earnest(said)
    begin, hurt = to_seconds(said[at - 1][1]), to_seconds(said[at][1])
    back = next(touch.start for touch in run.touch if touch.start > hurt and touch.value)
    return "\n".join(account(run, said, begin, back + 1)) + "\n"


def main() -> None:
    """Write the session where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    folder = TOP / "docs" / "session"
    parser.add_argument("--script", type=Path, default=folder / "script.txt", help="what is said, and when")
    parser.add_argument("--to", type=Path, default=folder, help="folder for the transcript and the pictures")
    parser.add_argument(
        "--readme", action="store_true", help="put the minute around it into the README as well"
    )
    parser.add_argument("--sound", type=Path, help="folder for session.wav: the room left, the program right")
    parser.add_argument(
        "--voice", default=VOICE, help="who talks to the program, as tests/kit/voices.py names it"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        recording = Path(scratch) / "run.jsonl"
        partner = act(
            chosen.script.read_text(encoding="utf-8").splitlines(), recording, tail=1200, voice=chosen.voice
        )
        run = timeline(recording)
        hurt = to_seconds(partner.spoken[in_earnest(partner.spoken)][1])
        begin = float(max(0, int(hurt - BEFORE)))
        chosen.to.mkdir(parents=True, exist_ok=True)
        for name, text in (
            ("transcript.txt", "\n".join(account(run, partner.spoken)) + "\n"),
            ("score.svg", draw(recording)),
            ("excerpt.svg", draw(recording, begin, begin + AROUND)),
        ):
            (chosen.to / name).write_text(text, encoding="utf-8", newline="\n")
        begins, ends = (round(each * RATE) for each in (begin, begin + AROUND))
        heard, said = np.concatenate(partner.heard)[begins:ends], np.concatenate(partner.said)[begins:ends]
        together = (heard.astype(np.int32) + said).clip(-FULL_SCALE, FULL_SCALE - 1).astype(np.int16)
        soundfile.write(chosen.to / "excerpt.flac", together, RATE, subtype="PCM_16")
        if chosen.readme:
            told = minute(run, partner.spoken)
            page = README.read_text(encoding="utf-8")
            page = re.sub(r"(?<=```text\n).*?(?=```)", lambda _: told, page, count=1, flags=re.DOTALL)
            README.write_text(page, encoding="utf-8", newline="\n")
    if chosen.sound:
        chosen.sound.mkdir(parents=True, exist_ok=True)
        both = np.stack([np.concatenate(partner.heard), np.concatenate(partner.said)], axis=1)
        soundfile.write(chosen.sound / "session.wav", both, RATE, subtype="PCM_16")
    print(f"{clock_time(partner.now)} of session, written to {os.path.relpath(chosen.to)}.")


if __name__ == "__main__":
    main()
