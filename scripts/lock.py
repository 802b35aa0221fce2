#!/usr/bin/env python3
"""Renew the lock, locked/*.txt, from pyproject.toml: python3 scripts/lock.py [--upgrade | --check].

What is locked stays as it is, and only what pyproject.toml newly asks for, or no longer allows, changes. Then it is
told for which platforms and Pythons something is not offered ready made.
  --upgrade   take the newest of everything
  --check     change nothing, only tell
"""

import os
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

if str(Path(__file__).resolve().parent) not in sys.path:  # with PYTHONSAFEPATH it is not
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup import locked, packages
from setup.environment import prepare
from setup.places import TOP, program
from setup.running import Command, quietly
from setup.talking import SetupError, say

PROJECT = "pyproject.toml"
OLDEST = "3.11"
BY_HAND = frozenset({"train", "browser"})
ALWAYS_BUILT = frozenset({"srt"})
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "Linux x86-64": "x86_64-manylinux_2_28",
    "Linux ARM": "aarch64-manylinux_2_28",
    "macOS ARM": "aarch64-apple-darwin",
    "macOS x86-64": "x86_64-apple-darwin",
    "Windows x86-64": "x86_64-pc-windows-msvc",
}


def main(words: list[str]) -> int:
    """Return 0 when the lock is renewed, or 1 with what is in the way."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    try:
        folder = prepare(TOP, dev=True, download=True)
        packages.install_locked(program(folder, "python"), TOP, [locked.UPKEEP], download=True)
        uv = program(folder, "uv")
        if "--check" not in words:
            renew(uv, TOP, upgrade="--upgrade" in words)
        tell(uv, TOP)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130
    return 0


def renew(uv: Path, top: Path, upgrade: bool) -> None:
    """Resolve everything together, so that all parts fit each other, and write down what each of them needs."""
    facts = tomllib.loads((top / "pyproject.toml").read_text("utf-8"))
    extras = {name: [PROJECT, "--extra", name] for name in facts["project"]["optional-dependencies"]}
    groups = {name: ["--group", name] for name in facts["dependency-groups"]}
    with tempfile.TemporaryDirectory() as work:
        whole = Path(work, "whole.txt")
        if not upgrade:  # what stands there already is preferred
            whole.write_text("".join((top / path).read_text("utf-8") for path in locked.files(top)), "utf-8")
        _compile(uv, top, whole, [PROJECT, "--all-extras", *chain.from_iterable(groups.values())])
        base: list[locked.Pin] = []
        for name, asked in {locked.PROGRAM: [PROJECT], **extras, **groups}.items():
            part = Path(work, f"{name}.txt")
            _compile(uv, top, part, [*asked, "--constraint", str(whole)])
            found = [pin for pin in locked.pins(part.read_text("utf-8")) if name in groups or pin not in base]
            base = base or found
            target = locked.file_of(top, name)
            target.parent.mkdir(exist_ok=True)
            target.write_text(locked.written(found), "utf-8")
            say(f"{locked.FOLDER}/{target.name}: {len(found)} parts")


def _compile(uv: Path, top: Path, target: Path, asked: Sequence[str]) -> None:
    command: list[str | Path] = [
        uv,
        "pip",
        "compile",
        *asked,
        "--universal",
        "--python-version",
        OLDEST,
        "--generate-hashes",
    ]
    plain: list[str | Path] = [
        "--quiet",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--no-emit-find-links",
    ]
    _run([*command, *plain, "--directory", top, "--output-file", target])


def tell(uv: Path, top: Path) -> None:
    """Say for whom something that set-up installs is not offered ready made."""
    names = [path.stem for path in locked.files(top) if path.stem not in BY_HAND]
    found = [pin for name in names for pin in locked.pins(locked.file_of(top, name).read_text("utf-8"))]
    for platform, triple in PLATFORMS.items():
        for python in PYTHONS:
            where: Command = ["--python-platform", triple, "--python-version", python]
            if fault := _fault(uv, [pin for pin in found if pin.name not in locked.FROM_SOURCE], where):
                say(f"{platform}, Python {python}: {fault}")
            for name in sorted(locked.FROM_SOURCE - ALWAYS_BUILT):
                if _fault(uv, [pin for pin in found if pin.name == name], where):
                    say(f"{platform}, Python {python}: {name} is built from source")


def _fault(uv: Path, found: list[locked.Pin], where: Command) -> str:
    """Why these parts cannot be had ready made; nothing when they can."""
    with tempfile.TemporaryDirectory() as work:
        file = Path(work, "some.txt")
        file.write_text(locked.written(found), "utf-8")
        dry: list[str | Path] = [
            uv,
            "pip",
            "install",
            "--no-config",
            "--dry-run",
            "--no-deps",
            "--target",
            work,
        ]
        ready_made: list[str | Path] = ["--only-binary", ":all:", "--require-hashes", "-r", file]
        code, lines = quietly([*dry, *where, *ready_made], _index())
        return " ".join(lines[1:4]) if code else ""


def _run(command: Command) -> None:
    code, lines = quietly(command, _index())
    if code:
        raise SetupError("\n  ".join(["The lock could not be made. In uv's own words:", *lines[-8:]]))


def _index() -> dict[str, str]:
    """Let uv ask where pip asks."""
    code, lines = quietly([sys.executable, "-m", "pip", "config", "get", "global.index-url"])
    asked = os.environ.get("PIP_INDEX_URL") or (lines[-1] if not code and lines else "")
    return {"UV_DEFAULT_INDEX": asked} if asked else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
