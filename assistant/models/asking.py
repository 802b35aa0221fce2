"""Asking a server once for an archive, or for the rest of one.

Which bytes are right is known beforehand, so nothing that a server says about itself is remembered: a rest of
another file is found out by its digest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import requests

from assistant.models.catalogue import Model, ModelError, megabytes

CONNECT = 10.0
"""Seconds until a server must have taken the connection."""
BLOCK = 1 << 16
"""Bytes that are written at once; as many may be lost of what came when a connection breaks."""
BUSY = frozenset({408, 425, 429})
"""Answers that, like those from 500 on, may be better the next time."""


class PassingError(Exception):
    """It did not work this time: the message is one plain sentence."""


class StalePartError(Exception):
    """The server does not go on where the part ends."""


def ask(model: Model, part: Path, silence: float, moved: Callable[[int], None]) -> None:
    """Fetch what `part` still lacks of a model's archive, writing as it comes.

    Args:
        model: whose archive it is.
        part: what an earlier try has brought, if any; shorter than the archive.
        silence: seconds without a byte after which the server has stalled.
        moved: told how many bytes are here, from time to time.

    Raises:
        PassingError: the network or the server failed; what came is kept.
        StalePartError: what is kept must go first.
        ModelError: trying again would not help.
        OSError: of the disk.
    """
    try:
        _ask(model, part, silence, moved)
    except requests.exceptions.SSLError as error:
        raise ModelError(
            f"The secure connection to {model.host} could not be checked; look at this machine's date."
        ) from error
    except (requests.ConnectionError, requests.Timeout, requests.exceptions.ChunkedEncodingError) as error:
        raise PassingError(f"No answer from {model.host}; is there a network?") from error
    except requests.RequestException as error:
        raise ModelError(f"{model.host} leads elsewhere and cannot be followed ({error}).") from error


def _ask(model: Model, part: Path, silence: float, moved: Callable[[int], None]) -> None:
    have = part.stat().st_size if part.exists() else 0
    wanted = {"Range": f"bytes={have}-"} if have else {}
    headers = {"Accept-Encoding": "identity", "User-Agent": "massage-assistant", **wanted}
    with requests.get(model.address, headers=headers, stream=True, timeout=(CONNECT, silence)) as answer:
        have = _beginning(answer, model, have)
        moved(have)
        with part.open("ab" if have else "wb") as file:
            for block in answer.iter_content(BLOCK):
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


def _beginning(answer: requests.Response, model: Model, have: int) -> int:
    """The place in the archive at which the body of an answer begins."""
    code = answer.status_code
    if code == requests.codes.partial:
        given = answer.headers.get("Content-Range", "")
        found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", given)
        if found and int(found[1]) == have and found[2] in ("*", str(model.size)):
            return have
    if have and code in (requests.codes.partial, requests.codes.requested_range_not_satisfiable):
        raise StalePartError
    if code == requests.codes.ok:
        length = answer.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) != model.size:
            what = f"{megabytes(int(length))} instead of {model.megabytes}"
            raise ModelError(f"What {model.host} sends is not the model: it has {what}.")
        return 0
    if code in BUSY or code >= requests.codes.internal_server_error:
        raise PassingError(f"{model.host} is in trouble ({code}).")
    raise ModelError(f"{model.host} does not give the model ({code} for {answer.url}).")
