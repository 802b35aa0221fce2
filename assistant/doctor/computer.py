"""The machine around the program: settings, disk, sleep, sound cards. Each is looked at first, then judged."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from assistant import settings as setting
from assistant.audio.devices import Devices, listed
from assistant.doctor.check_words import CheckWords
from assistant.doctor.finding import Figure, Finding, Verdict
from assistant.settings import Settings, SettingsError
from assistant.web.network import LOOPBACK, USUAL_PORT, PageError, listening, own_address
from assistant.web.page_words import PageWords

LITTLE = 200
"""Megabytes: what is spoken may take a hundred, a recording a few."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder that the program writes to, and whether it can."""

    folder: Path
    writable: bool
    free_megabytes: int


@dataclass(frozen=True, slots=True)
class Sockets:
    """The inputs and outputs of sound that this computer has."""

    library: bool
    """PortAudio is installed."""
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    input: str = ""
    """The microphone that would be used; empty when there is none, or more than one of that name."""
    output: str = ""


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """The settings, or the usual ones in place of those that cannot be read."""

    settings: Settings
    path: Path
    there: bool
    """There is a file of them."""
    fault: str = ""


def read_settings(file: Path | None, over: Mapping[str, object]) -> ReadSettings:
    """Read them from the named file, or from where they usually are, and lay `over` on them."""
    path = file or setting.settings_path()
    try:
        return ReadSettings(setting.load(file, **over), path, path.exists())
    except SettingsError as error:
        with suppress(ValidationError):  # what was given by hand may be right all the same
            given = {name: value for name, value in over.items() if value is not None}
            return ReadSettings(Settings.model_validate(given), path, path.exists(), str(error))
        return ReadSettings(Settings(), path, path.exists(), str(error))


def settings(words: CheckWords, read: ReadSettings) -> Finding:
    """Whether the settings can be read."""
    path = str(read.path)
    if read.fault:
        return words.finding("settings.faulty", Verdict.BAD, path=path, fault=read.fault)
    return words.finding("settings.read" if read.there else "settings.usual", Verdict.OK, path=path)


def look_at_store(folder: Path) -> Store:
    """Look at a folder, or where it would be made. Writes nothing."""
    there = next(each for each in (folder, *folder.parents) if each.exists())
    return Store(folder, os.access(there, os.W_OK), shutil.disk_usage(there).free // 1_000_000)


def storage(words: CheckWords, store: Store) -> Finding:
    """Whether what is spoken can be kept."""
    figures: dict[str, Figure] = {"folder": str(store.folder), "free_megabytes": store.free_megabytes}
    if not store.writable:
        return words.finding("storage.closed", Verdict.LOOK, **figures)
    if store.free_megabytes < LITTLE:
        return words.finding("storage.full", Verdict.LOOK, **figures)
    return words.finding("storage.well", Verdict.OK, **figures)


def awake(words: CheckWords, method: str) -> Finding:
    """By which `method` the computer is kept awake; empty is none."""
    if method:
        return words.finding("awake.well", Verdict.OK, method=method)
    return words.finding("awake.no", Verdict.LOOK, method="")


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the page could be served."""

    network: str = ""
    """The address for other devices; empty is none."""
    fault: str = ""
    """Why it cannot be served even to this computer."""


def look_at_page(language: str) -> Serving:
    """Try whether a page could be served. Serves none, and sends nothing."""
    words = PageWords.load(language)
    try:
        listening(LOOPBACK, USUAL_PORT, words).close()
    except PageError as error:
        return Serving(fault=str(error))
    try:
        return Serving(own_address(words))
    except PageError:
        return Serving()


def page(words: CheckWords, serving: Serving) -> Finding:
    """Whether a browser can show a session, here and on a phone."""
    if serving.fault:
        return words.finding("page.none", Verdict.LOOK, network="", fault=serving.fault)
    case = "page.well" if serving.network else "page.here"
    return words.finding(case, Verdict.OK, network=serving.network)


def look_at_sockets(wanted: Devices) -> Sockets:
    """Ask PortAudio, anew, what there is."""
    try:
        import sounddevice
    except OSError:
        return Sockets(library=False)

    def chosen(kind: str, name: str) -> str:
        try:
            return str(sounddevice.query_devices(name or None, kind)["name"])
        except (ValueError, sounddevice.PortAudioError):
            return ""

    return Sockets(
        library=True,
        inputs=tuple(each.name for each in listed(sounddevice, "input")),
        outputs=tuple(each.name for each in listed(sounddevice, "output")),
        input=chosen("input", wanted.input),
        output=chosen("output", wanted.output),
    )


def cards(words: CheckWords, wanted: Devices, sockets: Sockets) -> Finding:
    """Whether there is a microphone and a loudspeaker to be opened."""
    figures = {"input": sockets.input, "output": sockets.output}
    if wanted.none:
        return words.finding("cards.left_out", Verdict.BAD, **figures)
    if not sockets.library:
        return words.finding("cards.library", Verdict.BAD, **figures)
    if not sockets.inputs and not sockets.outputs:
        return words.finding("cards.none", Verdict.BAD, **figures)
    for used, name, there, none, unknown in (
        (sockets.input, wanted.input, sockets.inputs, "cards.no_input", "cards.unknown_input"),
        (sockets.output, wanted.output, sockets.outputs, "cards.no_output", "cards.unknown_output"),
    ):
        if not used and there and name:
            named = {"wanted": name, "there_are": ", ".join(there)}
            return words.finding(unknown, Verdict.BAD, **figures, **named)
        if not used:
            return words.finding(none, Verdict.BAD, **figures)
    return words.finding("cards.well", Verdict.OK, **figures)
