"""Ctrl-C while the command is still loading."""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADING = """
import os, signal, sys

wanted = sys.argv.pop(1)

class Interrupting:
    def find_spec(self, name, path, target=None):
        if name == wanted:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from assistant.entry import main
main()
"""
MOMENTS = (
    "assistant.cli",
    "click",
    "pydantic",
    "assistant.session.offline",
    "numpy",
    "hassil",
    "assistant.dialog.machine",
)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal that can be sent there")
@pytest.mark.parametrize("module", MOMENTS)
def test_it_is_no_fault(module: str) -> None:
    command = [sys.executable, "-c", LOADING, module, "talk", "--tail", "0"]
    done = subprocess.run(command, input="stop\n", capture_output=True, text=True, check=False, timeout=100)
    assert "Traceback" not in done.stderr
    assert "Which massage" not in done.stdout, "it was interrupted before"
