"""A recording that is no recording, or not any more."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.dialog.conversation import Choice
from assistant.recording.recording import RecordingError, opening, turns
from assistant.session.offline import Outputs, run_script
from assistant.session.script import steps
from assistant.settings import Settings


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("recorded") / "run.jsonl"
    outputs = Outputs(record=path, write=lambda _: None)
    run_script(
        Settings(), steps(["the seven step one", "fifteen", "my knee hurts"]), outputs, Choice(), tail=1
    )
    return path.read_bytes()


def test_it_is_read_with_every_type_as_it_was(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_bytes(whole)
    read = list(turns(path))
    assert next(each.text for turn in read for each in turn.understood) == "the seven step one"
    assert opening(path).choice == Choice()
    path.write_bytes(b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n"))
    assert list(turns(path)) == read


def line(number: int, to: bytes) -> tuple[int, bytes]:
    return number, to


@pytest.mark.parametrize(
    ("number", "written"),
    [
        line(3, b"\xff\xfe"),
        line(3, b"[" * 100_000),
        line(3, b"[NaN,0,0,0,0,0,0]"),
        line(3, b"[1000000000000,0,0,0,0,0,0]"),
        line(3, b"[-5,0,0,0,0,0,0]"),
        line(3, b"[0.5,0,0,0,0,0,0]"),
        line(3, b'["1",0,0,0,0,0,0]'),
        line(3, b'{"type":"dataclass"}'),
        line(3, b'{"type":"__builtins__"}'),
        line(3, b'{"type":["Say"]}'),
        line(3, b'{"type":"Say","key":5}'),
        line(3, b'{"type":"Understood","text":5}'),
        line(3, b"null"),
        line(3, b"9" * 10_000),
        line(1, b"[]"),
        line(1, b'{"recording":1}'),
        line(1, b'{"recording":1,"settings":[],"choice":{},"wall":0}'),
        line(1, b'{"recording":1,"settings":{},"choice":{"program":[]},"wall":0}'),
        line(1, b'{"recording":1,"settings":{},"choice":{},"wall":1e999}'),
        line(1, b""),
    ],
)
def test_rubbish_is_told_with_its_line(number: int, written: bytes, whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    lines = whole.splitlines(keepends=True)
    lines[number - 1] = written + b"\n"
    path.write_bytes(b"".join(lines))
    with pytest.raises(RecordingError) as told:
        list(turns(path))
    assert (f"line {number}" if number > 1 else "first line") in str(told.value)
    assert len(str(told.value)) < 400


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 5_999), st.binary(max_size=3), st.integers(0, 40))
def test_whatever_becomes_of_its_bytes_it_is_read_or_refused(
    whole: bytes, tmp_path: Path, at: int, put: bytes, cut: int
) -> None:
    path = tmp_path / "run.jsonl"
    path.write_bytes(whole[:at] + put + whole[at + cut : 6_000])
    with suppress(RecordingError):
        list(turns(path))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, tmp_path / "nowhere", Path("/dev/zero")):
        with pytest.raises(RecordingError, match="cannot be read"):
            opening(path)


def test_the_end_of_what_was_broken_off_is_told(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    path.write_bytes(whole[:-20])
    with pytest.raises(RecordingError, match=f"line {len(whole.splitlines())}"):
        list(turns(path))
    assert json.loads(whole.splitlines()[0])["recording"] == 1
