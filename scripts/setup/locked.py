"""The lock: which files of which parts belong to the program, by their digests, on every platform.

`scripts/lock.py` writes it. There is one file for the program, one for each of its extras, with what it adds, and one
for each group of tools in pyproject.toml.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDER = "locked"
PROGRAM, BUILD, UPKEEP = "program", "build", "upkeep"
FROM_SOURCE = frozenset({"pocketsphinx", "srt"})
"""Parts that are not offered ready made for every platform; all others are never built."""
HEAD = """\
# Written by scripts/lock.py; to renew it: python3 scripts/lock.py
"""


@dataclass(frozen=True)
class Pin:
    """One part in one version, on the platforms that its marker tells."""

    name: str
    line: str
    """Name, version and marker, as pip reads them."""
    digests: tuple[str, ...]
    """SHA-256 of each of its files, in hexadecimal digits."""


def file_of(top: Path, name: str) -> Path:
    """Where a part of the lock is kept."""
    return top / FOLDER / f"{name}.txt"


def files(top: Path) -> list[Path]:
    """All of the lock that is there, relative to the checkout's top."""
    return [path.relative_to(top) for path in sorted((top / FOLDER).glob("*.txt"))]


def pins(text: str) -> list[Pin]:
    """Read a lock, ours or one that uv wrote. Raises ValueError for a part without a digest."""
    joined = re.sub(r"[ \t]*\\\n[ \t]*", " ", text)
    lines = (line for line in joined.splitlines() if line and not line.lstrip().startswith(("#", "-")))
    return [_pin(line) for line in lines]


def _pin(line: str) -> Pin:
    digests = tuple(sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})(?!\S)", line)))
    what = re.sub(r"\s*--hash=\S+", "", line).strip()
    name = re.match(r"([A-Za-z0-9._-]+)==[^\s;]+(\s*;.+)?$", what)
    if not name or not digests:
        raise ValueError(f"{what!r} is not pinned to its files")
    return Pin(name[1], what, digests)


def written(found: Iterable[Pin]) -> str:
    """The text of a lock, for pip."""
    ordered: Sequence[Pin] = sorted(found, key=lambda pin: pin.line)
    ready_made = sorted({pin.name for pin in ordered} - FROM_SOURCE)
    options = "".join(f"--only-binary {name}\n" for name in ready_made)
    blocks = (
        " \\\n".join([pin.line, *(f"    --hash=sha256:{digest}" for digest in pin.digests)]) + "\n"
        for pin in ordered
    )
    return HEAD + options + "".join(blocks)
