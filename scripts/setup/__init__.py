"""What the commands share: the virtual environment of the checkout, made once and kept current.

This file comes before all others of the package and runs on any Python from 3.6 on, so that an older one
can be told.
"""

import sys

OLDEST = (3, 11)


def too_old(major: int, minor: int) -> str:
    """Return what to tell a person whose Python is too old, or nothing when it is new enough."""
    if (major, minor) >= OLDEST:
        return ""
    return (
        f"This program needs Python 3.11 or newer, and this is Python {major}.{minor}.\n"
        "Please install a newer one, for example from https://www.python.org/downloads/,\n"
        "and start again with it."
    )


# Said while importing: the other files of the package do not even parse on an older Python.
if too_old(*sys.version_info[:2]):
    sys.exit(too_old(*sys.version_info[:2]))
