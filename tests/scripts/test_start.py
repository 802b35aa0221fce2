"""The commands as a person runs them: real child processes, in a clean clone where they make anything."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from setup.places import TOP, program


def _command(top: Path, name: str, *words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(top / "scripts" / name), *words]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False
    )


@pytest.mark.parametrize("name", ["start.py", "test.py"])
def test_help_is_given_without_making_anything(name: str) -> None:
    done = _command(TOP, name, "--help")
    assert done.returncode == 0
    assert f"python3 scripts/{name}" in done.stdout


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="wants a POSIX shell")
def test_ci_runs_the_command_a_person_types() -> None:
    script = TOP / ".ci" / "run"
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert "exec python3 scripts/test.py" in script.read_text("utf-8")
    assert script.stat().st_mode & 0o100


@pytest.mark.long
@pytest.mark.timeout(900)
def test_from_a_clean_clone_to_the_running_command(tmp_path: Path) -> None:
    if shutil.which("git") is None or not (TOP / ".git").exists():
        pytest.skip("wants git and the repository")
    clone = tmp_path / "clone"
    trusting = tmp_path / "gitconfig"  # the checkout may belong to another person, as it does in a container
    trusting.write_text("[safe]\n\tdirectory = *\n")
    environ = {**os.environ, "GIT_CONFIG_GLOBAL": str(trusting)}
    subprocess.run(["git", "clone", "--quiet", str(TOP), str(clone)], env=environ, check=True)

    first = _command(clone, "start.py", "--setup-only")
    assert first.returncode == 0, first.stderr
    assert first.stderr.splitlines()[-1] == "Ready."

    start = time.monotonic()
    second = _command(clone, "start.py", "--setup-only")
    took = time.monotonic() - start
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
    assert took < 1.0, "a second run starts at once"

    helped = subprocess.run(
        [program(clone / ".venv", "massage"), "--help"], capture_output=True, text=True, check=True
    )
    assert "massage" in helped.stdout
    through = _command(clone, "start.py", "--", "--help")
    assert (through.returncode, through.stdout) == (0, helped.stdout)
    wrong = _command(clone, "start.py", "programs", "--no-such-option")
    assert wrong.returncode not in (0, 1), "the command's own exit code comes through"


@pytest.mark.parametrize("name", ["start.py", "test.py", "lock.py", "audit.py"])
def test_a_search_path_without_the_scripts_folder_is_no_hindrance(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(TOP / "scripts" / name), "--help"],
        env={**os.environ, "PYTHONSAFEPATH": "1"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"python3 scripts/{name}" in done.stdout
