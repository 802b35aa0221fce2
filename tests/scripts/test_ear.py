"""The one question, in a checkout of the test's own whose `massage` writes down how it is called."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import setup.stamp as stamp
from setup.places import TOP, program

STAND_IN = """#!{python}
import os, sys
with open({calls!r}, "a") as file:
    print(*sys.argv[1:], file=file)
sys.exit(int(os.environ["FETCHING"]) if "fetch" in sys.argv else 0)
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="wants a terminal of POSIX")


class Checkout:
    """A copy of the scripts, with an environment that counts as complete."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self._calls = top / "calls"
        shutil.copytree(TOP / "scripts", top / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        (top / "pyproject.toml").write_text("")
        folder = top / ".venv"
        program(folder, "python").parent.mkdir(parents=True)
        program(folder, "python").touch()
        stamp.finish(folder, stamp.wanted(top, folder, copied=False, dev=False, extras=("ears", "voice")))
        massage = program(folder, "massage")
        massage.write_text(STAND_IN.format(python=sys.executable, calls=str(self._calls)))
        massage.chmod(0o755)

    def start(self, *words: str, terminal: bool = True, fetching: int = 0) -> tuple[int, list[str]]:
        """Start; return the exit code, and how `massage` was called."""
        import pty

        self._calls.unlink(missing_ok=True)
        ours, theirs = pty.openpty()
        there = theirs if terminal else subprocess.DEVNULL
        environ = {**os.environ, "XDG_DATA_HOME": str(self._top / "data"), "HOME": str(self._top)}
        done = subprocess.run(
            [sys.executable, str(self._top / "scripts/start.py"), *words],
            stdin=there,
            stdout=there,
            stderr=there,
            env={**environ, "FETCHING": str(fetching)},
            timeout=30,
            check=False,
        )
        os.close(ours)
        os.close(theirs)
        return done.returncode, self._calls.read_text().splitlines() if self._calls.exists() else []


ASKED = "models fetch --ask"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_it_is_asked_once(checkout: Checkout) -> None:
    assert checkout.start() == (0, [ASKED, ""])
    assert checkout.start() == (0, [""])


def test_after_a_failed_fetch_it_starts_and_asks_again(checkout: Checkout) -> None:
    assert checkout.start(fetching=1) == (0, [ASKED, ""])
    assert checkout.start() == (0, [ASKED, ""])
    assert checkout.start() == (0, [""])


def test_breaking_off_at_the_question_ends_it_and_answers_nothing(checkout: Checkout) -> None:
    assert checkout.start(fetching=130) == (130, [ASKED])
    assert checkout.start() == (0, [ASKED, ""])


@pytest.mark.parametrize("words", [("--no-download",), ("--setup-only",), ("programs",), ("--input", "usb")])
def test_it_is_not_in_the_way(checkout: Checkout, words: tuple[str, ...]) -> None:
    code, calls = checkout.start(*words)
    assert code == 0
    assert ASKED not in calls


def test_without_a_terminal_nobody_is_asked(checkout: Checkout) -> None:
    assert checkout.start(terminal=False) == (0, [""])


def test_a_named_model_is_fetched_unasked(checkout: Checkout) -> None:
    fetched = "models fetch some-model"
    code, calls = checkout.start("--setup-only", "--fetch-model", "some-model", terminal=False)
    assert (code, calls) == (0, [fetched])
    code, calls = checkout.start("--fetch-model", "some-model", "talk", terminal=False)
    assert (code, calls) == (0, [fetched, "talk"])
    code, calls = checkout.start("--fetch-model", "some-model", "talk", terminal=False, fetching=1)
    assert (code, calls) == (1, [fetched])


@pytest.mark.parametrize("words", [("--fetch-model",), ("--no-download", "--fetch-model", "some-model")])
def test_a_fetch_that_cannot_be_meant_is_told(checkout: Checkout, words: tuple[str, ...]) -> None:
    assert checkout.start(*words) == (2, [])


def test_the_model_option_of_the_command_passes_through(checkout: Checkout) -> None:
    assert checkout.start("--model", "folder") == (0, ["--model folder"])
