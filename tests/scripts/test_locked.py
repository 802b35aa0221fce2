"""The lock is whole, fits pyproject.toml, names no place, and nothing else than what it names is installed."""

import hashlib
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from setup import locked, packages
from setup.places import TOP
from setup.talking import SetupError

FACTS = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
PROJECT = FACTS["project"]
ASKED = {
    locked.PROGRAM: PROJECT["dependencies"],
    **PROJECT["optional-dependencies"],
    **FACTS["dependency-groups"],
}


def _pins(name: str) -> list[locked.Pin]:
    return locked.pins(locked.file_of(TOP, name).read_text("utf-8"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_there_is_a_file_for_the_program_each_extra_and_each_group() -> None:
    assert {path.stem for path in locked.files(TOP)} == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_everything_that_is_asked_for_is_locked_in_a_version_that_fits(name: str) -> None:
    found = {_plain(each.name): Requirement(each.line) for each in [*_pins(locked.PROGRAM), *_pins(name)]}
    for line in ASKED[name]:
        asked = Requirement(line)
        pinned = found[_plain(asked.name)]
        version = next(iter(pinned.specifier)).version
        assert asked.specifier.contains(version), f"{line}: run scripts/lock.py"


def test_what_builds_the_program_is_locked() -> None:
    assert {_plain(Requirement(line).name) for line in FACTS["build-system"]["requires"]} <= {
        _plain(pin.name) for pin in _pins(locked.BUILD)
    }


@pytest.mark.parametrize("name", ASKED)
def test_the_lock_says_nothing_about_where_it_was_made(name: str) -> None:
    text = locked.file_of(TOP, name).read_text("utf-8")
    for line in text.splitlines():
        assert re.fullmatch(
            r"# Written by scripts/lock\.py; to renew it: python3 scripts/lock\.py"
            r"|--only-binary [a-z0-9.-]+"
            r"|[a-z0-9.-]+==[a-z0-9.]+( ; [a-zA-Z0-9_.'<>=! *()-]+)? \\"
            r"|    --hash=sha256:[0-9a-f]{64}( \\)?",
            line,
        ), line
    assert locked.written(locked.pins(text)) == text


def test_only_what_must_be_is_built_from_source() -> None:
    for name in ASKED:
        options = set(re.findall(r"^--only-binary (.+)$", locked.file_of(TOP, name).read_text("utf-8"), re.M))
        assert {pin.name for pin in _pins(name)} - options <= locked.FROM_SOURCE


@pytest.mark.parametrize(
    "line", ["click>=8", "click==8.1", "click==8.1 --hash=md5:00", "./here", "https://a/b.whl"]
)
def test_what_is_not_pinned_to_its_files_is_no_lock(line: str) -> None:
    with pytest.raises(ValueError, match="not pinned"):
        locked.pins(line)


def _wheel(folder: Path, content: str) -> str:
    """A part of our own; its digest."""
    file, info = folder / "thing_of_ours-1.0-py3-none-any.whl", "thing_of_ours-1.0.dist-info"
    inside = {
        "thing_of_ours.py": content,
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: thing-of-ours\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    with zipfile.ZipFile(file, "w") as wheel:
        for name, text in inside.items():
            wheel.writestr(zipfile.ZipInfo(name), text)  # without the time, the same wheel every time
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_file_that_was_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top, target = tmp_path / "top", tmp_path / "target"
    (top / locked.FOLDER).mkdir(parents=True)
    pin = locked.Pin("thing-of-ours", "thing-of-ours==1.0", (_wheel(tmp_path, "good = True"),))
    locked.file_of(top, "some").write_text(locked.written([pin]), "utf-8")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    monkeypatch.setattr(packages, "SETTINGS", {**packages.SETTINGS, "PIP_TARGET": str(target)})
    _wheel(tmp_path, "good = False")
    with pytest.raises(SetupError, match="thing-of-ours is not the file that belongs to this program"):
        packages.install_locked(Path(sys.executable), top, ["some"], download=False)
    assert not target.exists()
    _wheel(tmp_path, "good = True")
    packages.install_locked(Path(sys.executable), top, ["some"], download=False)
    assert (target / "thing_of_ours.py").read_text() == "good = True"
