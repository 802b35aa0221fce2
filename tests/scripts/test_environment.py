import os
import sys
from pathlib import Path

import pytest
import setup.environment as environment
import setup.running as running
import setup.stamp as stamp
from setup.places import TOP, program
from setup.talking import SetupError


def _run(code: str, **extra: str) -> tuple[int, list[str]]:
    return running.quietly([sys.executable, "-c", code], extra)


def test_a_program_gets_no_keyboard_and_its_lines_are_heard_as_they_come() -> None:
    heard: list[str] = []
    code, lines = running.quietly(
        [sys.executable, "-c", "import sys; print(len(sys.stdin.read())); sys.exit('bad')"],
        heard=heard.append,
    )
    assert (code, lines, heard) == (1, ["0", "bad"], ["0", "bad"])


def test_a_program_that_is_not_there_counts_as_failed() -> None:
    code, lines = running.quietly(["there-is-no-such-program"])
    assert code != 0
    assert lines


def test_settings_that_would_lead_parts_astray_are_not_passed_on() -> None:
    cleaned = running.clean_environment({"PIP_TARGET": "/x", "PYTHONPATH": "/y", "PIP_INDEX_URL": "kept"})
    assert cleaned == {"PIP_INDEX_URL": "kept", "PYTHONUNBUFFERED": "1", "PYTHONSAFEPATH": "1"}
    assert _run("import os; print(os.environ['PIP_RETRIES'])", PIP_RETRIES="2") == (0, ["2"])


def test_a_hand_made_folder_that_cannot_be_used_is_named_and_left_alone(tmp_path: Path) -> None:
    top = tmp_path / "top"
    (top / ".venv").mkdir(parents=True)
    (top / ".venv" / "mine").write_text("precious")
    (top / "pyproject.toml").write_text("[project]\n")
    with pytest.raises(SetupError, match="made by hand"):
        environment.prepare(top, dev=False, download=False)
    assert [path.name for path in (top / ".venv").iterdir()] == ["mine"]


def test_a_failed_install_leaves_nothing_half_made(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    lock = tmp_path / "locked" / "build.txt"
    lock.parent.mkdir()
    lock.write_text(f"no-such-builder-of-ours==1 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(SetupError, match="no-such-builder-of-ours is not here"):
        environment.prepare(tmp_path, dev=False, download=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["locked", "pyproject.toml"]
    assert environment.runnable(tmp_path) is None


def test_a_checkout_without_its_lock_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    with pytest.raises(SetupError, match=r"build\.txt is missing"):
        environment.prepare(tmp_path, dev=False, download=False)


def test_a_folder_that_would_be_taken_for_two_is_told(tmp_path: Path) -> None:
    top = tmp_path / f"a{os.pathsep}b"
    with pytest.raises(SetupError, match="colon in its name"):
        environment.prepare(top, dev=False, download=False)


def test_a_complete_environment_is_used_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    (tmp_path / "pyproject.toml").write_text("")
    program(folder, "python").parent.mkdir(parents=True)
    program(folder, "python").touch()
    stamp.finish(folder, stamp.wanted(tmp_path, folder, copied=False, dev=True))
    assert environment.prepare(tmp_path, dev=False, download=False) == folder
    assert environment.runnable(tmp_path) == folder


@pytest.mark.skipif(sys.platform == "win32", reason="exec does not exist there")
def test_the_program_takes_our_place_with_its_own_exit_code() -> None:
    code = f"from setup.running import in_our_place; in_our_place([{sys.executable!r}, '-c', 'exit(5)'])"
    scripts = os.fspath(TOP / "scripts")
    assert _run(f"import sys; sys.path.insert(0, {scripts!r}); {code}")[0] == 5


def test_a_program_that_cannot_be_started_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="massage could not be started"):
        running.in_our_place([os.fspath(tmp_path / "massage")])
