"""A whole session without a network, and every file that it opens for writing is where it says that it writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from kit.journals import HURT, TO_HANDS

from assistant.cli import main
from assistant.session.places import places

WATCHED = """
import socket, sys
def hook(event, args):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        raise PermissionError(event)
sys.addaudithook(hook)
from assistant.entry import main
sys.argv = ["massage", *sys.argv[1:]]
main()
"""
WRITING = re.compile(
    r'(?:openat\(\S+ "([^"]+)", \S*(?:O_WRONLY|O_RDWR|O_CREAT)|(?:mkdir|rename|unlink|creat)\("([^"]+)")'
)
SYSTEM = ("/dev/", "/proc/", "/sys/", "/run/", f"{tempfile.gettempdir()}/")


def runs(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(
    not shutil.which("strace") or not shutil.which("unshare"), reason="nothing here can trace it"
)
def test_a_whole_session_needs_no_network_and_writes_nowhere_else(tmp_path: Path) -> None:
    apart = ("unshare", "-rn") if runs("unshare", "-rn", "true") else ()
    if not runs(*apart, "strace", "-f", "-o", str(tmp_path / "try"), "true"):
        pytest.skip("nothing may be traced here")
    homes = {
        f"XDG_{name}_HOME": str(tmp_path / "home" / name) for name in ("DATA", "CACHE", "STATE", "CONFIG")
    }
    trace = tmp_path / "trace"
    traced = ("strace", "-f", "-qq", "-o", str(trace), "-e", "trace=openat,mkdir,rename,unlink,creat,connect")
    lines = [*TO_HANDS, *HURT, "forget that", "stop", "stop", "+12m"]
    done = subprocess.run(
        [*apart, *traced, sys.executable, "-c", WATCHED, "talk", "--journal", "--tail", "0"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
        cwd=tmp_path,
        env={**os.environ, **homes, "HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done
    assert "(the end: resting)" in done.stdout
    written = {first or second for first, second in WRITING.findall(trace.read_text(encoding="utf-8"))}
    outside = {each for each in written if not each.startswith((str(tmp_path / "home"), *SYSTEM))}
    assert outside == set()
    for each in written:
        inside = each.partition(str(tmp_path / "home"))[2]
        assert not inside or re.match(r"/(DATA|CACHE|STATE|CONFIG)(/massage-assistant|$)", inside), each
    assert "AF_INET" not in trace.read_text(encoding="utf-8")


def test_where_lists_every_place() -> None:
    told = CliRunner().invoke(main, ["where"], catch_exceptions=False).output
    assert all(str(each.path) in told for each in places())
