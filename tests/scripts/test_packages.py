import sys
from pathlib import Path

import pytest
from setup.packages import failure, install, progress
from setup.talking import SetupError

RETRY = (
    "WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError('<HTTPSConnection>: "
    "Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/click/"
)
NONE = "ERROR: No matching distribution found for vosk>=0.3.44"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Collecting click>=8.1 (from massage-assistant==0.1.0)", "  looking for click"),
        ("  Downloading vosk-0.3.45-py3-none-linux_x86_64.whl (7.2 MB)", "  fetching vosk, 7.2 MB"),
        ("Downloading https://h.org/p/srt-3.5.3.tar.gz (28 kB)", "  fetching srt, 28 kB"),
        ("  Downloading click-8.5.1-py3-none-any.whl.metadata (2.4 kB)", ""),
        (RETRY, "  no answer yet, trying again"),
        ("Installing collected packages: a, b, c", "  putting 3 parts in place"),
        ("Installing collected packages: a", "  putting one part in place"),
        ("Requirement already satisfied: numpy", ""),
        ("", ""),
    ],
)
def test_progress(line: str, shown: str) -> None:
    assert progress(line) == shown


@pytest.mark.parametrize(
    ("lines", "download", "said"),
    [
        ([RETRY, NONE], True, "Connect to the network"),
        (
            ['ReadTimeoutError("HTTPSConnectionPool: Read timed out. (read timeout=5.0)")'],
            True,
            "Connect to the network",
        ),
        (
            ["SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed')", NONE],
            True,
            "PIP_CERT",
        ),
        (
            [
                "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If ... out for you.",
                "    click==8.5.1 from https://there.example/click.whl (from -r locked/program.txt (line 9)):",
                "        Expected sha256 00",
                "             Got        01",
            ],
            True,
            "click is not the file that belongs to this program",
        ),
        (["ERROR: Could not install: [Errno 28] No space left on device"], True, "disk is full"),
        (["ERROR: Could not install: [Errno 13] Permission denied: '/x'"], True, "may not be written"),
        ([NONE], True, "vosk is not offered for Python 3.15 on Plan 9"),
        ([NONE], False, "without --no-download"),
        (["  ERROR: Failed building wheel for srt"], True, "srt is not ready made for Python 3.15 on Plan 9"),
        (
            ["what", "ERROR: a new kind of trouble", "note"],
            True,
            "own words:\n  ERROR: a new kind of trouble",
        ),
        (["only this"], True, "own words:\n  only this"),
    ],
)
def test_failure_says_what_to_do(lines: list[str], download: bool, said: str) -> None:
    assert said in failure(lines, download, "Python 3.15 on Plan 9")


def _put_lock(top: Path) -> None:
    (top / "locked").mkdir()
    for name in ("build", "program", "dev", "ears", "voice"):
        (top / "locked" / f"{name}.txt").touch()


@pytest.mark.skipif(sys.platform == "win32", reason="wants a script as a program")
@pytest.mark.parametrize(
    ("broken", "extras", "installed"),
    [
        ("nothing", {"ears", "voice"}, {"ears", "voice"}),
        ("nothing", set(), set()),
        ("ears.txt", {"ears"}, set()),
        ("ears.txt", {"ears", "voice"}, {"voice"}),
        ("voice.txt", {"ears", "voice"}, {"ears"}),
    ],
)
def test_what_hears_and_speaks_best_is_nothing_to_fail_for(
    tmp_path: Path, broken: str, extras: set[str], installed: set[str], capfd: pytest.CaptureFixture[str]
) -> None:
    _put_lock(tmp_path)
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\ncase "$*" in *{broken}*) echo "{NONE}"; exit 1;; esac\n', encoding="utf-8")
    python.chmod(0o755)
    assert install(python, tmp_path, dev=True, extras=extras, download=True) == installed
    told = capfd.readouterr().err
    assert ("115 MB" in told) is ("ears" in extras)
    assert ("120 MB" in told) is ("voice" in extras)
    assert ("PocketSphinx will listen" in told) is ("ears" in extras - installed)
    assert ("espeak-ng will speak" in told) is ("voice" in extras - installed)


@pytest.mark.skipif(sys.platform == "win32", reason="wants a script as a program")
def test_a_program_that_cannot_be_installed_either_way_says_so(tmp_path: Path) -> None:
    _put_lock(tmp_path)
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\necho "{NONE}"\nexit 1\n', encoding="utf-8")
    python.chmod(0o755)
    with pytest.raises(SetupError, match="vosk is not offered"):
        install(python, tmp_path, dev=False, extras={"ears"}, download=True)
