from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from pathlib import Path

import numpy as np
import pytest

from assistant.audio.sound import Sound, dbfs
from assistant.clock import BLOCK, RATE, SILENT, Speech
from assistant.dialog.effects import Cue, Hush, Prepare, Say, Tune
from assistant.speaking.face import Voice
from assistant.speaking.phrasing import SENTENCE
from assistant.speaking.rendering import Job, Urgency
from assistant.speaking.speaker import Speaker
from assistant.speaking.utterances import PAUSE, RAMP

TEXT = "Glide up to the shoulders, wide, and feather-light back down."
OFF = "Okay. Hands off."
Effect = Say | Hush | Cue | Prepare | Tune


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Speaker]]:
    made: list[Speaker] = []

    def speaker(voice: str = "espeak-ng", cache: str = "cache") -> Speaker:
        made.append(Speaker(voice, 150, 1.0, cache=tmp_path / cache))
        return made[-1]

    yield speaker
    for each in made:
        each.close()


def play(voice: Voice, blocks: int) -> Sound:
    """Off the sound card: settled before every block, as the loop does it."""
    sound = []
    for _ in range(blocks):
        voice.settle()
        sound.append(voice.block())
    return np.concatenate(sound)


def play_out(voice: Voice) -> Sound:
    sound = []
    while voice.speech.waiting:
        sound.append(play(voice, 1))
    return np.concatenate(sound)


def act(voice: Voice, script: Sequence[tuple[int, Effect]], blocks: int) -> Sound:
    """Every effect in its block; as in the session, a block follows its effects without waiting."""
    sound = []
    for number in range(blocks):
        voice.settle()
        for at, effect in script:
            if at == number:
                voice.perform(effect)
        sound.append(voice.block())
    return np.concatenate(sound)


def test_words_are_heard(make: Callable[..., Speaker]) -> None:
    speaker: Voice = make()
    assert speaker.speech == SILENT
    speaker.perform(Say("key", TEXT))
    assert speaker.speech == Speech(1, 0.0, 1)
    sound = play_out(speaker)
    assert len(sound) / RATE == pytest.approx(4, abs=1)
    assert dbfs(sound) == pytest.approx(-16.5, abs=2)
    assert speaker.speech == Speech(1, 1.0, 0)
    assert speaker.failed == ""


def test_nothing_waits_for_the_renderer_but_settling(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Say("key", TEXT))
    assert not speaker.block().any()
    assert speaker.speech == Speech(1, 0.0, 1)
    assert speaker.saying == ""
    speaker.settle()
    speaker.block()
    assert speaker.saying == TEXT


def test_what_was_prepared_is_heard_in_the_very_next_block(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Prepare((OFF, TEXT)))
    speaker.settle()
    for text in (OFF, TEXT):
        speaker.perform(Say("key", text, urgent=True))
        assert speaker.block().any()


def test_two_utterances_are_a_pause_apart(make: Callable[..., Speaker]) -> None:
    speaker = make()
    first = play_one(speaker, OFF)
    second = play_one(speaker, TEXT)
    play(speaker, 20)
    speaker.perform(Say("key", OFF))
    speaker.perform(Say("key", TEXT))
    both = np.trim_zeros(play_out(speaker))
    alone = np.trim_zeros(np.concatenate([first, np.zeros(PAUSE, np.int16), second]))
    assert np.array_equal(both, alone)


def play_one(speaker: Speaker, text: str) -> Sound:
    """Exactly the samples of one utterance."""
    speaker.perform(Prepare((text,)))
    speaker.settle()
    utterance = speaker._memory.get(speaker._key(text))
    assert utterance is not None
    return utterance


@pytest.mark.parametrize("blocks", [1, 2, 7, 33, 60])
def test_hushed_it_is_silent_within_the_next_block(make: Callable[..., Speaker], blocks: int) -> None:
    speaker = make()
    for effect in (Cue(26), Say("key", TEXT), Say("key", OFF)):
        speaker.perform(effect)
    play(speaker, blocks)
    speaker.perform(Hush())
    assert speaker.speech == Speech(2, 0.0, 0)
    after = play(speaker, 100)
    assert not after[RAMP:].any()
    assert speaker.saying == ""


def test_what_is_urgent_is_heard_at_once_and_the_rest_forgotten(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Prepare((OFF,)))
    speaker.perform(Say("key", TEXT))
    speaker.perform(Say("key", TEXT))
    play(speaker, 30)
    speaker.perform(Say("key", OFF, urgent=True))
    sound = speaker.block()
    assert speaker.saying == OFF
    assert np.array_equal(sound[RAMP:], play_one(speaker, OFF)[: BLOCK - RAMP])
    play_out(speaker)
    assert speaker.speech == Speech(3, 1.0, 0)


def test_slower_speech_begins_with_the_next_words(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Say("key", TEXT))
    play(speaker, 10)
    speaker.perform(Tune(100, 1.0))
    first = play_out(speaker)
    speaker.perform(Say("key", TEXT))
    second = np.trim_zeros(play_out(speaker))
    assert len(second) / (len(first) + 10 * BLOCK) == pytest.approx(1.5, rel=0.1)


def test_what_was_prepared_is_prepared_anew_for_another_speed(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Prepare((OFF,)))
    play(speaker, 1)
    speaker.perform(Tune(110, 1.0))
    speaker.settle()
    speaker.perform(Say("key", OFF))
    assert speaker.block().any()


