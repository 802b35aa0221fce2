import pytest
from setup.packages import failure, progress

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
