"""Fetching from a server on this machine that does everything wrong that servers do."""

from __future__ import annotations

import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from kit.model_shelf import (
    Answer,
    Shelf,
    breaking_after,
    giving,
    model_of,
    stalling_after,
    status,
    well,
    with_another_range,
    without_length,
    without_ranges,
)

from assistant.model_store.catalogue import Model, ModelError
from assistant.model_store.fetching import FetchProgress, fetch
from assistant.model_store.patience import Patience

HURRIED = Patience(silence=0.3, pauses=(0, 0))
HALF = 200_000


@dataclass
class Heard:
    said: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    @property
    def told(self) -> FetchProgress:
        return FetchProgress(self.said.append, self.sizes.append)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "model.zip.part"


@pytest.fixture
def model(shelf: Shelf) -> Model:
    return model_of(shelf)


def test_what_is_fetched_is_what_was_there(shelf: Shelf, model: Model, part: Path, heard: Heard) -> None:
    fetch(model, part, heard.told, HURRIED)
    assert part.read_bytes() == shelf.body
    assert heard.sizes == sorted(heard.sizes)
    assert (heard.sizes[0], heard.sizes[-1]) == (0, model.size)
    assert len(heard.sizes) > 4
    assert heard.said == []


def test_a_part_is_gone_on_with(shelf: Shelf, model: Model, part: Path, heard: Heard) -> None:
    part.write_bytes(shelf.body[:HALF])
    fetch(model, part, heard.told, HURRIED)
    assert part.read_bytes() == shelf.body
    assert shelf.ranges == [f"bytes={HALF}-"]
    assert heard.sizes[0] == HALF


def test_a_whole_part_needs_no_network(shelf: Shelf, model: Model, part: Path, heard: Heard) -> None:
    part.write_bytes(shelf.body)
    fetch(model, part, heard.told, HURRIED)
    assert shelf.ranges == []


@pytest.mark.parametrize(
    "answer",
    [breaking_after(HALF), stalling_after(HALF), status(500), status(503), status(429)],
    ids=["breaks", "stalls", "500", "503", "429"],
)
def test_it_is_tried_again(shelf: Shelf, model: Model, part: Path, heard: Heard, answer: Answer) -> None:
    shelf.answers = [answer]
    fetch(model, part, heard.told, HURRIED)
    assert part.read_bytes() == shelf.body
    assert len(shelf.ranges) == 2
    assert len(heard.said) == 1
    assert "Trying again" in heard.said[0]


def test_after_a_break_only_the_rest_is_fetched(shelf: Shelf, model: Model, part: Path, heard: Heard) -> None:
    shelf.answers = [breaking_after(HALF), breaking_after(100_000)]
    fetch(model, part, heard.told, HURRIED)
    starts = [int((each or "bytes=0-")[6:-1]) for each in shelf.ranges]
    assert 0 == starts[0] < starts[1] < starts[2]
    assert part.read_bytes() == shelf.body


def test_in_the_end_it_gives_up_and_keeps_what_came(
    shelf: Shelf, model: Model, part: Path, heard: Heard
) -> None:
    shelf.answers = [breaking_after(100_000), status(500), status(502)]
    with pytest.raises(ModelError, match=r"in trouble \(502\)\. What came so far is kept"):
        fetch(model, part, heard.told, HURRIED)
    kept = part.read_bytes()
    assert kept
    assert shelf.body.startswith(kept)
    fetch(model, part, heard.told, HURRIED)
    assert shelf.ranges[-1] == f"bytes={len(kept)}-"
    assert part.read_bytes() == shelf.body


@pytest.mark.parametrize(
    "answers",
    [[without_ranges], [without_length], [with_another_range, well], [status(416), well]],
    ids=["ignored", "without-length", "another", "416"],
)
def test_a_server_that_does_not_go_on_begins_anew(
    shelf: Shelf, model: Model, part: Path, heard: Heard, answers: list[Answer]
) -> None:
    part.write_bytes(shelf.body[:HALF])
    shelf.answers = answers
    fetch(model, part, heard.told, HURRIED)
    assert part.read_bytes() == shelf.body


@pytest.mark.parametrize("left", [b"x" * HALF, b"x" * 10_000_000], ids=["other", "longer"])
def test_a_part_of_something_else_is_thrown_away(
    shelf: Shelf, model: Model, part: Path, heard: Heard, left: bytes
) -> None:
    part.write_bytes(left)
    fetch(model, part, heard.told, HURRIED)
    assert part.read_bytes() == shelf.body
    assert shelf.ranges[-1] is None


