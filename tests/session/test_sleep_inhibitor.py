"""A desktop that can be asked not to sleep: a real message bus, and a service on it that notes what it is asked."""

from __future__ import annotations

import gc
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("jeepney", reason="asks over D-Bus, as desktops on Linux are asked")

from jeepney import (  # type: ignore[import-untyped]
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
)
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

from assistant.session.sleep_inhibitor import kept_awake

NOTHING_TO_ASK = "unix:path=/nowhere/at/all"


needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")


class Desktop:
    """Answers as org.freedesktop.ScreenSaver does, on a bus of its own."""

    def __init__(self, address: str) -> None:
        self.asked: list[str] = []
        self.refuses = False
        self._connection = connection = open_dbus_connection(address)
        connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.ScreenSaver"))

        def serve() -> None:
            while True:
                try:
                    message = connection.receive()
                except OSError:
                    return
                if message.header.message_type is not MessageType.method_call:
                    continue
                member = message.header.fields[HeaderFields.member]
                self.asked.append(member)
                if self.refuses:
                    reply = new_error(message, "org.freedesktop.DBus.Error.AccessDenied")
                else:
                    answer = ("u", (7,)) if member == "Inhibit" else (None, ())
                    reply = new_method_return(message, *answer)
                connection.send(reply)

        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)
        self._connection.close()


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={tmp_path}"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    made = Desktop(address)
    yield made
    made.close()
    daemon.terminate()
    daemon.communicate(timeout=10)


@needs_bus
def test_the_desktop_is_asked_to_stay_awake_and_let_go_again(desktop: Desktop) -> None:
    with kept_awake() as awake:
        assert awake.method(within=5) == "org.freedesktop.ScreenSaver"
        assert not awake.failed()
        assert desktop.asked == ["Inhibit"]
    assert desktop.asked == ["Inhibit", "UnInhibit"]


@needs_bus
def test_it_is_let_go_when_the_massage_breaks_off(desktop: Desktop) -> None:
    def break_off() -> None:
        with kept_awake() as awake:
            assert awake.method(within=5)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert desktop.asked[-1] == "UnInhibit"


@needs_bus
def test_a_desktop_that_refuses_is_told_once(desktop: Desktop) -> None:
    desktop.refuses = True
    with kept_awake() as awake:
        assert awake.method(within=5) == ""
        assert awake.failed()
        assert not awake.failed()
    with warnings.catch_warnings():  # wakepy leaves the connection to the desktop that refused open
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_without_a_desktop_it_fails_quietly(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", NOTHING_TO_ASK)
    with kept_awake() as awake:
        assert awake.method(within=5) == ""
        assert awake.failed()
    assert capfd.readouterr() == ("", "")


def test_without_the_library_it_fails_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with kept_awake() as awake:
        assert awake.method(within=5) == ""
        assert awake.failed()


def test_a_desktop_that_does_not_answer_holds_nothing_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mute = tmp_path / "mute"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.fspath(mute))
        listening.listen()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={mute}")
        began = time.perf_counter()
        with kept_awake() as awake:
            assert awake.method(within=0) == ""
            assert not awake.failed()
            assert time.perf_counter() - began < 0.5
        assert time.perf_counter() - began < 5
