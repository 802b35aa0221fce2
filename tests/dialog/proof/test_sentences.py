"""Whole sessions in which people's own sentences are typed, in any order, judged by every rule.

SENTENCES names tables to take them from: tab-separated, with a column `said` or `utterance`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from csv import DictReader
from functools import cache
from pathlib import Path
from random import Random

import pytest
from dialog.proof.test_walks import PROGRAMS
from dialog.proof.walking import Answers, Event, Passing, Until, Utterance, Walk, World, begun, ready, said
from kit.talking import dialog_data, understanding

from assistant.clock import RATE, to_samples
from assistant.hearing.heard import Heard, Pass

OWN = Path(__file__).parents[2] / "understanding" / "fresh.tsv"
STEPS = 60_000
BACK = (said("RESUME"), said("YES"), Answers("well"), said("SKIP_PREPARATION"), Passing(21), Until("over"))
"""What leads back to the massage, or it would soon be over."""


@cache
def sentences() -> tuple[str, ...]:
    """Each once, in the order of the tables."""
    paths = [Path(each) for each in os.environ.get("SENTENCES", str(OWN)).split(os.pathsep)]
    return tuple(dict.fromkeys(each for path in paths for each in _read(path)))


def _read(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        for row in DictReader(file, delimiter="\t"):
            yield row.get("said") or row["utterance"]


def typed(walk: Walk, sentence: str) -> Utterance:
    """What is understood of it here."""
    at = walk.at.now.ticked + to_samples(1.0)
    heard = Heard(sentence, True, at, at + RATE // 2, Pass.TYPED, alone=True)
    understood = understanding().understand(heard, walk.at.now.listening)
    return Utterance(
        understood.intents, understood.evidence, understood.final, unexplained=understood.unexplained
    )


def wander(steps: int, seed: int) -> dict[str, str]:
    """The rules that are broken, each with the words after which it was first."""
    chance, world = Random(seed), World.of(dialog_data())
    broken: dict[str, str] = {}
    starts = [
        start(world, each, dialog_data().library.programs[each].minutes.longest)
        for each in PROGRAMS
        for start in (begun, ready)
    ]
    walk = Walk(world, chance.choice(starts))
    for _ in range(steps):
        if walk.at.now.state in ("ended", "refused", "emergency") and chance.random() < 0.3:
            walk.at = chance.choice(starts)
        sentence = chance.choice(sentences())
        event: Event = typed(walk, sentence) if chance.random() < 0.6 else chance.choice(BACK)
        try:
            walk.go(event)
        except AssertionError as fault:
            broken.setdefault(str(fault), sentence)
            walk.at = chance.choice(starts)
    return broken


def test_no_sentence_breaks_a_rule() -> None:
    assert len(sentences()) > 100
    assert wander(1000, seed=0) == {}


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_no_sentence_breaks_a_rule_in_sixty_thousand_steps() -> None:
    assert wander(STEPS, seed=1) == {}
