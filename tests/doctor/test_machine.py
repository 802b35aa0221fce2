from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.audio.devices import Devices
from assistant.doctor.check_words import CheckWords
from assistant.doctor.computer import (
    Serving,
    Sockets,
    Store,
    awake,
    cards,
    look_at_page,
    look_at_sockets,
    look_at_store,
    page,
    read_settings,
    settings,
    storage,
)
from assistant.doctor.finding import Verdict
from assistant.settings import Settings

WORDS = CheckWords.load()
BOTH = Sockets(True, ("Laptop", "Headset"), ("Laptop", "Headset"), "Laptop", "Headset")


@pytest.mark.parametrize(
    ("wanted", "sockets", "says"),
    [
        (Devices(), Sockets(library=False), "PortAudio is not installed"),
        (Devices(), Sockets(library=True), "no sound card"),
        (Devices(none=True), BOTH, "left out"),
        (Devices(), Sockets(True, (), ("Laptop",), "", "Laptop"), "no microphone"),
        (Devices("usb"), Sockets(True, (), ("Laptop",), "", "Laptop"), "no microphone"),
        (Devices(), Sockets(True, ("Laptop",), (), "Laptop", ""), "no loudspeaker"),
        (Devices("usb"), Sockets(True, ("A", "B"), ("A",), "", "A"), "no microphone named usb"),
        (Devices("", "usb"), Sockets(True, ("A",), ("A",), "A", ""), "no loudspeaker named usb"),
    ],
)
def test_a_card_that_cannot_be_used(wanted: Devices, sockets: Sockets, says: str) -> None:
    finding = cards(WORDS, wanted, sockets)
    assert finding.verdict is Verdict.BAD
    assert says in finding.sentence
    assert finding.advice


def test_who_named_a_device_that_is_not_there_is_told_which_there_are() -> None:
    finding = cards(WORDS, Devices("usb"), Sockets(True, ("Laptop", "Headset"), ("Laptop",), "", "Laptop"))
    assert "Laptop, Headset" in finding.advice


def test_a_card_that_can_be_used_is_named() -> None:
    finding = cards(WORDS, Devices(), BOTH)
    assert finding.verdict is Verdict.OK
    assert finding.figures == {"input": "Laptop", "output": "Headset"}


def test_without_portaudio_that_is_seen_and_raises_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    assert look_at_sockets(Devices()) == Sockets(library=False)


@pytest.mark.parametrize(
    ("store", "verdict"),
    [
        (Store(Path("x"), True, 200), Verdict.OK),
        (Store(Path("x"), True, 199), Verdict.LOOK),
        (Store(Path("x"), False, 5_000), Verdict.LOOK),
    ],
)
def test_storage(store: Store, verdict: Verdict) -> None:
    assert storage(WORDS, store).verdict is verdict


def test_looking_at_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    store = look_at_store(tmp_path / "a" / "b")
    assert store.writable
    assert store.free_megabytes > 0
    assert not (tmp_path / "a").exists()


def test_awake() -> None:
    assert awake(WORDS, "caffeinate").verdict is Verdict.OK
    assert awake(WORDS, "").verdict is Verdict.LOOK


def test_settings_that_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("volume = 0.5\n")
    read = read_settings(file, {"engine": "vosk", "voice": None})
    assert read.settings == Settings(volume=0.5, engine="vosk")
    assert settings(WORDS, read).verdict is Verdict.OK


def test_settings_that_cannot_be_read_leave_the_usual_ones_and_what_was_given_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("volume = 3\n")
    read = read_settings(file, {"engine": "vosk", "voice": None})
    assert read.settings == Settings(engine="vosk")
    finding = settings(WORDS, read)
    assert finding.verdict is Verdict.BAD
    assert "volume" in finding.sentence


def test_what_was_given_by_hand_may_be_at_fault() -> None:
    read = read_settings(None, {"volume": 7})
    assert read.settings == Settings()
    assert read.fault


def test_the_page() -> None:
    here = look_at_page("en")
    assert here.fault == ""
    assert page(WORDS, Serving("192.168.1.4")).figures == {"network": "192.168.1.4"}
    assert page(WORDS, Serving("192.168.1.4")).verdict is page(WORDS, Serving()).verdict is Verdict.OK
    assert "massage page" in page(WORDS, Serving()).sentence
    faulty = page(WORDS, Serving(fault="It cannot be served."))
    assert (faulty.verdict, faulty.sentence) == (Verdict.LOOK, "It cannot be served.")
