"""What the person is told while things are made ready, and how a thing that cannot be done is said."""

import sys


class SetupError(Exception):
    """Something cannot be done. Its text says what, and what the person can type or do."""


def say(text: str) -> None:
    """Tell the person; on standard error, because standard output belongs to the program that follows."""
    if sys.stderr is not None:
        print(text, file=sys.stderr, flush=True)


def agreed(question: str) -> bool:
    """Ask at a terminal, where Enter is a yes; where nobody can answer the question is only said, and is a yes."""
    talks = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
    say(f"{question} [Y/n]" if talks else question)
    if not talks:
        return True
    answer = sys.stdin.readline()
    return answer.endswith("\n") and answer.strip().lower() in ("", "y", "yes")
