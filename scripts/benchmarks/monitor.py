"""What it costs to keep watch over the rules while a session runs."""

from __future__ import annotations

import time

from setup.places import TOP

from assistant.clock import BLOCK, Tick, to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.invariants.observed_turn import Rule
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.machine import Reply
from assistant.dialog.monitor import Judge, Monitor
from assistant.hearing.scripted import Scripted
from assistant.session.components import Resources, opening_conversation
from assistant.session.driver import SessionDriver
from assistant.session.script import steps
from assistant.session.session import Components, Session
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker
from assistant.understanding.understood import Understood
from benchmarks.figures import percentile, shown, verdict
from benchmarks.scorecard import table

SCRIPT = TOP / "docs" / "session" / "script.txt"
BRIEF = 20
"""Lines of it for a quick look."""
TAIL = 600.0
"""Seconds after its last line."""
MOST = 1.0
"""Percent of a block."""
BLOCK_TIME = 1e6 * to_seconds(BLOCK)
"""Microseconds."""


class Timed(Judge):
    """A judge whose looks are timed, in microseconds."""

    def __init__(self, words: Resources) -> None:
        super().__init__(words.data)
        self.took: list[float] = []

    def broken(
        self, before: Conversation, event: Understood | None, tick: Tick, reply: Reply
    ) -> tuple[Rule, ...]:
        """As it always judges."""
        begun = time.thread_time_ns()
        try:
            return super().broken(before, event, tick, reply)
        finally:
            self.took.append((time.thread_time_ns() - begun) / 1e3)


def monitor(quick: bool) -> str:
    """The section."""
    settings = Settings()
    words = Resources.load(settings)
    judge = Timed(words)
    rooms = Components(
        Scripted(()),
        words.understanding,
        Monitor(words.data, judge),
        SilentSpeaker(settings.words_per_minute),
    )
    driver = SessionDriver(Session(rooms, opening_conversation(settings)), 0.0)
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    driver.follow(steps(lines[:BRIEF] if quick else lines), TAIL)
    blocks = driver.samples / BLOCK
    each = sum(judge.took) / blocks
    share = 100 * each / BLOCK_TIME
    rows = [
        (
            "one block, on average",
            f"{each:.0f} us, {share:.2f} %",
            f"at most {MOST:g} %",
            verdict(share, MOST),
        ),
        ("95 % of the turns, at most", shown(percentile(judge.took, 95), "us", 1), "", ""),
        ("99.9 % of the turns, at most", shown(percentile(judge.took, 99.9), "us"), "", ""),
        ("the longest", f"{max(judge.took):.0f} us", "", ""),
    ]
    return "\n\n".join(
        [
            "## Keeping watch",
            f"{len(RULES)} rules judged in every turn of a session of {to_seconds(driver.samples) / 60:.0f} minutes "
            f"(docs/session/script.txt, typed). A block is {BLOCK_TIME / 1000:.0f} ms.",
            table(("what", "took", "target", ""), rows),
        ]
    )
