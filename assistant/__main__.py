"""`python -m assistant` is the `massage` command."""

import os
import sys

_TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  (see below)
if sys.path[0] in ("", os.getcwd()) and sys.path[0] != _TOP:  # noqa: PTH109
    del sys.path[0]  # Python puts the current folder first, and before that is undone nothing may be imported

from assistant.entry import main  # noqa: E402

main()
