"""Putting a model in place and taking it away, in one step each, however many do it at once."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.model_store import manifest, vosk_folder, whisper_folder
from assistant.model_store.catalogue import Ears, Model, ModelError, NaturalVoice, megabytes
from assistant.model_store.description import fetch_description
from assistant.model_store.digests import has_digest
from assistant.model_store.fetching import FetchProgress, fetch
from assistant.model_store.patience import Patience
from assistant.model_store.places import looked_at, named, part_of
from assistant.model_store.unpacking import unpack

CALM = Patience()
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def install(model: Model, place: Path, told: FetchProgress, patience: Patience = CALM) -> Path:
    """Fetch a model into a folder of models, unless it is there and whole; return its own folder.

    A broken one is replaced. What was fetched before an interruption is gone on with.

    Raises:
        ModelError: it cannot be had, or not be kept.
    """
    folder, archive = place / model.name, part_of(model.name, place)
    with _disk(f"{model.name} cannot be kept in {place}"):
        place.mkdir(parents=True, exist_ok=True)
        with _alone(place, model.name, told.say):
            if folder.is_dir() and looked_at(folder).fault is None:
                archive.unlink(missing_ok=True)
                return folder
            have = archive.stat().st_size if archive.exists() else 0
            _find_room(model.name, model.size - have + model.unpacked, place)
            fetch(model, archive, told, patience)
            with _workshop(place, model.name) as workshop:
                _put_in_place(_unpacked(model, archive, workshop), folder, workshop)
            archive.unlink()
    return folder


def install_ears(ears: Ears, place: Path, told: FetchProgress, patience: Patience = CALM) -> Path:
    """Fetch weights for Whisper file by file; otherwise as `install`."""
    folder = place / ears.name
    with _disk(f"{ears.name} cannot be kept in {place}"):
        place.mkdir(parents=True, exist_ok=True)
        with _alone(place, ears.name, told.say):
            if whisper_folder.is_model(folder) and whisper_folder.known(folder) == ears:
                return folder
            _find_room(ears.name, ears.size, place)
            archives = {name: part_of(f"{ears.name}.{name}", place) for name in ears.files}
            before = 0
            for name, archive in archives.items():
                counted = FetchProgress(told.say, lambda size, before=before: told.moved(before + size))  # type: ignore[misc]
                fetch(ears.download(name), archive, counted, patience)
                before += ears.files[name].size
            with _workshop(place, ears.name) as workshop:
                fresh = workshop / ears.name
                fresh.mkdir()
                for name, archive in archives.items():
                    archive.rename(fresh / name)
                _put_in_place(fresh, folder, workshop)
    return folder


def install_voice(voice: NaturalVoice, place: Path, told: FetchProgress, patience: Patience = CALM) -> Path:
    """Fetch a voice file and its description; otherwise as `install`. Return the voice file."""
    file = place / f"{voice.name}.onnx"
    description = file.with_name(f"{file.name}.json")
    with _disk(f"{voice.name} cannot be kept in {place}"):
        place.mkdir(parents=True, exist_ok=True)
        with _alone(place, voice.name, told.say):
            part = part_of(voice.name, place)
            if not description.is_file():
                description.write_text(fetch_description(f"{voice.address}.json"), encoding="utf-8")
            if not (file.is_file() and has_digest(file, voice.digest)):
                _find_room(voice.name, voice.size, place)
                fetch(voice, part, told, patience)
                part.replace(file)
    return file


def remove(name: str, places: tuple[Path, ...], say: Callable[[str], None]) -> tuple[Path, ...]:
    """Remove a model, and what an interrupted fetch has left of it; return what is gone now.

    Raises:
        ModelError: there is none of that name, or it cannot be removed.
    """
    found = [*named(name, places), *(part for place in places if (part := part_of(name, place)).is_file())]
    if not found:
        raise ModelError(f"There is no model {name} here.")
    for each in found:
        place = each.parent
        with (
            _disk(f"{each} cannot be removed"),
            _alone(place, name, say),
            _workshop(place, name) as workshop,
        ):
            each.rename(workshop / "gone")
    return tuple(found)


def _unpacked(model: Model, archive: Path, workshop: Path) -> Path:
    try:
        fresh = unpack(archive, workshop, model)
        wrong = vosk_folder.fault(fresh)
        if wrong:
            raise ModelError(f"What was fetched cannot be used. {wrong}")
    except ModelError:
        archive.unlink()
        raise
    manifest.write(fresh, model.sha256)
    return fresh


def _put_in_place(fresh: Path, folder: Path, workshop: Path) -> None:
    if folder.exists():
        folder.rename(workshop / "before")
    fresh.rename(folder)


def _find_room(name: str, needed: int, place: Path) -> None:
    """Say that the disk is too small before it is full."""
    free = shutil.disk_usage(place).free
    if free < needed:
        raise ModelError(
            f"The disk of {place} has room for {megabytes(free)}, and {name} needs {megabytes(needed)}."
        )


@contextmanager
def _workshop(place: Path, name: str) -> Iterator[Path]:
    """An empty folder beside the models that no engine takes for one; it goes at the end, or the next time."""
    folder = place / f".{name}.workshop"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(place: Path, name: str, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of one model; it ends with the process, so nothing stale can remain."""
    lock = FileLock(place / f".{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say(f"Somebody else is busy with {name}. Waiting for it.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _disk(what: str) -> Iterator[None]:
    """Say what the disk refused as one sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise ModelError(f"{what}: the disk is full.") from error
        raise ModelError(f"{what}: {error.strerror or error}.") from error
