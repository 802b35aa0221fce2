"""What speaks when a better voice gives up."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from assistant.model_store.voice_file import VoiceFile
from assistant.speaking.renderer import Renderer, RenderError

GONE = VoiceFile(Path("/no/such/en_US-nobody-medium.onnx"))
linux = pytest.mark.skipif(sys.platform != "linux", reason="signals and espeak-ng's own names")


def test_a_voice_file_is_packed_into_a_word_that_is_no_name() -> None:
    assert VoiceFile.unpacked(GONE.packed()) == GONE
    assert VoiceFile.unpacked("en-us+f3") is None
    assert VoiceFile.unpacked("") is None


@linux
def test_where_the_better_voice_is_not_here_the_next_one_speaks_and_stays() -> None:
    renderer = Renderer(GONE, "en-us")
    try:
        assert len(renderer.render("Slower.", 150))
        name = renderer.name()
        assert name.startswith("espeak-ng")
        assert renderer.given_up == (
            "The voice en_US-nobody-medium is not here. To see those there are: massage voices"
        )
        assert renderer._worker
        os.kill(renderer._worker._process.pid, signal.SIGKILL)
        assert len(renderer.render("Softer.", 150))
        assert renderer.name() == name
    finally:
        renderer.close()


@linux
def test_where_none_is_left_the_last_reason_is_told() -> None:
    renderer = Renderer(GONE, "klingon")
    try:
        with pytest.raises(RenderError, match='There is no voice "klingon"'):
            renderer.render("Slower.", 150)
        assert "nobody" in renderer.given_up
    finally:
        renderer.close()
