from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.audio.sound import SILENCE
from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Finding, Verdict
from assistant.doctor.level import Level
from assistant.doctor.sound_judging import microphone, room, you

WORDS = CheckWords.load()
NOTHING = Level(0.0, SILENCE, SILENCE, SILENCE, 0.0, 0.0, 0.0)
DEAD = replace(NOTHING, seconds=2.0)
QUIET = Level(2.0, -65.0, -64.0, -50.0, 0.0, 0.0, 5)
SPEECH = Level(6.0, -36.0, -30.0, -12.0, 0.0, 0.0, 10)


def case(finding: Finding) -> str:
    """What its words are filed under."""
    every = {
        key.partition(".")[2]: words
        for key, words in WORDS.findings.items()
        if key.startswith(f"{finding.name}.")
    }
    return next(name for name, words in every.items() if _begin(words.sentence) in finding.sentence)


def _begin(sentence: str) -> str:
    """All before the first figure: of the subjects here no two cases begin alike."""
    return sentence.partition("{")[0]


@pytest.mark.parametrize(
    ("quiet", "spoken", "expected", "verdict"),
    [
        (QUIET, None, "well", Verdict.OK),
        (QUIET, SPEECH, "well", Verdict.OK),
        (NOTHING, None, "nothing", Verdict.BAD),
        (DEAD, None, "muted", Verdict.BAD),
        (DEAD, DEAD, "muted", Verdict.BAD),
        (DEAD, SPEECH, "well", Verdict.OK),  # a headset that sends nothing until somebody speaks
        (replace(QUIET, clipped_percent=0.2), None, "clipping", Verdict.LOOK),
        (replace(QUIET, clipped_percent=0.1), None, "well", Verdict.OK),
        (QUIET, replace(SPEECH, clipped_percent=1.0), "clipping", Verdict.LOOK),
        (replace(QUIET, hum_percent=90), None, "hum", Verdict.LOOK),
        (replace(QUIET, hum_percent=90), replace(SPEECH, loud_dbfs=-60.0), "hum", Verdict.LOOK),
        (replace(QUIET, hum_percent=90), SPEECH, "well", Verdict.OK),  # words stand far above it
        (replace(QUIET, hum_percent=90, level_dbfs=-85.0), None, "faint", Verdict.LOOK),
        (replace(QUIET, offset_percent=5.1), None, "offset", Verdict.LOOK),
        (replace(QUIET, offset_percent=5.0), None, "well", Verdict.OK),
        (replace(QUIET, level_dbfs=-80.1), None, "faint", Verdict.LOOK),
        (replace(QUIET, level_dbfs=-80.1), SPEECH, "well", Verdict.OK),
        (QUIET, replace(SPEECH, loud_dbfs=-50.1), "faint", Verdict.LOOK),
        (replace(QUIET, clipped_percent=3.0, hum_percent=90), None, "clipping", Verdict.LOOK),
    ],
)
def test_microphone(quiet: Level, spoken: Level | None, expected: str, verdict: Verdict) -> None:
    finding = microphone(WORDS, quiet, quiet, spoken)
    assert (case(finding), finding.verdict) == (expected, verdict)


def test_a_microphone_that_only_the_loudspeaker_overdrives_is_told() -> None:
    assert case(microphone(WORDS, QUIET, replace(SPEECH, clipped_percent=2.0), None)) == "clipping"


def test_a_microphone_that_wakes_up_with_the_loudspeaker_is_not_muted() -> None:
    assert microphone(WORDS, DEAD, SPEECH, None).verdict is not Verdict.BAD


@pytest.mark.parametrize(
    ("level", "words", "expected"),
    [
        (-65.0, None, "quiet"),
        (-60.0, None, "quiet"),
        (-59.9, None, "fine"),
        (-42.0, None, "fine"),
        (-41.9, None, "loud"),
        (-65.0, -30.0, "quiet"),
        (-55.0, -30.0, "quiet"),
        (-54.0, -30.0, "fine"),
        (-45.0, -30.0, "fine"),
        (-44.9, -30.0, "loud"),
        (-30.0, -16.0, "loud"),
        (-70.0, -69.0, "quiet"),  # nobody spoke: the room is judged alone
    ],
)
def test_room(level: float, words: float | None, expected: str) -> None:
    spoken = None if words is None else replace(SPEECH, loud_dbfs=words)
    finding = room(WORDS, replace(QUIET, level_dbfs=level), spoken, 15.0)
    assert case(finding) == expected
    assert finding.verdict is (Verdict.LOOK if expected == "loud" else Verdict.OK)


@pytest.mark.parametrize(
    ("needs", "expected"), [(6.0, "quiet"), (6.1, "fine"), (16.0, "fine"), (16.1, "loud")]
)
def test_what_a_room_is_hangs_on_what_listens_in_it(needs: float, expected: str) -> None:
    spoken = replace(SPEECH, loud_dbfs=-34.0)
    assert case(room(WORDS, replace(QUIET, level_dbfs=-50.0), spoken, needs)) == expected


@pytest.mark.parametrize(
    ("spoken", "heard", "expected", "verdict"),
    [
        (None, (), "unasked", Verdict.LOOK),
        (SPEECH, ("it hurts", "stop"), "understood", Verdict.OK),
        (SPEECH, ("stop",), "partly", Verdict.LOOK),
        (SPEECH, (), "not_understood", Verdict.LOOK),
        (replace(SPEECH, loud_dbfs=-57.1), (), "unheard", Verdict.BAD),
        (replace(SPEECH, loud_dbfs=-57.0), (), "not_understood", Verdict.LOOK),
        (replace(SPEECH, loud_dbfs=-60.0), ("stop",), "partly", Verdict.LOOK),
    ],
)
def test_you(spoken: Level | None, heard: tuple[str, ...], expected: str, verdict: Verdict) -> None:
    finding = you(WORDS, QUIET, spoken, heard)
    assert (case(finding), finding.verdict) == (expected, verdict)


decibels = st.floats(-99, 0).map(lambda value: round(value, 1))
levels = st.builds(
    Level,
    st.just(2.0),
    decibels,
    decibels,
    decibels,
    st.floats(0, 100),
    st.floats(0, 100),
    st.floats(0, 100),
)


@given(levels, levels, st.none() | levels)
def test_a_microphone_that_gives_any_sound_at_all_keeps_nobody_from_beginning(
    quiet: Level, playing: Level, spoken: Level | None
) -> None:
    assert microphone(WORDS, quiet, playing, spoken).verdict is not Verdict.BAD


@given(decibels, decibels, st.none() | decibels)
def test_a_louder_room_is_never_judged_better(one: float, other: float, words: float | None) -> None:
    order = ["quiet", "fine", "loud"]
    spoken = None if words is None else replace(SPEECH, loud_dbfs=words)
    if words is not None and words - max(one, other) < 8:
        return  # then it is not known that anybody spoke
    soft, loud = (room(WORDS, replace(QUIET, level_dbfs=each), spoken, 6.0) for each in sorted((one, other)))
    assert order.index(case(soft)) <= order.index(case(loud))


@given(levels, levels, st.lists(st.sampled_from(("it hurts", "stop")), unique=True))
def test_who_was_understood_is_never_told_to_be_unheard(
    quiet: Level, spoken: Level, heard: list[str]
) -> None:
    finding = you(WORDS, quiet, spoken, tuple(heard))
    assert (finding.verdict is Verdict.OK) == (len(heard) == 2)
    assert not heard or finding.verdict is not Verdict.BAD
