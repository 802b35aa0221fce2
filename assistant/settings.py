"""Every number and name a person may tune: a TOML file, and the command line over it."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import MassageError
from assistant.textfile import TextFileError, read_text

_LONGEST_QUOTED = 40


class SettingsError(MassageError):
    """The settings file is not as it should be: the message says what to change."""


class Settings(BaseModel):
    """What a person has set; everything has a calm default."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str = Field(default="en", pattern=r"^[a-zA-Z_-]{2,20}$", description="a language, as en")
    voice: str = Field(default="", max_length=200, description="the name of a voice")
    """Name of the voice; empty is the default one."""
    words_per_minute: int = Field(default=150, ge=90, le=240, description="a whole number, 90 to 240")
    volume: float = Field(default=0.8, gt=0, le=1, description="a number above 0, at most 1")
    rhythm: bool = Field(default=True, description="true or false")
    """The soft swell for every stroke."""
    music: str = Field(default="", max_length=4_000, description="a file, a folder, or pad, noise or rain")
    """A sound file, a folder of them, or "pad", "noise" or "rain": played from getting ready on; empty is none."""
    emergency_number: str = Field(
        default="", pattern=r"^[0-9 ]{0,20}$", description="a number as it is dialled, at most 20 digits"
    )
    """As dialled; empty is spoken as "your emergency number"."""
    engine: str = Field(
        default="auto",
        pattern="^(auto|whisper|vosk|pocketsphinx)$",
        description="auto, whisper, vosk or pocketsphinx",
    )
    model: str = Field(default="", max_length=4_000, description="the folder of a model")
    """Folder of a model for Vosk or Whisper; empty looks in the usual places."""
    journal: bool = Field(default=True, description="true or false")
    """Sessions are kept on this machine, to go on after a power cut and to be told of."""

    @property
    def spoken_emergency(self) -> str:
        """The number digit by digit, as people say it."""
        return " ".join(self.emergency_number.replace(" ", ""))


def settings_path() -> Path:
    """Where the settings file of this person is looked for."""
    return user_config_path("massage-assistant") / "settings.toml"


def programs_path() -> Path:
    """Where this person's own programs are looked for."""
    return settings_path().parent / "programs"


def _written(place: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(place))
    except TextFileError as error:
        raise SettingsError(f"The settings {place} cannot be read: {error}.") from error
    except RecursionError as error:
        raise SettingsError(f"The settings {place} are not valid TOML: they are nested too deep.") from error
    except ValueError as error:  # of TOML, or a number of thousands of digits
        raise SettingsError(f"The settings {place} are not valid TOML: {error}.") from error


def load(path: Path | None = None, **over: object) -> Settings:
    """Read the settings file, if there is one, and lay `over` on it; values of None in `over` change nothing.

    Raises:
        SettingsError: a named file is missing, or a value does not fit.
    """
    place = path or settings_path()
    written = _written(place) if path or os.path.lexists(place) else {}
    try:
        return Settings.model_validate({**written, **{k: v for k, v in over.items() if v is not None}})
    except ValidationError as error:
        faults = [_fault(str(each["loc"][0]), each["input"]) for each in error.errors()]
        raise SettingsError(f"In the settings {place} {'; '.join(faults)}.") from error


def refused(name: str, value: object) -> str:
    """Why a setting cannot have this value, as the end of a sentence; empty when it can."""
    try:
        Settings.model_validate({name: value})
    except ValidationError:
        return _fault("it", value, Settings.model_fields[name].description or "")
    return ""


def _fault(name: str, value: object, right: str = "") -> str:
    field = Settings.model_fields.get(name)
    if not right and field is None:
        return f"there is no {name!r}: {', '.join(Settings.model_fields)} can be set"
    given = repr(value)
    if len(given) > _LONGEST_QUOTED:
        given = f"{given[:_LONGEST_QUOTED]}…"
    return f"{name} has to be {right or (field and field.description)}, not {given}"
