"""The models that can be fetched, and whom they are for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from assistant.library.reading import Data, read

FILE = Path(__file__).parent / "catalogue.yaml"
MEGABYTE = 1_000_000


class ModelError(Exception):
    """A model cannot be had or kept: the message is a plain sentence or two."""


class Model(Data):
    """One archive that holds one model, in a folder of the model's name."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    language: str
    licence: str
    size: int = Field(gt=0)
    """Bytes of the archive."""
    unpacked: int = Field(gt=0)
    """Bytes, at most, of what is inside."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Of the archive; nothing else is ever unpacked."""
    address: str = Field(pattern=r"^https?://")
    for_whom: str

    @property
    def megabytes(self) -> str:
        """The size of the archive, as people read it."""
        return megabytes(self.size)

    @property
    def host(self) -> str:
        """Who has the archive."""
        return urlsplit(self.address).hostname or self.address


class Catalogue(Data):
    """All of them, the usual one first."""

    models: tuple[Model, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        if len({model.name for model in self.models}) < len(self.models):
            raise ValueError("a name stands twice")
        return self


@cache
def catalogue() -> tuple[Model, ...]:
    """The models that can be fetched, the usual one first. Raises DataError."""
    return read(FILE, Catalogue).models


def known(name: str) -> Model:
    """The model of that name; an empty one stands for the usual one. Raises ModelError."""
    for model in catalogue():
        if name in ("", model.name):
            return model
    names = " or ".join(model.name for model in catalogue())
    raise ModelError(f"There is no model {name!r} to fetch; there is {names}.")


def megabytes(size: int) -> str:
    """A number of bytes, as people read it."""
    return f"{size / MEGABYTE:.0f} MB"
