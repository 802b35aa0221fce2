"""Fetching the archive of a model: with patience, from where it stopped, and only the right one."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.model_store.catalogue import Download, ModelError
from assistant.model_store.digests import has_digest
from assistant.model_store.patience import Patience
from assistant.model_store.request import PassingError, StalePartError, ask


@dataclass(frozen=True, slots=True)
class FetchProgress:
    """The functions that are told how a download goes."""

    say: Callable[[str], None]
    """Takes a sentence."""
    moved: Callable[[int], None]
    """Takes the bytes of the archive that are here."""


def fetch(model: Download, part: Path, told: FetchProgress, patience: Patience) -> None:
    """Bring the whole archive to `part`, going on with what is there already.

    What an interruption leaves there is gone on with the next time; what is wrong does not stay.

    Raises:
        ModelError: it cannot be had.
        OSError: of the disk.
    """
    begun_before = part.exists()
    _complete(model, part, told, patience)
    if has_digest(part, model.digest):
        return
    part.unlink()
    if begun_before:
        told.say("What an earlier fetch left does not fit. Beginning anew.")
        _complete(model, part, told, patience)
        if has_digest(part, model.digest):
            return
        part.unlink()
    raise ModelError(f"What {model.host} sent is not what was expected, so it was thrown away.")


def sha256(file: Path) -> str:
    """The digest of a file. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _complete(model: Download, part: Path, told: FetchProgress, patience: Patience) -> None:
    if part.exists() and part.stat().st_size > model.size:
        part.unlink()
    pauses = iter(patience.pauses)
    until = time.monotonic() + patience.whole
    while not part.exists() or part.stat().st_size < model.size:
        try:
            ask(model, part, patience, until, told.moved)
        except StalePartError:
            part.unlink()
        except PassingError as trouble:
            pause = next(pauses, None)
            if pause is None or time.monotonic() + pause >= until:
                raise ModelError(f"{trouble} What came so far is kept; fetch again to go on.") from trouble
            told.say(f"{trouble} Trying again in {pause:.0f} s.")
            time.sleep(pause)
    told.moved(model.size)
