#!/usr/bin/env python3
"""Check the program: python3 scripts/test.py [--fast | --all] [PYTEST ARGS...].

Makes the same environment ready as start.py, with the tools for working on the program, and runs ruff,
mypy and pytest; stops at the first that fails. Without --all, tests marked as long are left out.
With --fast it runs ruff and the tests that are named, or those on a virtual clock when none are.
"""

import sys
from pathlib import Path

if str(Path(__file__).resolve().parent) not in sys.path:  # with PYTHONSAFEPATH it is not
    sys.path.insert(0, str(Path(__file__).resolve().parent))

from setup.checks import checks, fast_checks, run  # first of all: tells an older Python what is needed
from setup.environment import prepare
from setup.places import TOP, program
from setup.system import provide_for_tests
from setup.talking import SetupError, say


def main(words: list[str]) -> int:
    """Return 0 when every check has passed, otherwise the exit code of the first that has not."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    try:
        folder = prepare(TOP, dev=True, download=True)
        rest = [word for word in words if word not in ("--all", "--fast")]
        if "--fast" in words:
            todo = fast_checks(rest)
        else:
            provide_for_tests(download=True)
            say("All checks take about a quarter of an hour on two cores; with --fast a few minutes.")
            todo = checks("--all" in words, rest)
        return run(program(folder, "python"), todo, TOP)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
