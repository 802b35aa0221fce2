"""A voice of a Wyoming server: it speaks, is killed, and one that is here goes on."""

from __future__ import annotations

import numpy as np
import pytest
from kit.wyoming_server import TONE, free_port, wyoming

from assistant.clock import RATE
from assistant.speaking.choice import voices_for
from assistant.speaking.pronunciation import load
from assistant.speaking.renderer import Renderer, RenderError

TEXT = "Stroke slowly up to the tops of the shoulders."


def test_it_speaks_with_the_voice_of_the_server() -> None:
    port = free_port()
    with wyoming("tts", port):
        renderer = Renderer(f"wyoming://127.0.0.1:{port}")
        try:
            assert renderer.name() == f"Wyoming toner 1.0 tone wyoming://127.0.0.1:{port}"
            sound = renderer.render(TEXT, 150)
        finally:
            renderer.close()
    spectrum = np.abs(np.fft.rfft(sound))
    assert np.argmax(spectrum) * RATE / len(sound) == pytest.approx(TONE, abs=5)


def test_when_it_is_killed_a_voice_that_is_here_goes_on() -> None:
    port = free_port()
    voices = voices_for(f"wyoming://127.0.0.1:{port}", "en", load("en"), natural=())
    with wyoming("tts", port) as process:
        renderer = Renderer(*voices)
        try:
            assert renderer.name().startswith("Wyoming")
            process.kill()
            process.wait()
            assert len(renderer.render(TEXT, 150)) > RATE
            assert not renderer.name().startswith("Wyoming")
            assert "127.0.0.1" in renderer.given_up or "refused" in renderer.given_up
        finally:
            renderer.close()


def test_when_it_is_started_again_it_speaks_the_next_sentence() -> None:
    port = free_port()
    renderer = Renderer(f"wyoming://127.0.0.1:{port}")
    try:
        with wyoming("tts", port):
            renderer.render(TEXT, 150)
        with wyoming("tts", port):
            assert len(renderer.render(TEXT, 150)) > RATE
    finally:
        renderer.close()


def test_where_nobody_answers_it_says_what_to_do() -> None:
    renderer = Renderer(f"wyoming://127.0.0.1:{free_port()}")
    with pytest.raises(RenderError, match=r"No voice answers at wyoming://.*See that it is on"):
        renderer.name()
    renderer.close()
