"""Finds what the commands are made of as they find it themselves: beside them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "scripts"))
