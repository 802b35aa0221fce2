"""Whether a file is the one that was published."""

from __future__ import annotations

import hashlib
from pathlib import Path


def has_digest(file: Path, digest: str) -> bool:
    """Whether a file has this digest, as "sha256:" or "md5:" and hexadecimal digits. Raises OSError."""
    kind, _, digits = digest.partition(":")
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, kind).hexdigest() == digits
