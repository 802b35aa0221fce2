"""The models and voices that can be fetched, and whom they are for."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from pydantic import Field, model_validator

from assistant.errors import MassageError
from assistant.library.reading import Data, read
from assistant.model_store.voice_file import USUAL_PACE

FILE = Path(__file__).parent / "catalogue.yaml"
MEGABYTE = 1_000_000


class ModelError(MassageError):
    """A model cannot be had or kept: the message is a plain sentence or two."""


class Download(Data):
    """One file that can be fetched."""

    size: int = Field(gt=0)
    """Bytes."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    """Nothing else is ever used."""
    address: str = Field(pattern=r"^https?://")

    @property
    def digest(self) -> str:
        """What its bytes must have: the kind of digest, a colon, hexadecimal digits."""
        return f"sha256:{self.sha256}"

    @property
    def megabytes(self) -> str:
        """Its size, as people read it."""
        return megabytes(self.size)

    @property
    def host(self) -> str:
        """The name of the host that the file is downloaded from."""
        return urlsplit(self.address).hostname or self.address


class Model(Download):
    """One archive that holds one model, in a folder of the model's name."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    language: str
    licence: str
    unpacked: int = Field(gt=0)
    """Bytes, at most, of what is inside."""
    for_whom: str


class ModelFile(Data):
    """One file of a model that comes in several."""

    size: int = Field(gt=0)
    """Bytes."""
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Ears(Data):
    """Weights of Whisper in CTranslate2's format, file by file."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")
    language: str
    licence: str
    address: str = Field(pattern=r"^https?://.*[^/]$")
    """Folder in which the files are."""
    package: str = ""
    """The Python package that brings them along, if one does."""
    files: dict[str, ModelFile] = Field(min_length=1)
    for_whom: str

    @property
    def size(self) -> int:
        """The size of all files together, in bytes."""
        return sum(each.size for each in self.files.values())

    @property
    def megabytes(self) -> str:
        """The size of all files, as people read it."""
        return megabytes(self.size)

    @property
    def host(self) -> str:
        """The name of the host that the files are downloaded from."""
        return urlsplit(self.address).hostname or self.address

    def download(self, name: str) -> Download:
        """The download of one of the files. Raises KeyError for a name that is not among them."""
        file = self.files[name]
        return Download(size=file.size, sha256=file.sha256, address=f"{self.address}/{name}")


class NaturalVoice(Download):
    """A voice file for Piper; its description lies beside it, with .json behind the name."""

    name: str = Field(pattern=r"^[a-z]{2}_[A-Z]{2}-[a-z0-9_]+-(x_low|low|medium|high)$")
    language: str
    licence: str
    sha256: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    md5: str = Field(default="", pattern=r"^([0-9a-f]{32})?$")
    """Its publishers tell only this of some."""
    package: str = ""
    """The Python package that brings it along, if one does."""
    pace: int = Field(default=USUAL_PACE, gt=60, lt=400)
    """Words a minute that it speaks by itself, if measured."""
    for_whom: str

    @model_validator(mode="after")
    def _digest_is_known(self) -> Self:
        if not self.sha256 and not self.md5:
            raise ValueError("neither sha256 nor md5 is known")
        return self

    @property
    def digest(self) -> str:
        """The digest that the file must have: "sha256:" or "md5:", then hex digits."""
        return f"sha256:{self.sha256}" if self.sha256 else f"md5:{self.md5}"


class Catalogue(Data):
    """Every model, set of weights and voice that can be fetched, the usual one first."""

    models: tuple[Model, ...] = Field(min_length=1)
    ears: tuple[Ears, ...] = ()
    voices: tuple[NaturalVoice, ...] = ()

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        named: tuple[Model | Ears | NaturalVoice, ...] = (*self.models, *self.ears, *self.voices)
        names = [each.name for each in named]
        if len(set(names)) < len(names):
            raise ValueError("a name stands twice")
        return self


@cache
def catalogue() -> tuple[Model, ...]:
    """The models that can be fetched, the usual one first. Raises DataError."""
    return read(FILE, Catalogue).models


@cache
def ears() -> tuple[Ears, ...]:
    """The weights of Whisper that are known, the usual ones first. Raises DataError."""
    return read(FILE, Catalogue).ears


@cache
def voices() -> tuple[NaturalVoice, ...]:
    """The voice files that are known, the usual one first. Raises DataError."""
    return read(FILE, Catalogue).voices


def everything() -> tuple[Model | Ears, ...]:
    """All that can be fetched, for whichever engine. Raises DataError."""
    return *catalogue(), *ears()


def known(name: str) -> Model | Ears:
    """The model of that name; an empty one stands for the usual one. Raises ModelError."""
    for model in everything():
        if name in ("", model.name):
            return model
    names = " or ".join(model.name for model in everything())
    raise ModelError(f"There is no model {name!r} to fetch; there is {names}.")


def megabytes(size: int) -> str:
    """A number of bytes, as people read it."""
    return f"{size / MEGABYTE:.0f} MB"
