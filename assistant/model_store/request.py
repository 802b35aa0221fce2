"""Asking a server once for an archive, or for the rest of one.

Which bytes are right is known beforehand, so nothing that a server says about itself is remembered: a rest of
another file is found out by its digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from assistant.model_store.catalogue import Download, ModelError, megabytes
from assistant.model_store.connection import Line, WatchedSession
from assistant.model_store.patience import Patience

CONNECT = 10.0
"""Seconds until a server must have taken the connection."""
BLOCK = 1 << 14
"""Bytes that are written at once; as many may be lost of what came when a connection breaks."""
MOST_REDIRECTS = 5
LONGEST_ADDRESS = 4_000
"""Characters; redirects to storage carry long signatures."""
BUSY = frozenset({408, 425, 429})
"""Answers that, like those from 500 on, may be better the next time."""
UNREADABLE = (ValueError, urllib3.exceptions.LocationValueError)
"""What else is raised for addresses that are none."""


class PassingError(Exception):
    """It did not work this time: the message is one plain sentence."""


class StalePartError(Exception):
    """The server does not go on where the part ends."""


def ask(model: Download, part: Path, patience: Patience, until: float, moved: Callable[[int], None]) -> None:
    """Fetch what `part` still lacks of a model's archive, writing as it comes.

    Args:
        model: whose archive it is.
        part: what an earlier try has brought, if any; shorter than the archive.
        patience: the limits of an answer.
        until: when everything ends, on the monotonic clock.
        moved: told how many bytes are here, from time to time.

    Raises:
        PassingError: the network or the server failed; what came is kept.
        StalePartError: what is kept must go first.
        ModelError: trying again would not help.
        OSError: of the disk.
    """
    have = part.stat().st_size if part.exists() else 0
    line = Line(patience, until, model.size)
    with _answer(model, have, line) as answer:
        line.head_is_here()
        have = _beginning(answer, model, have)
        moved(have)
        with part.open("ab" if have else "wb") as file:
            for block in _body(answer, model, line):
                have += len(block)
                if have > model.size:
                    break
                file.write(block)
                moved(have)
    if have > model.size:
        part.unlink()
        raise ModelError(f"{model.host} sends more than the model has, so nothing of it is used.")
    if have < model.size:
        raise PassingError(f"{model.host} stopped in the middle.")


@contextmanager
def _answer(model: Download, have: int, line: Line) -> Iterator[requests.Response]:
    """The answer in the end, wherever redirects lead; its body is still to come."""
    wanted = {"Range": f"bytes={have}-"} if have else {}
    headers = {"Accept-Encoding": "identity", "User-Agent": "massage-assistant", **wanted}
    address = model.address
    for _ in range(MOST_REDIRECTS + 1):
        with WatchedSession(line) as session:
            with _network(model, line):
                answer = session.get(address, headers=headers, stream=True, timeout=CONNECT)
            try:
                if not answer.is_redirect:
                    yield answer
                    return
                address = _led_to(model, address, answer.headers["Location"])
            finally:
                answer.close()
    raise ModelError(f"{model.host} leads from one address to the next and cannot be followed.")


def _led_to(model: Download, address: str, target: str) -> str:
    """Where a redirect leads. Raises ModelError for where nobody may be led."""
    try:
        found = urljoin(address, target)
        parts = urlsplit(found)
        usable = bool(parts.hostname) and parts.port != 0 and len(found) <= LONGEST_ADDRESS
    except ValueError:
        usable = False
    if not usable or parts.scheme not in ("http", "https"):
        raise ModelError(f"{model.host} leads to an address that is none and cannot be followed.")
    if parts.scheme == "http" and urlsplit(address).scheme == "https":
        raise ModelError(f"{model.host} leads away from a secure connection and cannot be followed.")
    return found


def _body(answer: requests.Response, model: Download, line: Line) -> Iterator[bytes]:
    """The bytes as they came: nothing is inflated, so nothing can swell."""
    blocks = answer.raw.stream(BLOCK, decode_content=False)
    while True:
        with _network(model, line):
            block = next(blocks, b"")
        if not block:
            return
        yield block


@contextmanager
def _network(model: Download, line: Line) -> Iterator[None]:
    """Say what the network, or a server, did wrong; the disk has no part in it."""
    try:
        yield
    except (requests.exceptions.SSLError, urllib3.exceptions.SSLError) as error:
        if "CERTIFICATE_VERIFY_FAILED" not in str(error):
            raise PassingError(f"The secure connection to {model.host} broke.") from error
        raise ModelError(
            f"The secure connection to {model.host} could not be checked; look at this machine's date."
        ) from error
    except urllib3.exceptions.InvalidHeader as error:
        raise ModelError(f"{model.host} contradicts itself and is not listened to.") from error
    except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, *UNREADABLE) as error:
        raise ModelError(f"{model.host} leads to an address that is none and cannot be followed.") from error
    except (OSError, urllib3.exceptions.HTTPError) as error:  # those of requests are OSErrors, too
        cut = f"{model.host} {line.fault}."
        raise PassingError(
            cut if line.fault else f"No answer from {model.host}; is there a network?"
        ) from error


def _beginning(answer: requests.Response, model: Download, have: int) -> int:
    """The place in the archive at which the body of an answer begins."""
    code = answer.status_code
    if code in (requests.codes.ok, requests.codes.partial) and _packed(answer):
        raise ModelError(f"What {model.host} sends is packed once more than the model is, so it is not used.")
    if code == requests.codes.partial:
        given = answer.headers.get("Content-Range", "")
        found = re.fullmatch(r"bytes ([0-9]{1,18})-[0-9]{1,18}/([0-9]{1,18}|\*)", given)
        if found and int(found[1]) == have and found[2] in ("*", str(model.size)):
            return have
    if have and code in (requests.codes.partial, requests.codes.requested_range_not_satisfiable):
        raise StalePartError
    if code == requests.codes.ok:
        length = answer.headers.get("Content-Length", "")
        if re.fullmatch(r"[0-9]{1,18}", length) and int(length) != model.size:
            what = f"{megabytes(int(length))} instead of {model.megabytes}"
            raise ModelError(f"What {model.host} sends is not the model: it has {what}.")
        return 0
    if code in BUSY or code >= requests.codes.internal_server_error:
        raise PassingError(f"{model.host} is in trouble ({code}).")
    raise ModelError(f"{model.host} does not give the model ({code} for {answer.url[:200]}).")


def _packed(answer: requests.Response) -> bool:
    return answer.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity")
