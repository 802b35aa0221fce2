"""The natural voice itself, where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.clock import RATE
from assistant.model_store.voice_files import found, piper_is_here
from assistant.speaking.length import estimate
from assistant.speaking.renderer import Renderer, RenderError

TEXT = "Hands flat at the waist, one each side of the spine."
FILES = found() if piper_is_here() else ()
pytestmark = pytest.mark.skipif(not FILES, reason="wants Piper and its voice: see scripts/start.py")


@pytest.fixture(scope="module")
def renderer() -> Iterator[Renderer]:
    made = Renderer(FILES[0])
    yield made
    made.close()


def test_it_speaks_and_the_same_words_are_the_same_samples_whatever_was_said_before(
    renderer: Renderer,
) -> None:
    first = renderer.render("Slower.", 150)
    spoken = renderer.render(TEXT, 150)
    assert renderer.name().startswith("Piper ")
    assert "en_US-joe-medium" in renderer.name()
    assert len(spoken) == pytest.approx(estimate(TEXT, 150), rel=0.25)
    assert len(spoken) > 2 * RATE
    assert np.array_equal(renderer.render("Slower.", 150), first)


def test_it_keeps_to_the_pace(renderer: Renderer) -> None:
    slow, fast = (len(renderer.render(TEXT, pace)) for pace in (110, 165))
    assert slow / fast == pytest.approx(1.5, rel=0.12)


def spoilt(tmp_path: Path, spoil: str) -> Path:
    """A voice file of the same name that is not the one that was published."""
    path = tmp_path / FILES[0].path.name
    path.with_name(f"{path.name}.json").write_bytes(FILES[0].description.read_bytes())
    data = bytearray(FILES[0].path.read_bytes() if spoil == "byte" else b"nothing")
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("spoil", "digest", "why"),
    [
        ("byte", True, "not as it was published"),
        ("all", True, "not as it was published"),
        ("all", False, "cannot be used"),
    ],
)
def test_a_file_that_is_not_the_one_that_was_published_is_never_loaded_and_the_next_voice_speaks(
    tmp_path: Path, spoil: str, digest: bool, why: str
) -> None:
    file = replace(FILES[0], path=spoilt(tmp_path, spoil), digest=FILES[0].digest if digest else "")
    alone, helped = Renderer(file), Renderer(file, "en-us")
    try:
        with pytest.raises(RenderError, match=why):
            alone.render(TEXT, 150)
        assert len(helped.render(TEXT, 150)) > 2 * RATE
        assert helped.name().startswith("espeak-ng")
        assert why in helped.given_up
    finally:
        alone.close()
        helped.close()
