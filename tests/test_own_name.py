"""What is told to be typed is what can be typed here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant import own_name

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="paths and quotes of another kind")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an environment in it, where somebody stands."""
    scripts = tmp_path / ".venv" / "bin"
    scripts.mkdir(parents=True)
    for name in ("massage", "python"):
        (scripts / name).write_text("#!/bin/sh\n")
        (scripts / name).chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "/usr/bin")
    return scripts


@POSIX
def test_in_an_environment_it_is_the_path_from_here(here: Path) -> None:
    assert own_name.own_name(str(here / "massage"), str(here / "python")) == ".venv/bin/massage"


@POSIX
def test_on_the_path_it_is_the_name_alone(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    assert own_name.own_name(str(here / "massage"), str(here / "python")) == "massage"


@POSIX
def test_as_a_module_it_is_the_interpreter(here: Path, tmp_path: Path) -> None:
    module = tmp_path / "assistant" / "__main__.py"
    assert own_name.own_name(str(module), str(here / "python")) == ".venv/bin/python -m assistant"


@POSIX
def test_from_elsewhere_it_is_the_whole_path_quoted(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spaced = tmp_path / "my things"
    spaced.mkdir()
    (here / "massage").rename(spaced / "massage")
    started = str(spaced / "massage")
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    assert own_name.own_name(started, "python") == f"'{started}'"


@POSIX
def test_only_what_is_to_be_typed_is_changed(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", [str(here / "massage")])
    told = "To type: massage talk. Or massage --input NAME. A massage in the evening."
    wanted = "To type: .venv/bin/massage talk. Or .venv/bin/massage --input NAME. A massage in the evening."
    assert own_name.as_typed(told) == wanted


def test_another_program_that_imports_it_is_told_the_usual_name() -> None:
    assert own_name.own_name("/somewhere/pytest/__main__.py", sys.executable) == "massage"
