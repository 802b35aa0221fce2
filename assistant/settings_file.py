"""Writing one setting into a person's settings file, and leaving all else in it as it is."""

from __future__ import annotations

from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from assistant.outputs import write_whole
from assistant.settings import SettingsError, load
from assistant.textfile import TextFileError, read_text


def write_setting(place: Path, key: str, value: str) -> None:
    """Write it, making the file when there is none.

    Raises:
        SettingsError: the file is not as it should be; nothing is written.
        OutputError: it cannot be written.
    """
    written = tomlkit.document()
    if place.exists():
        load(place)  # what is wrong with it is told as everywhere
        try:
            written = tomlkit.parse(read_text(place))
        except (TextFileError, TOMLKitError) as error:
            raise SettingsError(f"The settings {place} cannot be read: {error}.") from error
    written[key] = value
    place.parent.mkdir(parents=True, exist_ok=True)
    write_whole(place, tomlkit.dumps(written))
