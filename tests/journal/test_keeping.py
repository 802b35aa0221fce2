"""What a session leaves in the journal, and that nobody waits for it."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from kit.journals import HURT, TO_HANDS, kept_session
from kit.talking import dialog_data

from assistant.clock import to_samples
from assistant.journal.database import MIGRATIONS, connected
from assistant.journal.reading import entries, forget, sessions
from assistant.journal.stored import restored, stored, stored_plan
from assistant.journal.writer import MOST

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and limits of POSIX")
WORDS = "a most peculiar saying"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


def test_what_is_said_heard_and_done_is_kept(place: Path) -> None:
    with kept_session(place, *TO_HANDS, *HURT) as driver:
        now = driver.conversation
    kept = sessions(place)[0]
    assert (kept.program, kept.minutes, kept.ended) == ("p15", 15, "")
    found = [(each.kind, json.loads(each.data)) for each in entries(place, kept.number)]
    assert {"say", "heard", "record", "show", "cue"} <= {kind for kind, _ in found}
    heard = [data["text"] for kind, data in found if kind == "heard"]
    assert "it hurts" in heard
    assert "shoulders" in heard
    assert {"hands_on", "screened"} <= {data["kind"] for kind, data in found if kind == "record"}
    with closing(connected(place, 1)) as journal:
        form, conversation, plan = journal.execute("SELECT format, conversation, plan FROM state").fetchone()
    back = restored(conversation, plan, dialog_data().library, form)
    assert back.comfort == now.comfort
    assert back.plan == now.plan
    assert back.restriction == now.restriction


def test_a_conversation_is_stored_and_comes_back_as_the_very_same_value(place: Path) -> None:
    with kept_session(place, *TO_HANDS, *HURT) as driver:
        now = driver.conversation.but(shown=None)
    assert now.comfort.total == 1
    with closing(connected(place, 1)) as journal:
        form = journal.execute("SELECT format FROM state").fetchone()[0]
    assert restored(stored(now), stored_plan(now.plan), dialog_data().library, form) == now


@posix
def test_nobody_else_reads_it(place: Path) -> None:
    with kept_session(place, "hello"):
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in place.parent.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_a_stalled_disk_delays_no_turn_and_loses_nothing(place: Path) -> None:
    with kept_session(place, "hello"):
        pass
    with (
        closing(sqlite3.connect(place, isolation_level=None)) as other,
        kept_session(place, waits=False) as driver,
    ):
        other.execute("BEGIN EXCLUSIVE")
        driver.wait(to_samples(12))  # a turn that waited for the disk would never end
        driver.type(WORDS)
        driver.turn()
        assert WORDS not in "".join(each.data for each in entries(place, 2))
        other.execute("COMMIT")
    assert WORDS in "".join(each.data for each in entries(place, 2))


def test_what_the_disk_cannot_take_is_left_out_and_told_once(place: Path) -> None:
    told: list[str] = []
    with kept_session(place, "hello"):
        pass
    with (
        closing(sqlite3.connect(place, isolation_level=None)) as other,
        kept_session(place, told=told, waits=False) as driver,
    ):
        other.execute("BEGIN EXCLUSIVE")
        for _ in range(MOST):
            driver.type("hello")
            driver.turn()
        other.execute("COMMIT")
    assert sum("too slow" in each for each in told) == 1


@pytest.mark.parametrize(
    "content",
    [b"no database at all, but long enough to be looked at" * 40, b"SQLite format 3\0" + b"\xff" * 2000],
)
def test_a_damaged_journal_is_kept_under_another_name(place: Path, content: bytes) -> None:
    place.parent.mkdir()
    place.write_bytes(content)
    told: list[str] = []
    with kept_session(place, "hello", told=told):
        pass
    kept = place.with_stem("journal-set-aside")
    assert kept.read_bytes() == content
    assert sum(str(kept) in each for each in told) == 1
    assert len(sessions(place)) == 1


def test_a_journal_of_a_newer_version_or_of_another_program_is_kept_too(place: Path) -> None:
    with kept_session(place, "hello"):
        pass
    with closing(sqlite3.connect(place)) as journal:
        journal.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with kept_session(place, "hello"):
        pass
    newer = place.with_stem("journal-set-aside")
    with closing(sqlite3.connect(newer)) as journal:
        assert journal.execute("SELECT count(*) FROM session").fetchone() == (1,)
    place.unlink()
    with closing(sqlite3.connect(place)) as journal:
        journal.execute("CREATE TABLE recipe (text)")
    with kept_session(place, "hello"):
        pass
    assert place.with_stem("journal-set-aside-2").exists()
    assert len(sessions(place)) == 1


def test_without_a_place_for_it_the_session_goes_on_and_says_so_once(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the place of the folder", encoding="utf-8")
    told: list[str] = []
    with kept_session(tmp_path / "data" / "journal.sqlite3", *TO_HANDS, told=told) as driver:
        assert driver.conversation.steps_begun == 1
    assert sum("can't be written" in each for each in told) == 1


@posix
def test_so_it_does_on_a_full_disk(place: Path, tmp_path: Path) -> None:
    script = f"""
import resource, signal, sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from kit.journals import TO_HANDS, kept_session
told = []
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))
with kept_session(Path({str(place)!r}), *TO_HANDS, told=told) as driver:
    assert driver.conversation.steps_begun == 1
print(sum("can't be written" in each for each in told))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=100, cwd=tmp_path
    )
    assert done.stdout.strip() == "1", done


def test_what_is_forgotten_is_in_no_file_any_more(place: Path) -> None:
    for _ in range(2):
        with kept_session(place, WORDS, "the seven step one"):
            pass
    with kept_session(place, "something else"):
        pass
    assert WORDS.encode() in everything(place)
    forget(place, 1)
    assert [each.number for each in sessions(place)] == [2, 3]
    forget(place, 2)
    assert WORDS.encode() not in everything(place)
    assert b"something else" in everything(place)
    place.with_stem("journal-set-aside").write_bytes(b"something else")
    forget(place, None)
    assert sessions(place) == ()
    assert b"something else" not in everything(place)


def everything(place: Path) -> bytes:
    """All that stands in any file of the folder."""
    return b"".join(each.read_bytes() for each in sorted(place.parent.iterdir()))
