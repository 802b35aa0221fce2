"""Where the `massage` command begins. Loading takes a moment, and Ctrl-C in it is no reason for a traceback."""

from __future__ import annotations

import os
import signal

from assistant.collecting import loaded_for_good

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


def main() -> None:
    """Run the `massage` command; Ctrl+C leaves quietly even while it is still loading."""
    signal.signal(signal.SIGINT, _leave)
    with loaded_for_good():
        from assistant.cli import main as massage

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        massage()
    finally:
        signal.signal(signal.SIGINT, _leave)


def _leave(*_signal: object) -> None:
    """Nothing has been opened that has to be closed."""
    os._exit(INTERRUPTED)
