"""Running other programs: quietly while things are made ready, and in our place at the end."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from setup.talking import SetupError

Command = Sequence[str | Path]
# Of the person's settings, those that would send the parts somewhere else than into the environment.
MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT")


def clean_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return a process environment in which everything goes where it is told to."""
    kept = {name: value for name, value in environ.items() if name not in MISLEADING}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONSAFEPATH": "1"}  # nothing of the current folder is run


def quietly(
    command: Command, extra: Mapping[str, str] | None = None, heard: Callable[[str], None] = lambda _: None
) -> tuple[int, list[str]]:
    """Run a program that gets no keyboard; return its exit code and lines, each given to `heard` as it comes.

    A program that cannot be started counts as one that failed, with the reason as its only line.
    """
    lines: list[str] = []
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            env={**clean_environment(os.environ), **(extra or {})},
        )
    except OSError as error:
        return 127, [str(error)]
    with child:
        assert child.stdout is not None
        try:
            for line in child.stdout:
                lines.append(line.rstrip())
                heard(line.rstrip())
        except BaseException:
            child.terminate()
            raise
    return child.returncode, lines


def works(command: Command) -> bool:
    """Say whether a program runs and ends well."""
    return quietly(command)[0] == 0


def aloud(command: Command, cwd: Path, environment: Mapping[str, str] | None = None) -> int:
    """Run a program that shares our terminal and return its exit code; Ctrl-C is its own matter.

    `environment` is its whole environment; None is ours.
    """
    with subprocess.Popen(command, cwd=cwd, env=environment) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def in_our_place(command: list[str]) -> int:
    """Become another program, so that keys, signals and its exit code are its own."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    try:
        if sys.platform == "win32":  # where exec returns to the shell before the program has ended
            return aloud(command, Path.cwd())
        os.execv(command[0], command)
    except OSError as error:
        raise SetupError(f"{command[0]} could not be started: {error.strerror}.") from error
