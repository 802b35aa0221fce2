"""What the person is told while things are made ready, and how a thing that cannot be done is said."""

import sys


class SetupError(Exception):
    """Something cannot be done. Its text says what, and what the person can type or do."""


def say(text: str) -> None:
    """Tell the person; on standard error, because standard output belongs to the program that follows."""
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)
