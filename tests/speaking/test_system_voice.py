"""pyttsx3 itself, over drivers that behave as its drivers for macOS and Windows do, as their source tells."""

from __future__ import annotations

import sys
import weakref
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import pyttsx3
import pyttsx3.engine
from pyttsx3.voice import Voice

from assistant.speaking.system_voice import SystemVoice


class Driver:
    """Saves at once, as the driver for Windows does."""

    def __init__(self, proxy: Any) -> None:
        self.proxy = proxy
        self.properties: dict[str, Any] = {"voice": "com.example.calm", "rate": 200}
        self.looping = False

    def getProperty(self, name: str) -> Any:  # noqa: N802
        if name == "voices":
            return [Voice(f"com.example.{each.lower()}", each) for each in ("Calm", "Merry")]
        return self.properties[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802
        self.properties[name] = value

    def save_to_file(self, text: str, filename: str) -> None:
        self.save(text, Path(filename))

    def save(self, text: str, path: Path) -> None:
        path.write_text(f"{text} at {self.properties['rate']} by {self.properties['voice']}")

    def startLoop(self) -> None:  # noqa: N802
        self.looping = True
        self.proxy.setBusy(False)
        while self.looping:
            self.turn()

    def endLoop(self) -> None:  # noqa: N802
        self.looping = False

    def turn(self) -> None:
        """One turn of the platform's loop."""

    def stop(self) -> None:
        """Ends what is being spoken."""

    def destroy(self) -> None:
        """Lets go of the platform's voice."""


class SlowDriver(Driver):
    """Saves while the loop runs, and stops in the middle when it is told to, as the driver for macOS does."""

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        self.saving: list[tuple[str, Path]] = []

    def save_to_file(self, text: str, filename: str) -> None:
        self.proxy.setBusy(True)
        self.saving.append((text, Path(filename)))
        Path(filename).write_text("half")

    def turn(self) -> None:
        if self.saving:
            self.save(*self.saving.pop())
            self.proxy.setBusy(False)

    def stop(self) -> None:
        self.saving.clear()


@pytest.fixture(params=[Driver, SlowDriver])
def driver(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("pyttsx3.drivers.platform")
    module.buildDriver = request.param  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "pyttsx3.drivers.platform", module)
    monkeypatch.setattr(pyttsx3.engine, "default_engine_by_sys_platform", lambda: "platform")
    monkeypatch.setattr(pyttsx3, "_activeEngines", weakref.WeakValueDictionary())


@pytest.mark.usefixtures("driver")
def test_every_text_is_saved_whole_at_its_speed() -> None:
    voice = SystemVoice("")
    assert voice.name == "platform com.example.calm"
    for number, speed in enumerate((150, 120, 170)):
        expected = f"text {number} at {speed} by com.example.calm"
        assert voice.render(f"text {number}", speed).decode() == expected


@pytest.mark.usefixtures("driver")
@pytest.mark.parametrize("asked", ["Merry", "merry", "com.example.merry"])
def test_a_voice_is_found_by_name_or_identifier(asked: str) -> None:
    voice = SystemVoice(asked)
    assert voice.render("words", 150).decode() == "words at 150 by com.example.merry"
    assert voice.name == "platform com.example.merry"


@pytest.mark.usefixtures("driver")
def test_an_unknown_voice_is_told_with_those_there_are() -> None:
    with pytest.raises(LookupError, match=r'There is no voice "Gloomy"\. There are: Calm, Merry\.'):
        SystemVoice("Gloomy")