def test_louder_is_louder(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Tune(150, 0.5))
    play(speaker, 20)
    speaker.perform(Say("key", TEXT))
    soft = play_out(speaker)
    speaker.perform(Tune(150, 1.0))
    play(speaker, 20)
    speaker.perform(Say("key", TEXT))
    assert dbfs(play_out(speaker)) - dbfs(soft) == pytest.approx(12, abs=0.5)


SCRIPT: list[tuple[int, Effect]] = [
    (0, Prepare((OFF, "Slower."))),
    (0, Say("key", "Good evening. I'll guide your hands with my voice.")),
    (0, Say("key", OFF)),
    (40, Cue(16)),
    (200, Prepare((TEXT,))),
    (200, Say("key", TEXT)),
    (230, Tune(130, 0.7)),
    (260, Say("key", "Slower.", urgent=True)),
    (261, Cue(14)),
    (330, Say("key", TEXT)),
    (390, Hush(0.2)),
    (391, Say("key", OFF)),
]


def test_the_same_effects_give_the_same_samples_whatever_was_cached(make: Callable[..., Speaker]) -> None:
    fresh = act(make(cache="one"), SCRIPT, 500)
    cached = act(make(cache="one"), SCRIPT, 500)
    other = act(make(cache="two"), SCRIPT, 500)
    assert dbfs(fresh) > -30
    assert np.array_equal(fresh, cached)
    assert np.array_equal(fresh, other)


def test_a_ruined_cache_is_not_played(make: Callable[..., Speaker], tmp_path: Path) -> None:
    first = act(make(), SCRIPT, 100)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(file.read_bytes()[:-1_000] + bytes(1_000))
    assert np.array_equal(act(make(), SCRIPT, 100), first)


def test_words_that_are_said_wrong_are_spelt_for_the_voice_and_shown_as_they_are(
    make: Callable[..., Speaker],
) -> None:
    speaker = make()
    speaker.perform(Say("key", "Never tear at the skin."))
    play(speaker, 2)
    assert speaker.saying == "Never tear at the skin."
    assert [key.text for key in speaker._memory._sounds] == ["Never tare at the skin."]


@pytest.mark.skipif(sys.platform != "linux", reason="signals")
def test_a_worker_killed_while_it_speaks_is_not_noticed(make: Callable[..., Speaker]) -> None:
    speaker = make()
    speaker.perform(Say("key", TEXT))
    play(speaker, 5)
    children = " ".join(task.read_text() for task in Path("/proc/self/task").glob("*/children"))
    (worker,) = map(int, children.split())
    os.kill(worker, signal.SIGKILL)
    speaker.perform(Say("key", OFF))
    play_out(speaker)
    assert speaker.failed == ""
    assert speaker.speech == Speech(2, 1.0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="signals")
def test_what_was_rendered_before_does_not_wait_for_what_is_being_rendered(
    make: Callable[..., Speaker],
) -> None:
    play_one(make(), OFF)
    speaker = make()
    play_one(speaker, TEXT)
    children = " ".join(task.read_text() for task in Path("/proc/self/task").glob("*/children"))
    for each in map(int, children.split()):
        os.kill(each, signal.SIGSTOP)
    speaker.perform(Prepare(("Words that were never said before.",)))
    speaker.perform(Say("key", OFF))
    wait([speaker._jobs[speaker._key(OFF)]], timeout=3)
    speaker.block()
    assert speaker.block().any()
    assert speaker.saying == OFF


def test_no_voice_is_told_and_whoever_waits_for_the_end_of_the_words_goes_on(
    make: Callable[..., Speaker],
) -> None:
    speaker = make("nobody")
    speaker.perform(Prepare((OFF,)))
    play(speaker, 1)
    assert speaker.failed == ""
    speaker.perform(Say("key", TEXT))
    speaker.perform(Say("key", OFF))
    assert not play(speaker, 2).any()
    assert speaker.failed.startswith(
        'There is no voice to speak with. There is no voice "nobody". There are: '
    )
    assert speaker.speech == Speech(2, 1.0, 0)
    speaker.perform(Say("key", TEXT))
    speaker.block()
    assert speaker.speech == Speech(3, 1.0, 0)


def test_between_the_sentences_of_a_text_is_our_own_silence(make: Callable[..., Speaker]) -> None:
    speaker = make()
    first, second = (play_one(speaker, each) for each in ("Okay.", "Hands off."))
    rest = np.zeros(SENTENCE, np.int16)
    assert np.array_equal(play_one(speaker, OFF), np.concatenate([first, rest, second]))


def test_what_may_be_said_one_day_is_kept_for_then_and_nobody_waits_for_it(
    make: Callable[..., Speaker], tmp_path: Path
) -> None:
    speaker = make("en_GB-alba-medium")  # not fetched, so another speaks
    speaker.render_ahead(("Okay. Hands off.", "Slower."))
    speaker.settle()
    assert speaker.speech == SILENT
    last = Job(speaker._key("Softer."))
    speaker._rendering.put(last, Urgency.ONE_DAY)
    assert len(last.result(timeout=60))
    assert len(list((tmp_path / "cache").glob("*.speech"))) == 4


def test_a_voice_that_renders_at_once_needs_nothing_ahead(
    make: Callable[..., Speaker], tmp_path: Path
) -> None:
    speaker = make()
    speaker.render_ahead(("Okay. Hands off.", "Slower."))
    play_one(speaker, TEXT)
    assert len(list((tmp_path / "cache").glob("*.speech"))) == 1
