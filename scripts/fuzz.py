#!/usr/bin/env python3
"""Let the program have what nobody should hand to it: python3 scripts/fuzz.py [--seconds N] [--seed N] [KIND...].

Mutants of settings, programs, recordings, scripts, sound files, typed bytes and answers of servers, and random sessions
with rude words. Ends with 1 at what breaks the program: it is kept in a file, to be made a test.
  --seconds N   in all (120)
  --seed N      other mutants than usual; 0 for new ones each time
"""

import secrets
import sys
import tempfile
import traceback
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
for folder in ("scripts", "tests"):
    if str(TOP / folder) not in sys.path:  # with PYTHONSAFEPATH neither is
        sys.path.insert(0, str(TOP / folder))

from setup.talking import say  # noqa: E402  (its folder comes first)


def main(words: list[str]) -> int:
    """Return 0 when nothing broke."""
    if words[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    from fuzzing.running import KINDS, run

    seconds, seed = 120.0, 1
    while words[:1] in (["--seconds"], ["--seed"]) and len(words) > 1:
        option, value = words.pop(0), words.pop(0)
        if option == "--seconds":
            seconds = float(value)
        else:
            seed = int(value) or secrets.randbelow(10**9)
    if unknown := set(words) - set(KINDS):
        say(f"{', '.join(unknown)}: there is {', '.join(KINDS)}.")
        return 2
    broken = 0
    for kind in words or KINDS:
        tried = run(kind, seed, seconds / len(words or KINDS))
        say(
            f"{kind}: {tried.count} mutants, {'one breaks it' if tried.found else 'none breaks it'} (seed {seed})"
        )
        for found in tried.found:
            broken += 1
            with tempfile.NamedTemporaryFile(prefix=f"massage-{kind}-", delete=False) as kept:
                kept.write(found.made)
            traceback.print_exception(found.__cause__ or found)
            say(f"It is in {kept.name}. Mend it, and make it a test.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
