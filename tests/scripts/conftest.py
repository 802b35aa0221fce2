"""Finds the commands' own package as they find it themselves: beside them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "scripts"))
