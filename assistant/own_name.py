"""What to type for this command, as it is installed here."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
from pathlib import Path

NAME = "massage"
_TYPED = re.compile(
    rf"\b{NAME} (?=(?:check|completion|export|forget|help|history|lint|models|programs|rehearse|replay|report"
    r"|score|talk|voices)\b|--)"
)


def as_typed(text: str) -> str:
    """The same text, with the command in it as it has to be typed here."""
    own = own_name(sys.argv[0], sys.executable)
    return text if own == NAME else _TYPED.sub(lambda _: f"{own} ", text)


def own_name(started: str, python: str) -> str:
    """What begins this program again.

    Args:
        started: the path that it was started by.
        python: the path of the interpreter.
    """
    path = Path(started)
    if path.stem.lower() == NAME:
        return _shortest(path)
    if path.name == "__main__.py" and path.parent.name == "assistant":
        return f"{_shortest(Path(python))} -m assistant"
    return NAME


def _shortest(path: Path) -> str:
    """Its name where a shell finds it by that, else the path from here."""
    found = shutil.which(path.stem) or shutil.which(path.name)
    try:
        if found and Path(found).samefile(path):
            return path.stem if os.name == "nt" else path.name
        from_here = os.path.relpath(path.absolute())
    except (OSError, ValueError):  # it is gone meanwhile, or lies on another drive
        return _quoted(str(path))
    beside = from_here if os.sep in from_here else f".{os.sep}{from_here}"
    return _quoted(str(path) if from_here.startswith("..") else beside)


def _quoted(path: str) -> str:
    if os.name == "nt":
        return f'"{path}"' if " " in path else path
    return shlex.quote(path)
