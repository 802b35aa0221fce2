"""The folders in which models are looked for, and which of them is taken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from platformdirs import user_data_path

from assistant.model_store import vosk_folder, whisper_folder

FOR_TESTS = "test-"
"""Models whose folder begins like this know only synthetic voices, and are taken only when named."""


def usual_places() -> tuple[Path, ...]:
    """Folders in which models are looked for: beside the program in a checkout, and the data folder."""
    return (Path(__file__).parents[2] / "models", user_data_path("massage-assistant") / "models")


def models_in(places: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of Vosk models for people, whole or not; the first one is taken when none is named."""
    for place in places:
        if place.is_dir():
            inside = sorted(place.iterdir())
            yield from (
                each for each in inside if vosk_folder.is_model(each) and not each.name.startswith(FOR_TESTS)
            )


def engines_in_order(engine: str, model: str, places: tuple[Path, ...]) -> tuple[str, ...]:
    """Names of the engines in the order in which they are tried.

    Args:
        engine: the one that is asked for, or "auto".
        model: a folder that was named, or empty.
        places: folders with models in them.
    """
    if engine != "auto":
        return (engine,)
    if model:
        return ("whisper" if whisper_folder.is_model(Path(model).expanduser()) else "vosk", "pocketsphinx")
    whisper = ("whisper",) if whisper_folder.chosen("", places) else ()
    vosk = ("vosk",) if next(models_in(places), None) else ()
    return (*whisper, *vosk, "pocketsphinx")


def model_for(engine: str, model: str, places: tuple[Path, ...] | None = None) -> Path | None:
    """The folder of the model that is tried first, whole or not; None when its engine needs none, or none is here."""
    places = places or usual_places()
    first = engines_in_order(engine, model, places)[0]
    if first == "whisper":
        return whisper_folder.chosen(model, places)
    if first == "vosk":
        return Path(model).expanduser() if model else next(models_in(places), None)
    return None
