"""Standard streams that are closed, speak another encoding, or lose their reader."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TALK = [sys.executable, "-m", "assistant", "talk", "--tail", "0"]
needs_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


def talked(shell: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Talk as a shell would start it, with `"$@"` for the command."""
    command = ["sh", "-c", shell, "sh", *TALK]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False, timeout=100
    )


@needs_a_shell
@pytest.mark.parametrize("closed", ["<&-", ">&- </dev/null", "2>&- </dev/null", "<&- >&- 2>&-"])
def test_a_closed_stream_is_an_empty_one(closed: str) -> None:
    done = talked(f'"$@" {closed}')
    assert (done.returncode, done.stderr) == (0, b"")


@needs_a_shell
def test_no_file_of_ours_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    kept = tmp_path / "run.jsonl"
    done = talked(f'echo stop | "$@" --record "{kept}" >&- 2>&-')
    assert done.returncode == 0
    assert all(line.startswith(("{", "[")) for line in kept.read_text(encoding="utf-8").splitlines())


@needs_a_shell
@pytest.mark.parametrize("encoding", ["cp932", "cp949", "cp437", "cp850", "latin-1", "cp1252", "koi8-r"])
def test_every_console_can_be_written_to(encoding: str) -> None:
    done = talked('echo caf\\303\\251 stop | "$@"', PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "- Hello." in text or "— Hello." in text or "— Hello." in text
    assert "\\u" not in text


@needs_a_shell
@pytest.mark.parametrize(
    ("reader", "told"), [("| head -1", b""), ("> /dev/full", b"Nothing more can be printed")]
)
def test_a_reader_that_leaves_ends_nothing(reader: str, told: bytes, tmp_path: Path) -> None:
    if "/dev/full" in reader and not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    kept, script = tmp_path / "run.jsonl", tmp_path / "script.txt"
    script.write_text("the seven step one\n" + "+20s\n" * 50 + "fifteen\n", encoding="utf-8")
    done = talked(f'"$@" --record "{kept}" < "{script}" {reader}')
    assert done.stderr.count(b"\n") == told.count(b"N")
    assert told in done.stderr
    assert '"fifteen"' in kept.read_text(encoding="utf-8"), "it went on to its end"


@needs_a_shell
@pytest.mark.parametrize(
    "written",
    [
        "the seven step one\n".encode("utf-8-sig"),
        "the seven step one\n".encode("utf-16"),
        "the seven step one\r\nfifteen\r\n".encode("utf-16-le"),
        "the seven step one\n".encode("utf-16-be"),
        "the seven step one\n".encode("utf-32"),
        b"the seven step one\rfifteen\r",
        b"the seven step one",
    ],
)
def test_a_script_is_read_in_every_writing(written: bytes, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_bytes(written)
    done = talked(f'"$@" < "{script}"')
    assert b"you: the seven step one\n" in done.stdout
    assert done.stderr == b""


@needs_a_shell
def test_another_encoding_is_told_with_its_line_or_taken_from_the_terminal(tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_bytes(b"next\rnext\nit hurts, aim\xe9e\n")
    done = talked(f'"$@" < "{script}"', PYTHONIOENCODING="utf-8")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"line 3" in done.stderr
    assert (
        "aimée".encode()
        in talked(f'"$@" < "{script}"', PYTHONIOENCODING="latin-1").stdout.decode("latin-1").encode()
    )


@needs_a_shell
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", ["--help", "talk --help", "lint", "models", "programs"])
def test_what_cannot_be_printed_is_told_in_a_sentence(words: str) -> None:
    shell = f"{sys.executable} -P -m assistant {words} > /dev/full"
    done = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "No space left on device" in done.stderr


@needs_a_shell
@pytest.mark.parametrize(
    "words",
    [
        "programs",
        "programs show p15",
        "programs --json",
        "lint --rules",
        "voices",
        "models",
        "where",
        "--help",
    ],
)
def test_a_reader_who_has_seen_enough_is_told_nothing(words: str) -> None:
    command = f'{{ {sys.executable} -P -m assistant {words}; echo "$?" >&2; }} | head -1'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == "0\n"
    assert len(done.stdout.splitlines()) == 1


@needs_a_shell
def test_a_rehearsal_nobody_reads_any_more_is_not_acted_out_to_its_end() -> None:
    """Its figures, which come last, would be printed into a pipe without a reader, and told as an error."""
    command = f'{{ {sys.executable} -P -m assistant rehearse p15 --minutes 45; echo "$?" >&2; }} | head -2'
    begun = os.times().children_user
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stderr == "0\n"
    assert done.stdout.startswith("the seven step back massage, 45 minutes\n")
    assert os.times().children_user - begun < 6, "a whole massage takes three times as long"
