"""Words and noises that people recorded. The figures asserted are below those measured, for other machines' sake."""

from __future__ import annotations

import pytest
from kit import recordings
from kit.recordings import needs_people
from kit.scenario import At, scene
from kit.vocabularies import COACHING, OTHER_PHRASES, PROTECTIVE, YES_NO

from assistant.clock import to_samples
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.pocket import pocketsphinx
from assistant.hearing.vocabulary import Vocabulary

APART = 2.0
"""Seconds from one word to the next."""

Said = tuple[str, int, list[tuple[int, Heard]]]
"""A word, the sample at which it ended, and what was heard of it."""


def said_by_all(words: tuple[str, ...], vocabulary: Vocabulary) -> list[Said]:
    """Everybody's recordings of the words, one after the other in a quiet room."""
    lines = [(word, f"person:{who}") for word in words for who in range(len(recordings.words(word)))]
    script = [At(1.0 + APART * place, word, voice) for place, (word, voice) in enumerate(lines)]
    acted = scene(*script, seconds=APART * len(lines) + 2)
    recogniser = pocketsphinx(PROTECTIVE)
    recogniser.listen(vocabulary, 0.5)
    heard = acted.hear(recogniser.hear)
    return [
        (
            line.words,
            line.end,
            [each for each in heard if line.start < each[0] <= line.start + to_samples(APART)],
        )
        for line in acted.spoken
    ]


@needs_people
def test_people_who_say_stop_are_heard_at_once() -> None:
    told = [
        min((at - end for at, each in heard if each.heard_by is Pass.PROTECTIVE and each.text), default=None)
        for _, end, heard in said_by_all(("stop", "help"), COACHING)
    ]
    in_time = [wait for wait in told if wait is not None and wait <= to_samples(0.25)]
    assert len(in_time) >= 0.84 * len(told)


@needs_people
def test_peoples_answers_are_heard_and_seldom_taken_for_a_protective_word() -> None:
    answers = said_by_all(("yes", "no", "repeat"), YES_NO)
    right = [
        word
        for word, _, heard in answers
        if (word, Pass.MAIN) in [(each.text, each.heard_by) for _, each in heard if each.final]
    ]
    frightened = [
        word
        for word, _, heard in answers
        if any(each.heard_by is Pass.PROTECTIVE and each.text for _, each in heard)
    ]
    assert len(right) >= 0.75 * len(answers)
    assert len(frightened) <= 0.15 * len(answers)


@needs_people
@pytest.mark.parametrize("kind", ["kitchen", "running_tap", "rain", "air_conditioner"])
def test_household_noise_answers_nothing(kind: str) -> None:
    recogniser = pocketsphinx(PROTECTIVE)
    recogniser.listen(COACHING, 0.5)
    heard = scene(seconds=6, noise=kind, snr=12).hear(recogniser.hear)
    assert not [each for _, each in heard if each.final and each.alone and each.text in OTHER_PHRASES]
