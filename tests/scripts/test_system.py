import io
import shutil
import sys

import pytest
import setup.system as system
from setup.running import works
from setup.talking import agreed

HERE = system.Part("here", lambda: True)
GONE = system.Part("gone", lambda: False)


def test_only_what_is_not_there_is_missing_and_only_on_linux() -> None:
    assert system.missing([HERE, GONE], "linux") == ["gone"]
    assert system.missing([HERE, GONE], "darwin") == []
    assert system.missing([HERE, GONE], "win32") == []


@pytest.mark.parametrize(
    ("manager", "packages", "expected"),
    [
        ("apt-get", ["libportaudio2"], "type: sudo apt-get install libportaudio2"),
        ("apt-get", ["flite", "git"], "type: sudo apt-get install flite git"),
        ("dnf", ["libportaudio2"], "type: sudo dnf install portaudio"),
        ("pacman", ["libportaudio2"], "type: sudo pacman -S portaudio"),
        ("pacman", ["flite", "git"], "install what Debian calls flite, git"),
        ("", ["libportaudio2"], "install what Debian calls libportaudio2"),
    ],
)
def test_advice_names_the_command_to_type(manager: str, packages: list[str], expected: str) -> None:
    assert system.advice(packages, lambda name: name == manager) == expected


def test_nothing_is_installed_when_nothing_lacks_or_nothing_may_be_downloaded() -> None:
    assert system.provide([], download=True)
    assert not system.provide(["no-such-package-of-ours"], download=False)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("\n", True), ("y\n", True), ("YES \n", True), ("n\n", False), ("what\n", False), ("", False)],
)
def test_nothing_of_the_systems_is_installed_without_a_yes(
    typed: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _Terminal()
    monkeypatch.setattr(sys, "stdin", _Terminal(typed))
    monkeypatch.setattr(sys, "stderr", shown)
    assert agreed("Now?") is expected
    assert shown.getvalue() == "Now? [Y/n]\n"


def test_where_nobody_can_answer_it_is_said_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert agreed("Now.")
    assert capsys.readouterr().err == "Now.\n"


def test_a_library_that_is_not_there_does_not_load() -> None:
    assert not system.loads("libthere-is-none.so.0")


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("apt-get"), reason="only where there is an apt"
)
def test_apt_takes_the_limits_that_keep_it_from_hanging() -> None:
    assert "-oAcquire::http::Timeout=5" in system.APT
    assert works([*system.APT, "--simulate", "check"]) or system.allowed() is None
