import re
import sys
from pathlib import Path

import pytest
from setup.checks import Check, checks, compiled_beside, fast_checks, run


def test_long_tests_are_left_out_unless_all_are_wanted() -> None:
    *_, rest, _, live = (check.arguments for check in checks(False, []))
    assert rest[-2:] == ("-m", "not live and not long")
    assert "live and not long" in live
    assert all("not long" not in " ".join(check.arguments) for check in checks(True, []))


@pytest.mark.parametrize("everything", [False, True])
def test_what_talks_in_real_time_comes_last_and_alone(everything: bool) -> None:
    *others, _, live = checks(everything, [])
    assert live.arguments[:4] == ("-m", "pytest", "-n0", "-m")
    assert live.arguments[4].startswith("live")
    assert others[-1].arguments[-1].startswith("not live")
    assert checks(everything, ["tests/audio"])[-1].name == "pytest"


def test_arguments_come_last_so_that_they_win() -> None:
    assert checks(False, ["-n0", "tests/audio"])[-1].arguments[-2:] == ("-n0", "tests/audio")


def test_the_first_failure_ends_the_row_with_its_exit_code(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    row = [
        Check(name, ("-c", code)) for name, code in [("one", "print(1)"), ("two", "exit(7)"), ("three", "")]
    ]
    assert run(Path(sys.executable), row, tmp_path) == 7
    out, err = capfd.readouterr()
    assert out.split() == ["1"]
    assert [line for line in err.splitlines() if line.startswith("--")] == ["-- one", "-- two"]
    assert "failed after" in err


def test_all_that_pass_are_timed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(Path(sys.executable), [Check("one", ("-c", ""))], tmp_path) == 0
    assert re.search(r"^   passed after \d+\.\d s$", capfd.readouterr().err, re.MULTILINE)


def test_mutants_are_tried_for_two_minutes_or_for_half_an_hour() -> None:
    assert checks(False, [])[-2].arguments == ("scripts/fuzz.py", "--seconds", "120")
    assert checks(True, [])[-2].arguments[:3] == ("scripts/fuzz.py", "--seconds", "1800")


def test_the_fast_loop_runs_ruff_and_the_tests_that_are_named() -> None:
    *linters, tests = fast_checks(["-x", "tests/audio"])
    assert [each.name for each in linters] == ["ruff check", "ruff format"]
    assert tests.arguments[-2:] == ("-x", "tests/audio")
    assert "not live and not long" in tests.arguments


def test_without_a_name_it_runs_those_on_a_virtual_clock() -> None:
    *_, tests = fast_checks(["-x"])
    paths = [word for word in tests.arguments if word.startswith("tests/")]
    assert paths
    assert all((Path(__file__).parents[2] / path).is_dir() for path in paths)


def test_compiled_tests_are_kept_whatever_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    found = compiled_beside(tmp_path / "bin" / "python")
    assert "PYTHONDONTWRITEBYTECODE" not in found
    assert found["PYTHONPYCACHEPREFIX"] == str(tmp_path / "compiled")
