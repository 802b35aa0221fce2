"""How long the questions take a healthy person."""

from __future__ import annotations

from pathlib import Path

from assistant.clock import Tick, to_samples, to_seconds
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Effect, Listen, Say
from assistant.hearing.scripted import Scripted
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.settings import Settings
from assistant.speaking.speaker import Speaker
from assistant.understanding.understood import Understood
from benchmarks.figures import verdict
from benchmarks.scorecard import table

ANSWERS = ("yes", *8 * ("no",), "yes")
"""Of a healthy person and whoever massages: nine, and one to the summary."""
THINKING, SPEAKING = 0.5, 0.5
"""Seconds until somebody answers, and that the answer lasts; then the program waits out its patience."""
TARGET = 95.0
"""Seconds, from the first word about the questions until the last answer is taken."""
USUAL = Settings().words_per_minute
PACES = (120, USUAL, 180)
"""Words a minute."""
LONGEST = to_samples(600)


def screening(cache: Path, quick: bool) -> str:
    """The section."""
    words = Resources.load(Settings())
    took = {pace: _took(words, cache, pace) for pace in ((USUAL,) if quick else PACES)}
    rows = [
        (str(pace), f"{seconds:.0f} s", *(_aimed(seconds) if pace == USUAL else ("", "")))
        for pace, seconds in took.items()
    ]
    return "\n\n".join(
        [
            "## Screening",
            "A healthy person through nine questions and the summary, in the program's real voice. Every answer "
            f"begins {THINKING:g} s after the question has ended and lasts {SPEAKING:g} s; then the program waits as "
            "long as it does for somebody who speaks.",
            table(("words a minute", "took", "target", ""), rows),
        ]
    )


def _aimed(seconds: float) -> tuple[str, str]:
    return f"{TARGET:.0f} s", verdict(seconds, TARGET)


def _took(words: Resources, cache: Path, pace: int) -> float:
    settings = Settings(words_per_minute=pace, rhythm=False)
    patience = 0.5
    first = ""

    def note(_: Tick, event: Tick | Understood | Effect) -> None:
        nonlocal patience, first
        match event:
            case Listen():
                patience = event.patience
            case Say(key="screening.preamble"):
                first = event.text

    speaking = Speaker(settings.voice, pace, settings.volume, cache=cache)
    try:
        opening = opening_conversation(settings, Choice("p15", 15))
        made = session(words, Scripted(()), speaking, opening, [note])
        driver = SessionDriver(made, 0.0)
        began = None
        answers = list(ANSWERS)
        while driver.samples < LONGEST:
            driver.turn()
            if began is None and first and speaking.saying == first:
                began = driver.samples
            if speaking.speech.waiting:
                continue
            driver.wait(to_samples(THINKING + SPEAKING + patience))
            driver.type(answers.pop(0))
            driver.turn()
            if not answers:
                assert began is not None
                assert not driver.conversation.state.startswith("screening"), "it asked for more"
                return to_seconds(driver.samples - began)
    finally:
        speaking.close()
    raise AssertionError(f"the questions do not end: {driver.conversation.state}")
