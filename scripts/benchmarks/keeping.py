"""Pieces of a long measurement, kept in a folder, so that one that was broken off goes on where it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def kept(folder: Path, name: str, kind: type[T], measure: Callable[[], T]) -> T:
    """What the folder holds under a name, which is measured when it is not there.

    Args:
        folder: is made when it is not there.
        name: of the piece; anything that tells it from others.
        kind: a dataclass of plain values.
        measure: takes long.
    """
    file = folder / ("".join(each if each.isalnum() or each in "+-" else "_" for each in name) + ".json")
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(asdict(measure())), encoding="utf-8")
    return kind(**json.loads(file.read_text(encoding="utf-8")))
