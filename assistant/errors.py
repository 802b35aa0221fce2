"""What a person can mend: the base of every error whose message is a sentence for them."""

from __future__ import annotations


class MassageError(Exception):
    """Something is not as it should be, and somebody can do something about it.

    Its message is one or more whole sentences that say what is wrong and what to do, without anything that was
    said in a session. The `massage` command shows it as it stands (`assistant/commands/overview.py`); a program that
    imports this one may do the same.
    """
