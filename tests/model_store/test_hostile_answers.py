"""Fetching from a server that drips, never ends, swells, or leads astray: one sentence, soon, and little is kept."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kit.model_shelf import Answer, Shelf, dripping, endless, giving, model_of, raw, served, status, well

from assistant.model_store import request
from assistant.model_store.catalogue import ModelError
from assistant.model_store.fetching import FetchProgress, fetch
from assistant.model_store.patience import Patience

HURRIED = Patience(silence=0.5, head=0.4, slowest=50_000, window=0.3, whole=20, pauses=(0,))
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
FOUND = b"HTTP/1.1 302 Found\r\n"
BOMB = gzip.compress(bytes(30_000_000))
MEGABYTES = 1 << 20


def _fails(shelf: Shelf, part: Path, answer: Answer, patience: Patience = HURRIED) -> str:
    """What is said in the end, when the server answers like that every time."""
    shelf.answers = [answer] * 40
    said: list[str] = []
    with pytest.raises(ModelError) as caught:
        fetch(model_of(shelf), part, FetchProgress(said.append, lambda _: None), patience)
    sentences = [*said, str(caught.value)]
    assert all(each.isprintable() and len(each) < 400 for each in sentences)
    return " ".join(sentences)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "model.zip.part"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (dripping(OK + b"Content-Length: 400000\r\n" + b"X: y\r\n" * 50, 0.05), "does not come to an answer"),
        (dripping(b"HTTP/1.1 100 Continue\r\n\r\n" * 50, 0.02), "does not come to an answer"),
        (dripping(CHUNKED + b"1\r\nx\r\n" * 500, 0.002), "sends too slowly"),
        (dripping(CHUNKED + b"4;" + b"x" * 5000, 0.002), "sends too slowly"),
    ],
    ids=["headers", "continue", "body", "chunk-size"],
)
def test_what_drips_is_given_up_soon(shelf: Shelf, part: Path, answer: Answer, said: str) -> None:
    begun = time.monotonic()
    assert said in _fails(shelf, part, answer)
    assert time.monotonic() - begun < 5


def test_a_steady_trickle_ends_with_the_time_for_the_whole(shelf: Shelf, part: Path) -> None:
    patient = replace(HURRIED, head=0.9, slowest=1, whole=1.2, pauses=(0,) * 40)
    begun = time.monotonic()
    assert "too long on the whole" in _fails(
        shelf, part, dripping(CHUNKED + b"1\r\nx\r\n" * 500, 0.01), patient
    )
    assert time.monotonic() - begun < 4
    assert part.read_bytes().startswith(b"x"), "it can be gone on with"


LINE = b"X: " + b"y" * 60_000 + b"\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        endless(OK, LINE),
        endless(OK, b"X: y\r\n"),
        endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        endless(b"HTTP/1.1 ", b"2"),
        endless(b"", b"\0" * 1000),
        endless(CHUNKED + b"0\r\n", b"trailer: x\r\n"),
        endless(CHUNKED + b"1;", b"x"),
        endless(CHUNKED + b"-1\r\n", b"x" * 1000),
        endless(CHUNKED + b"ffffffffffffffff\r\n", b"x" * 1000),
        endless(FOUND + b"Location: /next\r\nContent-Length: 99999999999\r\n\r\n", b"x" * 1000),
        endless(FOUND + b"Location: /next\r\n\r\n", b"x" * 1000),
        endless(b"HTTP/1.1 503 Busy\r\n\r\n", b"x" * 1000),
        endless(b"HTTP/1.1 206 Partial\r\n\r\n", b"x" * 1000),
    ],
    ids=lambda _: "",
)
def test_what_never_ends_is_left_without_filling_memory(shelf: Shelf, part: Path, answer: Answer) -> None:
    tracemalloc.start()
    try:
        _fails(shelf, part, answer)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * MEGABYTES
    assert not part.exists() or part.stat().st_size <= len(shelf.body)


@pytest.mark.parametrize("code", [200, 206, 302, 404, 503])
def test_a_packed_bomb_is_not_inflated(shelf: Shelf, part: Path, code: int) -> None:
    head = f"HTTP/1.1 {code} X\r\nContent-Encoding: gzip\r\nLocation: /next\r\nContent-Range: bytes 0-9/*\r\n\r\n"
    tracemalloc.start()
    try:
        _fails(shelf, part, raw(head.encode(), BOMB))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * MEGABYTES
    assert not part.exists()


ASTRAY = [
    "file:///etc/passwd",
    "ftp://127.0.0.1/model.zip",
    "https://",
    "http://[::1",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:port/",
    "http://127.0.0.1:0/",
    "http://" + "a" * 300 + ".example/",
    "http://a..b/",
    "http://*/",
    "x" * 10_000,
]


@pytest.mark.parametrize("target", ASTRAY, ids=range(len(ASTRAY)))
def test_a_redirect_that_leads_astray_is_not_followed(shelf: Shelf, part: Path, target: str) -> None:
    said = _fails(shelf, part, raw(FOUND + f"Location: {target}\r\n\r\n".encode("latin-1")))
    assert "cannot be followed" in said
    assert len(shelf.paths) == 1, "the fault would be the same the next time"


def test_redirects_without_end_are_followed_a_few_times(shelf: Shelf, part: Path) -> None:
    assert "cannot be followed" in _fails(shelf, part, status(307, Location="/round"))
    assert len(shelf.paths) == request.MOST_REDIRECTS + 1


def test_a_secure_connection_is_never_left_for_an_open_one(shelf: Shelf) -> None:
    model = model_of(shelf, address="https://a.example/model.zip")
    with pytest.raises(ModelError, match="leads away from a secure connection"):
        request._led_to(model, model.address, "http://a.example/model.zip")
    assert request._led_to(model, model.address, "//b.example/x.zip") == "https://b.example/x.zip"
    assert request._led_to(model, "http://a.example/", "https://b.example/") == "https://b.example/"


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Length": "9" * 5000},
        {"Content_Length": "-1"},
        {"Content_Length": "0x10"},
        {"Content_Length": "1, 2"},
        {"Content_Range": "bytes " + "9" * 5000 + "-9/*"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_lengths_that_are_none_are_one_sentence(shelf: Shelf, part: Path, headers: dict[str, str]) -> None:
    def answer(request: object) -> None:
        request.head(206 if "Content_Range" in headers else 200, **headers)  # type: ignore[attr-defined]

    _fails(shelf, part, answer)


def test_a_netrc_gives_no_password_away(
    shelf: Shelf, part: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    seen: list[str | None] = []

    def answer(request: object) -> None:
        seen.append(request.headers.get("Authorization"))  # type: ignore[attr-defined]
        well(request)  # type: ignore[arg-type]

    shelf.answers = [answer]
    fetch(model_of(shelf), part, FetchProgress(print, lambda _: None), HURRIED)
    assert seen == [None]


def test_an_authority_that_is_missing_is_one_sentence(
    shelf: Shelf, part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/there/is/none.pem")
    model = model_of(shelf, address=shelf.address.replace("http://", "https://"))
    with pytest.raises(ModelError, match=r"127\.0\.0\.1"):
        fetch(model, part, FetchProgress(print, lambda _: None), HURRIED)


PIECES = [
    b"HTTP/1.1 200 OK\r\n", b"HTTP/1.0 206 Partial Content\r\n", b"HTTP/9.9 999 ?\r\n", b"HTTP/1.1 302 Found\r\n",
    b"HTTP/1.1 100 Continue\r\n\r\n", b"Content-Length: 10\r\n", b"Content-Length: -7\r\n", b"Content-Encoding: br\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Location: http://\xc3\xa4.example:1/\r\n", b"Location: ?\r\n", b"\r\n",
    b"Content-Range: bytes 0-9/10\r\n", b"Set-Cookie: a=b; Max-Age=99999999999999999999\r\n", b"a\r\n0123456789\r\n",
    b"0\r\n\r\n", b" folded\r\n", b":\r\n", b"X\0Y: \x01\r\n", b"\xff\xfe\r\n",
]  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.lists(st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=8), max_size=3))
def test_any_answer_gives_one_sentence(good: bytes, tmp_path: Path, answers: list[list[bytes]]) -> None:
    part = tmp_path / "model.zip.part"
    part.unlink(missing_ok=True)
    with served(good) as shelf:
        shelf.answers = [raw(*pieces) for pieces in answers] + [status(404)]
        with pytest.raises(ModelError) as caught:
            fetch(model_of(shelf), part, FetchProgress(lambda _: None, lambda _: None), HURRIED)
    assert str(caught.value).isprintable()


def test_what_is_left_after_the_limits_is_still_a_whole_model(shelf: Shelf, part: Path) -> None:
    shelf.answers = [dripping(CHUNKED + b"1\r\nx\r\n" * 500, 0.01), giving(shelf.body)]
    fetch(model_of(shelf), part, FetchProgress(print, lambda _: None), HURRIED)
    assert part.read_bytes() == shelf.body
