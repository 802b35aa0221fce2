"""An engine in a process of its own, which may die or stop."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from kit.failing_worker import DEADLY, STOPPING
from kit.scenario import At, scene
from kit.vocabularies import COACHING, PROTECTIVE
from kit.voices import ESPEAK, FLITE

from assistant.clock import BLOCK, to_seconds
from assistant.hearing.heard import Heard, Pass
from assistant.hearing.pocket import pocketsphinx
from assistant.hearing.recogniser import Block, EngineError, VocabularyError
from assistant.hearing.recogniser_process import HUNG, KEPT, MODULE, RecogniserProcess

SILENCE = np.zeros(BLOCK, np.int16)
VOICES = FLITE if shutil.which("flite") else ESPEAK
SCENE = scene(At(0.5, "stop", VOICES[0]), At(2.5, "pause", VOICES[0]), seconds=4)
LIMIT = 30.0


class Listening:
    """Hands block after block on, faster than in a room, and waits for answers."""

    def __init__(self, apart: RecogniserProcess) -> None:
        self.apart = apart
        self.heard: list[Heard] = []
        self._samples = 0

    def hear(self, block: Block) -> None:
        self._samples += BLOCK
        self.heard += self.apart.hear(block, self._samples)

    def act(self) -> None:
        for block in np.split(SCENE.sound[: len(SCENE.sound) // BLOCK * BLOCK], len(SCENE.sound) // BLOCK):
            self.hear(block)

    def until(self, there: Callable[[], bool]) -> None:
        """Silence goes on until then."""
        deadline = time.monotonic() + LIMIT
        while not there():
            assert time.monotonic() < deadline, self.heard
            self.hear(SILENCE)
            time.sleep(to_seconds(BLOCK))  # as in a room


@pytest.fixture
def module() -> str:
    return MODULE


@pytest.fixture
def listening(module: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    apart = RecogniserProcess("pocketsphinx", "", module)
    try:
        apart.open(PROTECTIVE)
        apart.listen(COACHING, 0.5)
        yield Listening(apart)
    finally:
        apart.close()


def test_it_hears_what_the_engine_hears_from_the_first_block_on(listening: Listening) -> None:
    assert not listening.apart.deaf, "though it has not been waited for"
    directly = pocketsphinx(PROTECTIVE)
    directly.listen(COACHING, 0.5)
    expected = SCENE.hear(directly.hear)
    listening.act()
    listening.until(lambda: len(listening.heard) >= len(expected))
    assert listening.heard == [each for _, each in expected]
    assert listening.apart.name == "PocketSphinx"
    assert not listening.apart.deaf


def test_it_counts_as_deaf_when_it_takes_long_to_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    told: list[str] = []
    apart = RecogniserProcess("pocketsphinx", str(tmp_path / "disk"), "kit.failing_worker")
    try:
        apart.open(PROTECTIVE, told.append)
        listening = Listening(apart)
        for _ in range(KEPT):
            listening.hear(SILENCE)
            assert not apart.deaf
        listening.hear(SILENCE)
        assert apart.deaf
        apart.listen(COACHING, 0.5)
        (tmp_path / "disk").touch()
        listening.until(lambda: not apart.deaf)
        assert told[0].startswith("Listening with PocketSphinx")
        listening.act()
        listening.until(lambda: any(each.text == "pause" and each.final for each in listening.heard))
    finally:
        apart.close()


def test_what_is_not_here_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.model_store.whisper_folder.chosen", lambda *_: None)
    apart = RecogniserProcess("whisper", "")
    try:
        with pytest.raises(EngineError, match="--setup-only"):
            apart.open(PROTECTIVE)
    finally:
        apart.close()


@pytest.mark.parametrize(
    ("engine", "module", "reason"),
    [("vosk", MODULE, "model"), ("pocketsphinx", "assistant.no_such_module", "broke down")],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, engine: str, module: str, reason: str) -> None:
    apart = RecogniserProcess(engine, str(tmp_path), module)
    try:
        apart.open(PROTECTIVE)
        with pytest.raises(EngineError, match=reason):
            Listening(apart).until(lambda: False)
    finally:
        apart.close()


def test_a_vocabulary_that_it_cannot_hear_is_told(listening: Listening) -> None:
    nonsense = type(COACHING)("nonsense", "not a grammar", ("not a grammar",))
    listening.apart.listen(nonsense, 0.5)
    with pytest.raises(VocabularyError, match="nonsense"):
        listening.until(lambda: False)


@pytest.mark.parametrize("module", ["kit.failing_worker"])
@pytest.mark.parametrize(("fault", "blocks"), [(DEADLY, 1), (STOPPING, HUNG + 2)])
def test_it_is_deaf_when_the_engine_fails_and_hears_again(
    listening: Listening, fault: int, blocks: int
) -> None:
    half = len(SCENE.sound) // BLOCK // 4
    for block in np.split(SCENE.sound[: half * BLOCK], half):
        listening.hear(block)
    listening.until(lambda: any(each.text == "stop" for each in listening.heard))
    for _ in range(blocks):
        listening.hear(np.full(BLOCK, fault, np.int16))
    listening.until(lambda: listening.apart.deaf)
    listening.until(lambda: not listening.apart.deaf)
    told = [each for each in listening.heard if each.heard_by is Pass.PROTECTIVE]
    assert told[-1].final, "what began is ended"
    listening.heard.clear()
    listening.act()
    listening.until(lambda: any(each.text == "pause" and each.final for each in listening.heard))