def test_a_whole_part_of_wrong_bytes_is_fetched_again(
    shelf: Shelf, model: Model, part: Path, heard: Heard
) -> None:
    part.write_bytes(bytes(model.size))
    fetch(model, part, heard.told, HURRIED)
    assert part.read_bytes() == shelf.body
    assert "Beginning anew" in heard.said[0]


def _wrong_bytes(shelf: Shelf) -> bytes:
    return shelf.body[:HALF] + b"?" + shelf.body[HALF + 1 :]


def test_wrong_bytes_of_the_right_length_are_not_kept(
    shelf: Shelf, model: Model, part: Path, heard: Heard
) -> None:
    shelf.answers = [giving(_wrong_bytes(shelf))]
    with pytest.raises(ModelError, match="not what was expected"):
        fetch(model, part, heard.told, HURRIED)
    assert not part.exists()
    assert len(shelf.ranges) == 1


@pytest.mark.parametrize("length", [True, False])
@pytest.mark.parametrize("more", [-1, 1])
def test_another_length_is_refused(
    shelf: Shelf, model: Model, part: Path, heard: Heard, more: int, length: bool
) -> None:
    other = shelf.body[:-1] if more < 0 else shelf.body + b"?"
    shelf.answers = [giving(other, length=length)] * 9
    with pytest.raises(ModelError):
        fetch(model, part, heard.told, HURRIED)
    assert not part.exists() or part.stat().st_size < model.size


def test_what_never_ends_does_not_fill_the_disk(shelf: Shelf, part: Path, heard: Heard) -> None:
    model = model_of(shelf, size=1000)
    shelf.answers = [without_length]
    with pytest.raises(ModelError, match="more than the model has"):
        fetch(model, part, heard.told, HURRIED)
    assert not part.exists()


@pytest.mark.parametrize("code", [403, 404, 410])
def test_what_is_not_there_is_not_asked_for_again(
    shelf: Shelf, model: Model, part: Path, heard: Heard, code: int
) -> None:
    part.write_bytes(shelf.body[:HALF])
    shelf.answers = [status(code)]
    with pytest.raises(ModelError, match=f"does not give the model .{code}"):
        fetch(model, part, heard.told, HURRIED)
    assert len(shelf.ranges) == 1
    assert part.stat().st_size == HALF, "it may be there again tomorrow"


def test_a_redirect_is_followed(shelf: Shelf, model: Model, part: Path, heard: Heard) -> None:
    shelf.answers = [status(302, Location="/elsewhere.zip")]
    fetch(model, part, heard.told, HURRIED)
    assert shelf.paths[-1] == "/elsewhere.zip"
    assert part.read_bytes() == shelf.body


@pytest.mark.parametrize("target", ["file:///etc/passwd", "/round"])
def test_a_redirect_to_nowhere_is_one_sentence(
    shelf: Shelf, model: Model, part: Path, heard: Heard, target: str
) -> None:
    shelf.answers = [status(302, Location=target)] * 40
    with pytest.raises(ModelError, match="cannot be followed"):
        fetch(model, part, heard.told, HURRIED)
    assert not part.exists()


def test_without_network_it_says_so(shelf: Shelf, part: Path, heard: Heard) -> None:
    with socket.socket() as nobody:  # a port that is taken, and where nobody listens
        nobody.bind(("127.0.0.1", 0))
        model = model_of(shelf, address=f"http://127.0.0.1:{nobody.getsockname()[1]}/model.zip")
        with pytest.raises(ModelError, match=r"No answer from 127\.0\.0\.1; is there a network\?"):
            fetch(model, part, heard.told, HURRIED)
    assert len(heard.said) == len(HURRIED.pauses)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="wants a disk that is always full")
def test_a_full_disk_is_the_disks_error(model: Model, part: Path, heard: Heard) -> None:
    part.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        fetch(model, part, heard.told, HURRIED)


def test_ctrl_c_leaves_a_part_to_go_on_with(shelf: Shelf, model: Model, part: Path) -> None:
    def interrupted(size: int) -> None:
        if size > HALF:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch(model, part, FetchProgress(print, interrupted), HURRIED)
    kept = part.stat().st_size
    assert HALF < kept < model.size
    fetch(model, part, Heard().told, HURRIED)
    assert shelf.ranges == [None, f"bytes={kept}-"]
    assert part.read_bytes() == shelf.body


def test_the_network_is_not_loaded_before_it_is_used() -> None:
    check = "import sys, assistant.cli; sys.exit('requests' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
