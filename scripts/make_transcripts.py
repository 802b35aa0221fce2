#!/usr/bin/env python3
"""Play every scene of tests/dialog anew, and write down how it went: .venv/bin/python scripts/make_transcripts.py

Read what has changed before it is kept: these transcripts are how sessions are looked at as a whole.
"""

from __future__ import annotations

import sys

from setup.places import TOP

sys.path.insert(0, str(TOP / "tests"))

from dialog.first_minutes.people import A_KIND_NO, REACH_HANDS, file_of, transcript
from dialog.told.telling import FOLDER, GROUPS, told

if __name__ == "__main__":
    for group in GROUPS:
        (FOLDER / f"{group}.txt").write_text(told(group), encoding="utf-8")
    for name in (*REACH_HANDS, *A_KIND_NO):
        file_of(name).write_text(transcript(name), encoding="utf-8")
