"""The real program is killed in the middle, begun again, and takes it up."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from kit.journals import HURT, RESUMED, TO_HANDS, WALL, kept_session
from kit.talking import dialog_data

from assistant.dialog.states import COACHING, State
from assistant.dialog.taking_up import LONGEST
from assistant.journal.places import is_running, running
from assistant.journal.reading import sessions
from assistant.journal.recalling import cut_off_session

posix = pytest.mark.skipif(sys.platform == "win32", reason="folders named by XDG")


@posix
def test_the_program_says_where_it_stopped_and_a_replay_of_it_is_the_same(tmp_path: Path) -> None:
    homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("DATA", "CACHE", "STATE")}
    massage = [sys.executable, "-P", "-m", "assistant"]
    env = {**os.environ, **homes}
    said = "".join(f"{line}\n" for line in (*TO_HANDS, *HURT[:-1]))
    child = subprocess.Popen(
        [*massage, "talk", "--journal"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=env,
        text=True,
    )
    with child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(said)
        child.stdin.flush()
        while "carry on" not in child.stdout.readline():
            assert child.poll() is None
        child.kill()
    again = subprocess.run(
        [*massage, "talk", "--journal", "--record", "run.jsonl", "--tail", "0"],
        input="yes\nstop\nit hurts\nstop\nit hurts\ncarry on\nstop\nstop\n",
        capture_output=True,
        check=False,
        timeout=100,
        cwd=tmp_path,
        env=env,
        text=True,
    )
    assert again.returncode == 0, again
    assert "We stopped during long strokes." in again.stdout
    assert "any fever" in again.stdout, "a script runs ahead of the clock, so nothing counts as fresh"
    replayed = subprocess.run(
        [*massage, "replay", "run.jsonl"],
        capture_output=True,
        check=False,
        timeout=100,
        cwd=tmp_path,
        env=env,
        text=True,
    )
    assert "The same" in replayed.stdout, replayed


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


def found(place: Path, seconds: float = 60.0) -> State | None:
    """What the session that goes on had broken into, so long after it began."""
    session = cut_off_session(place, WALL + seconds, dialog_data().library)
    return session.conversation.interrupted if session else None


def test_only_what_was_cut_off_in_the_last_twelve_hours_goes_on(place: Path) -> None:
    assert found(place) is None
    with kept_session(place, *TO_HANDS, waits=True) as driver:
        ticked = driver.samples / 16_000
        assert found(place, ticked) is None, "it still runs"
    assert found(place, ticked + 60) is State.COACHING_GUIDING
    assert found(place, ticked + LONGEST - 5) is State.COACHING_GUIDING
    assert found(place, ticked + LONGEST + 5) is None
    with kept_session(place, "stop", "stop", "+60s") as driver:
        assert driver.over
    assert found(place, ticked + 200) is None, "the last one came to its end"


def test_when_the_clock_was_turned_back_nothing_counts_as_fresh(place: Path) -> None:
    with kept_session(place, *TO_HANDS) as driver:
        ticked = driver.conversation.ticked
    session = cut_off_session(place, WALL - 3600, dialog_data().library)
    assert session is not None
    assert -session.conversation.off_since > 30 * 60 * 16_000
    assert ticked


def test_an_emergency_stands_for_the_rest_of_the_day(place: Path) -> None:
    with kept_session(place, *TO_HANDS, "+5s", "my chest feels tight", "+4m") as driver:
        assert driver.over
    assert found(place, 3600) is State.EMERGENCY
    assert found(place, 11 * 3600) is State.EMERGENCY
    assert found(place, 30 * 3600) is None


def test_what_another_version_kept_is_not_gone_on_with(place: Path) -> None:
    with kept_session(place, *TO_HANDS):
        pass
    with closing(sqlite3.connect(place)) as journal:
        journal.execute("UPDATE state SET format = 'another'")
        journal.commit()
    assert found(place, 300) is None


def test_a_session_that_is_gone_on_with_is_not_offered_again(place: Path) -> None:
    with kept_session(place, *TO_HANDS) as driver:
        after = driver.samples / 16_000 + 10
    session = cut_off_session(place, WALL + after, dialog_data().library)
    assert session is not None
    with kept_session(place, "no", opening=session.conversation, goes_on=session.key):
        pass
    assert [each.ended for each in sessions(place)] == ["gone_on", ""]
    assert found(place, after + 60) is None


def test_whether_a_session_runs_is_known_until_its_process_ends() -> None:
    with running("some-key"):
        child = "import sys; from assistant.journal.places import is_running; print(is_running('some-key'))"
        done = subprocess.run([sys.executable, "-c", child], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == "True"
    assert not is_running("some-key")


@pytest.mark.parametrize("more", [("+20s",), HURT, ("+5s", "go to step three", "+5s"), ("+5s", "stop")])
def test_it_goes_on_under_every_rule_of_a_session(place: Path, more: tuple[str, ...]) -> None:
    with kept_session(place, *TO_HANDS, *more) as driver:
        after = WALL + driver.samples / 16_000 + 60
    session = cut_off_session(place, after, dialog_data().library)
    assert session is not None
    with kept_session(
        place, *RESUMED, opening=session.conversation, goes_on=session.key, wall=after
    ) as driver:
        assert driver.conversation.state in COACHING
        assert driver.conversation.cut_off is None
