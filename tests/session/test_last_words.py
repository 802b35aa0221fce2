"""A session that is ended by a word is over when the last words have been spoken, not before."""

from __future__ import annotations

import pytest
from session.test_resilient import Acted, with_hands_on

from assistant.clock import to_seconds
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Say

A_SENTENCE = 1.0
"""Seconds that the shortest of them takes at the least."""


@pytest.mark.parametrize("quiet", [True, False])
@pytest.mark.parametrize(
    ("begun", "words"),
    [
        (False, ("my calf is hot and swollen",)),
        (False, ("stop", "yes")),
        (True, ("my calf is hot and swollen",)),
        (True, ("there's blood in my urine",)),
        (True, ("I heard a crack and it hurts",)),
    ],
)
def test_it_ends_after_its_last_words(begun: bool, words: tuple[str, ...], quiet: bool) -> None:
    acted = Acted(with_hands_on() if begun else Conversation())
    for each in words:
        hear_out(acted, quiet or each != words[0])
        acted.say(each)
    left = [each for each in acted.effects if isinstance(each, Say)]
    assert left
    assert not acted.session.over
    said = acted.driver.samples
    while not acted.session.over and to_seconds(acted.driver.samples - said) < 300:
        acted.wait(0.1)
    if acted.state != "emergency":
        assert acted.session.over
        assert to_seconds(acted.driver.samples - said) > A_SENTENCE * len(left)


def hear_out(acted: Acted, quiet: bool) -> None:
    """Wait for a moment in which it speaks, or in which it does not."""
    for _ in range(2000):
        acted.wait(0.03)
        if bool(acted.session.rooms.speaking.speech.waiting) != quiet:
            return
    raise AssertionError("there is no such moment")
