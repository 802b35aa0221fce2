"""The log is rotated and discreet, and an error that nobody had foreseen becomes one sentence that names it."""

from __future__ import annotations

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from assistant import cli, logs

SAID = "my chest hurts"


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "logs" / "massage.log"
    monkeypatch.setattr(logs, "log_path", lambda: path)
    yield path
    logs.end()


def massage(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(cli.main, list(words), input=typed)


def test_an_unexpected_error_is_one_sentence_that_says_where_the_log_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(SAID)

    monkeypatch.setattr("assistant.session.offline.run_script", fail)
    done = massage("talk", typed=SAID)
    assert done.exit_code == 1
    assert "Something went wrong inside the program (KeyError)." in done.output
    assert str(path) in done.output
    assert SAID not in done.output + path.read_text()
    assert "Traceback" not in done.output
    assert "KeyError" in path.read_text()
    assert "in fail" in path.read_text(), "the way to it is there"
    assert SAID in massage("--debug", "talk", typed=SAID).output, "whoever asks for it sees all"


def test_a_log_that_cannot_be_kept_spoils_nothing(path: Path) -> None:
    path.parent.write_text("no folder")
    done = massage("talk", "--tail", "0", typed="stop")
    assert done.exit_code == 0
    assert logs.unexpected(ValueError()).count("could not be written down") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_below_the_log_spoils_nothing(path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to("/dev/full")
    done = massage("talk", "--tail", "0", typed="stop")
    assert (done.exit_code, "Traceback" in done.output) == (0, False)
    assert logs.attached() is None, "and the next command begins anew"


@pytest.mark.parametrize("words", [("talk",), ("--debug", "talk")])
def test_nothing_that_is_said_gets_into_the_log(path: Path, words: tuple[str, ...]) -> None:
    done = massage(*words, "--tail", "1", typed=f"the seven step one\n{SAID}\n")
    assert done.exit_code == 0
    text = path.read_text()
    assert "massage-assistant" in text
    assert not any(word in text for word in ("chest", "hurts", "seven"))
    assert ("heard something" in text) is ("--debug" in words)


def test_it_is_put_aside_before_it_grows_large(path: Path) -> None:
    logs.begin(debug=False)
    for number in range(9):
        logging.getLogger("assistant.test").info("%d %s", number, "x" * (logs.SIZE // 2))
    files = sorted(path.parent.iterdir())
    assert len(files) == logs.BEFORE + 1
    assert all(each.stat().st_size <= logs.SIZE for each in files)
    assert path.read_text().split()[-2] == "8"


@pytest.mark.skipif(sys.platform == "win32", reason="has other rights")
def test_only_its_owner_reads_it(path: Path) -> None:
    logs.begin(debug=False)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_no_error_of_ours_is_not_taken_for_one(path: Path) -> None:
    assert massage("--help").exit_code == 0
    assert massage("--no-such-option").exit_code == 2
    assert massage("no-such-massage").exit_code == 1
    assert not path.exists() or "error" not in path.read_text()
