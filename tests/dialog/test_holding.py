"""Whatever is said, in whatever order and however badly it is heard, the promises hold."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.talking import Talk, coached, prepared, understanding

from assistant.clock import to_samples
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Cue
from assistant.dialog.states import COACHING, HANDS, PAIN
from assistant.dialog.talk.standing import felt
from assistant.hearing.heard import Heard, Pass


@cache
def phrases() -> tuple[str, ...]:
    """One phrase of every intent at least."""
    return tuple(sorted({phrase for phrase, _ in understanding().test_phrases()}))


@st.composite
def happenings(draw: st.DrawFn) -> tuple[str, str, float]:
    """How something is said, what, and how long it is quiet afterwards."""
    how = draw(st.sampled_from(["well", "well", "badly", "half", "not at all", "deaf"]))
    return how, draw(st.sampled_from(phrases())), draw(st.sampled_from([0.1, 1.0, 9.0, 25.0, 90.0]))


def act(talk: Talk, happening: tuple[str, str, float]) -> None:
    how, text, quiet = happening
    if how == "deaf":
        talk.wait(0.06, deaf=True)
    elif how != "not at all":
        {"well": talk.interrupt, "badly": talk.mumble, "half": talk.begin_to_say}[how](text)
    talk.wait(quiet)


def ceilings(now: Conversation, zones: tuple[str, ...]) -> list[int]:
    return [now.comfort.ceiling(zone) for zone in zones]


ZONES = ("lumbar_strip", "thoracic", "shoulders", "neck", "blades", "sacrum")


@pytest.mark.whole
@settings(max_examples=40)
@given(st.lists(happenings(), min_size=1, max_size=12))
def test_from_coaching_on_it_only_gets_gentler_by_itself(script: list[tuple[str, str, float]]) -> None:
    talk = coached(15)
    for happening in script:
        before = talk.now
        talk.clear()
        act(talk, happening)
        after = talk.now
        same_person = after.restriction is not None and after.interview == before.interview
        if same_person:
            asked = happening[0] == "well" and _is_firmer(happening[1])
            assert after.comfort.level <= before.comfort.level + (1 if asked else 0)
            withdrawn = before.episode is not None or after.episode is not None
            if not withdrawn:
                now, then = ceilings(after, ZONES), ceilings(before, ZONES)
                assert all(a <= b for a, b in zip(now, then, strict=True))
        assert all(cue.strokes_per_minute <= 26 for cue in talk.of(Cue))
        if after.state.startswith("coaching"):
            assert after.comfort.hands_on
            assert after.restriction is not None
            assert not after.restriction.refused
            assert felt(after)
        else:
            assert not after.comfort.hands_on


def _is_firmer(text: str) -> bool:
    heard = Heard(text, True, 0, to_samples(1), Pass.TYPED, alone=True)
    return understanding().understand(heard, ("FIRMER",)).find("FIRMER") is not None


@pytest.mark.whole
@settings(max_examples=30)
@given(st.lists(happenings(), max_size=8), st.sampled_from(["well", "badly", "half"]))
def test_one_stop_takes_the_hands_off_from_anywhere(script: list[tuple[str, str, float]], how: str) -> None:
    talk = coached(15)
    for happening in script:
        act(talk, happening)
    if talk.state == "ended":
        return
    {"well": talk.interrupt, "badly": talk.mumble, "half": talk.begin_to_say}[how]("stop")
    assert not talk.now.comfort.hands_on
    assert not talk.state.startswith("coaching")


@pytest.mark.whole
@settings(max_examples=20)
@given(st.lists(happenings(), max_size=10))
def test_no_hands_before_screening_is_complete(script: list[tuple[str, str, float]]) -> None:
    talk = Talk()
    for happening in script:
        act(talk, happening)
        if talk.state in COACHING | PAIN:
            assert talk.now.restriction is not None
            assert not talk.now.restriction.refused
            assert talk.now.rehearsal is not None
            assert talk.now.rehearsal.done


@pytest.mark.whole
@settings(max_examples=20)
@given(st.lists(happenings(), max_size=10))
def test_getting_ready_never_touches_anybody(script: list[tuple[str, str, float]]) -> None:
    talk = prepared(15)
    for happening in script:
        act(talk, happening)
        if talk.now.comfort.hands_on:
            assert talk.state in HANDS
