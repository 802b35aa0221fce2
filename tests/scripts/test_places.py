import os
import sys
from pathlib import Path

import pytest
import setup.places as places

HOME = Path("/home/ann")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, HOME / ".local/share"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data")),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, HOME / ".local/share"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, HOME / "Library/Application Support"),
        ("win32", {}, HOME / "AppData/Local"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local")),
    ],
)
def test_data_folder_follows_the_platform(platform: str, environ: dict[str, str], expected: Path) -> None:
    assert places.data_folder(platform, environ, HOME) == expected / "massage-assistant"


def test_programs_are_found_on_each_platform() -> None:
    assert places.program(Path("e"), "massage", "linux") == Path("e/bin/massage")
    assert places.program(Path("e"), "massage", "darwin") == Path("e/bin/massage")
    assert places.program(Path("e"), "massage", "win32") == Path("e/Scripts/massage.exe")


def test_two_checkouts_that_cannot_be_written_do_not_share_an_environment() -> None:
    assert places.elsewhere(Path("/a")) != places.elsewhere(Path("/b"))
    assert places.elsewhere(Path("/a")) == places.elsewhere(Path("/a"))


def test_a_folder_that_can_be_written_is_used_and_left_clean(tmp_path: Path) -> None:
    assert places.beside(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not places.writable(tmp_path / "missing")


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently on Windows")
def test_an_environment_of_somebody_else_sends_ours_elsewhere(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    (tmp_path / ".venv").mkdir(mode=0o555)
    assert not places.beside(tmp_path)


def test_a_copy_has_what_installing_needs_and_nothing_compiled(tmp_path: Path) -> None:
    copy = places.copy_program(places.TOP, tmp_path / "source")
    assert {path.name for path in copy.iterdir()} == {*places.SOURCES, "assistant", "locked"}
    assert (copy / "assistant/clock.py").read_bytes() == (places.TOP / "assistant/clock.py").read_bytes()
    assert not list(copy.rglob("__pycache__"))
    (copy / "assistant/gone.py").touch()
    assert not (places.copy_program(places.TOP, copy) / "assistant/gone.py").exists()
