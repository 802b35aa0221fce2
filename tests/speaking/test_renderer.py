from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest

from assistant.audio.sound import dbfs
from assistant.clock import RATE
from assistant.library.reading import FOLDER
from assistant.speaking.length import estimate, plausible
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import LaterError, Renderer, RenderError

TEXT = "Hands flat at the waist, one each side of the spine."
VOICE = load("en").espeak
linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and espeak-ng's own names")


@pytest.fixture
def renderer() -> Iterator[Renderer]:
    made = Renderer(VOICE)
    yield made
    made.close()


def worker_of(renderer: Renderer) -> int:
    assert renderer._worker
    return renderer._worker._process.pid


def test_words_become_sound(renderer: Renderer) -> None:
    sound = renderer.render(TEXT, 150)
    assert sound.dtype == np.int16
    assert len(sound) / RATE == pytest.approx(3.5, abs=1.0)
    assert dbfs(sound) == pytest.approx(-16.5, abs=2)
    assert np.abs(sound).max() < 32_000
    assert sound[0] == sound[-1] == 0


def test_slower_speech_takes_longer(renderer: Renderer) -> None:
    lengths = [len(renderer.render(TEXT, speed)) for speed in (110, 150, 190)]
    assert lengths[0] / lengths[1] == pytest.approx(150 / 110, rel=0.1)
    assert lengths[1] / lengths[2] == pytest.approx(190 / 150, rel=0.1)


def test_the_same_words_are_the_same_samples_whatever_was_said_before(renderer: Renderer) -> None:
    first = renderer.render(TEXT, 150)
    renderer.render("Something else, and at another speed.", 120)
    assert np.array_equal(renderer.render(TEXT, 150), first)


@pytest.mark.parametrize("text", ["", "…", "?!"])
def test_no_words_are_no_sound(renderer: Renderer, text: str) -> None:
    assert len(renderer.render(text, 150)) == 0


@linux
def test_the_estimate_is_as_near_as_it_says_on_the_projects_own_words(renderer: Renderer) -> None:
    lines = (FOLDER / "en" / "prompts.yaml").read_text(encoding="utf-8").splitlines()
    texts = [line.split('"')[1] for line in lines if line.count('"') == 2 and "{" not in line]
    texts = [text for text in texts if text.endswith((".", "?"))]
    assert len(texts) > 80
    ratios = []
    for text in texts:
        length = len(renderer.render(text, 150))
        assert plausible(length, text, 150)
        ratios.append(length / estimate(text, 150))
    assert np.mean([1 / 1.18 < ratio < 1.18 for ratio in ratios]) > 0.9
    assert max(ratios) < 1.5
    assert min(ratios) > 0.67


@linux
@pytest.mark.parametrize("voice", ["en-us+f3", "en-us+annie", "EN-GB", "de"])
def test_any_voice_of_espeak_speaks(voice: str) -> None:
    renderer = Renderer(voice)
    try:
        name = renderer.name()
        assert name.startswith("espeak-ng 1.")
        assert voice.partition("+")[2] in name.lower()
        assert len(renderer.render(TEXT, 150)) > 2 * RATE
    finally:
        renderer.close()


@linux
@pytest.mark.parametrize(
    ("voice", "known"),
    [("klingon", "en-us, "), ("en-us+nobody", "After en-us\\+ there are: .*f3"), ("en-us+", "f3")],
)
def test_an_unknown_voice_is_told_with_those_there_are(voice: str, known: str) -> None:
    renderer = Renderer(voice)
    try:
        with pytest.raises(RenderError, match=f'There is no voice "{re.escape(voice)}".*{known}'):
            renderer.render(TEXT, 150)
    finally:
        renderer.close()


@linux
def test_a_killed_worker_is_replaced(renderer: Renderer) -> None:
    before = renderer.render(TEXT, 150)
    killed = worker_of(renderer)
    os.kill(killed, signal.SIGKILL)
    assert np.array_equal(renderer.render(TEXT, 150), before)
    assert worker_of(renderer) != killed


@linux
def test_a_worker_that_hangs_is_replaced_in_time() -> None:
    renderer = Renderer(VOICE, limit=0.5)
    try:
        before = renderer.render(TEXT, 150)
        hanging = worker_of(renderer)
        os.kill(hanging, signal.SIGSTOP)
        assert np.array_equal(renderer.render(TEXT, 150), before)
        assert worker_of(renderer) != hanging
    finally:
        renderer.close()


@linux
def test_what_is_rendered_ahead_on_a_busy_machine_does_not_cost_the_voice() -> None:
    renderer = Renderer(VOICE, "de", limit=0.5)
    try:
        before, name = renderer.render(TEXT, 150), renderer.name()
        for _ in range(4):
            os.kill(worker_of(renderer), signal.SIGSTOP)
            with pytest.raises(LaterError):
                renderer.render(TEXT, 150, ahead=True)
            assert np.array_equal(renderer.render(TEXT, 150), before)
        assert renderer.name() == name
        assert not renderer.given_up
    finally:
        renderer.close()


@linux
def test_ctrl_c_does_not_end_the_worker(renderer: Renderer) -> None:
    renderer.name()
    running = worker_of(renderer)
    os.kill(running, signal.SIGINT)
    renderer.render(TEXT, 150)
    assert worker_of(renderer) == running


@linux
@pytest.mark.parametrize("program", ["/bin/false", "/no/such/program"])
def test_no_worker_at_all_is_one_clear_error(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(sys, "executable", program)
    renderer = Renderer(VOICE)
    try:
        with pytest.raises(
            RenderError, match=r"^There is no voice to speak with\. The speech engine does not answer"
        ):
            renderer.render(TEXT, 150)
    finally:
        renderer.close()


@linux
def test_the_worker_dies_with_its_parent() -> None:
    program = (
        "import os, signal\n"
        "from assistant.speaking.renderer import Renderer\n"
        "renderer = Renderer('en-us')\n"
        "renderer.name()\n"
        "print(renderer._worker._process.pid, flush=True)\n"
        "input()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdin
        assert parent.stdout
        worker = os.pidfd_open(int(parent.stdout.readline()))
        parent.stdin.write("\n")
        parent.stdin.flush()
        assert parent.wait(5) == -signal.SIGKILL
        ended, _, _ = select.select([worker], [], [], 5)
        os.close(worker)
    assert ended
