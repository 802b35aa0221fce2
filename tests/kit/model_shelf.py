"""A server on this machine that gives the archive of a model, well or badly, and archives to give."""

from __future__ import annotations

import io
import random
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from kit.vosk_folders import put_model

from assistant.model_store.catalogue import Model

NAME = "vosk-model-of-the-tests"
Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, and what an answer to it needs."""

    shelf: Shelf

    def do_GET(self) -> None:
        self.shelf.ranges.append(self.headers.get("Range"))
        self.shelf.paths.append(self.path)
        answer = self.shelf.answers.pop(0) if self.shelf.answers else well
        answer(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    @property
    def wanted(self) -> int:
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range") or "")
        return int(found[1]) if found else 0

    def head(self, code: int, **headers: object) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()


class Shelf:
    """What the server gives, how it answers in turn (well, when nothing is said), and what it was asked."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.answers: list[Answer] = []
        self.ranges: list[str | None] = []
        self.paths: list[str] = []
        self.closing = threading.Event()
        self.address = ""


def breaking_after(count: int) -> Answer:
    """Promises the whole and hangs up after so many bytes more."""

    def answer(request: Request) -> None:
        body, start = request.shelf.body, request.wanted
        if start:
            span = f"bytes {start}-{len(body) - 1}/{len(body)}"
            request.head(206, Content_Length=len(body) - start, Content_Range=span)
        else:
            request.head(200, Content_Length=len(body))
        request.wfile.write(body[start : start + count])

    return answer


def well(request: Request) -> None:
    breaking_after(len(request.shelf.body))(request)


def stalling_after(count: int) -> Answer:
    """Sends so many bytes and then nothing, with the line open."""

    def answer(request: Request) -> None:
        breaking_after(count)(request)
        request.wfile.flush()
        request.shelf.closing.wait(10)

    return answer


def without_ranges(request: Request) -> None:
    request.head(200, Content_Length=len(request.shelf.body))
    request.wfile.write(request.shelf.body)


def without_length(request: Request) -> None:
    request.head(200)
    request.wfile.write(request.shelf.body)


def with_another_range(request: Request) -> None:
    body = request.shelf.body
    request.head(206, Content_Length=len(body), Content_Range=f"bytes 0-{len(body) - 1}/{len(body)}")
    request.wfile.write(body)


def giving(body: bytes, *, length: bool = True) -> Answer:
    """Sends something else, whatever was asked for."""

    def answer(request: Request) -> None:
        request.head(200, **({"Content_Length": len(body)} if length else {}))
        request.wfile.write(body)

    return answer


def raw(*pieces: bytes) -> Answer:
    """Sends bytes as they are, be that HTTP or not."""

    def answer(request: Request) -> None:
        for piece in pieces:
            request.wfile.write(piece)

    return answer


def endless(begin: bytes, then: bytes) -> Answer:
    """Sends a beginning, and something again and again for as long as somebody takes it."""

    def answer(request: Request) -> None:
        with suppress(OSError):
            request.wfile.write(begin)
            while not request.shelf.closing.is_set():
                request.wfile.write(then)

    return answer


def dripping(what: bytes, seconds: float) -> Answer:
    """Sends a byte every so many seconds."""

    def answer(request: Request) -> None:
        with suppress(OSError):
            for each in what:
                request.wfile.write(bytes([each]))
                request.wfile.flush()
                if request.shelf.closing.wait(seconds):
                    return

    return answer


def status(code: int, **headers: object) -> Answer:
    def answer(request: Request) -> None:
        request.head(code, Content_Length=0, **headers)

    return answer


@contextmanager
def served(body: bytes) -> Iterator[Shelf]:
    """Run the server."""
    shelf = Shelf(body)
    handler = type("Bound", (Request,), {"shelf": shelf})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        shelf.address = f"http://127.0.0.1:{server.server_port}/{NAME}.zip"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield shelf
        finally:
            shelf.closing.set()
            server.shutdown()
            thread.join()


def model_of(shelf: Shelf, **other: object) -> Model:
    """The catalogue's entry for what is on the shelf now."""
    facts = {
        "name": NAME,
        "language": "none",
        "licence": "none",
        "size": len(shelf.body),
        "unpacked": 1_000_000,
        "sha256": sha256(shelf.body).hexdigest(),
        "address": shelf.address,
        "for_whom": "For tests.",
    }
    return Model.model_validate({**facts, **other})


def archive(*more: tuple[zipfile.ZipInfo | str, bytes], without: str = "", root: str = NAME) -> bytes:
    """An archive with a model in it, and with more, or less, than there should be."""
    made = io.BytesIO()
    with TemporaryDirectory() as top, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        folder = put_model(Path(top) / root)
        (folder / "am/final.mdl").write_bytes(random.Random(15).randbytes(400_000))
        for each in sorted(folder.rglob("*")):
            name = each.relative_to(top).as_posix()
            if name != f"{root}/{without}":
                entry = zipfile.ZipInfo.from_file(each, name)
                entry.date_time = (2020, 1, 1, 0, 0, 0)  # the same archive every time
                content = b"" if entry.is_dir() else each.read_bytes()
                opened.writestr(entry, content, zipfile.ZIP_DEFLATED)
        for extra, inside in more:
            opened.writestr(extra, inside)
    return made.getvalue()
