#!/usr/bin/env python3
"""Look up every locked part in the public list of known faults: python3 scripts/audit.py.

Asks the package registry, so it wants a network. Ends with 1 when a fault is known, or when a part could not be
looked up.
"""

import sys
from pathlib import Path

if str(Path(__file__).resolve().parent) not in sys.path:  # with PYTHONSAFEPATH it is not
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup import locked, packages
from setup.environment import prepare
from setup.places import TOP, program
from setup.running import quietly
from setup.talking import SetupError, say

UNKNOWN = "could not be audited"


def main(words: list[str]) -> int:
    """Return 0 when nothing is known against any part, otherwise 1."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    try:
        folder = prepare(TOP, dev=True, download=True)
        packages.install_locked(program(folder, "python"), TOP, [locked.UPKEEP], download=True)
        outcomes = [_audited(program(folder, "pip-audit"), TOP / path) for path in locked.files(TOP)]
        return 0 if all(outcomes) else 1
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def _audited(tool: Path, file: Path) -> bool:
    """Say what is known about the parts in one file of the lock; return whether that is nothing."""
    asked: list[str | Path] = [
        "--requirement",
        file,
        "--require-hashes",
        "--disable-pip",
        "--progress-spinner",
        "off",
        "--desc",
        "off",
    ]
    code, lines = quietly([tool, *asked])
    unknown = sum(UNKNOWN in line for line in lines)
    if code:
        say("\n".join([f"{file.name}:", *(line for line in lines if UNKNOWN not in line)]))
    elif unknown:
        say(
            f"{file.name}: {unknown} parts are not known to the registry's list, so nothing is known about them."
        )
    else:
        say(f"{file.name}: nothing is known against any part.")
    return not code and not unknown


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
