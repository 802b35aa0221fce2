"""Which engine listens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from assistant.hearing import vosk_model
from assistant.hearing.pocket import pocketsphinx
from assistant.hearing.recogniser import Recogniser
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.vosk_engine import VoskError, vosk
from assistant.hearing.whisper import weights
from assistant.hearing.whisper.engine import whisper
from assistant.hearing.whisper.weights import WhisperError

FOR_TESTS = "test-"
"""Models whose folder begins like this know only synthetic voices, and are taken only when named."""


class EngineError(Exception):
    """The engine that was asked for cannot listen: the message says why."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An engine that listens."""

    recogniser: Recogniser
    meaning: str
    """What that means for the person, in a plain sentence or two."""


def usual_places() -> tuple[Path, ...]:
    """Folders in which models are looked for: beside the program in a checkout, and the data folder."""
    return (Path(__file__).parents[2] / "models", user_data_path("massage-assistant") / "models")


def choose(engine: str, model: str, protective: Vocabulary, places: tuple[Path, ...] | None = None) -> Chosen:
    """Open an engine.

    Args:
        engine: "whisper", "vosk", "pocketsphinx", or "auto": Vosk when a model of it is there, else PocketSphinx.
        model: folder of a Vosk model, or of weights for Whisper; empty looks in `places`.
        protective: what is heard at all times.
        places: folders with models in them; None is the usual ones.

    Raises:
        EngineError: Whisper or Vosk was asked for by name and cannot be had.
        VocabularyError: the engine cannot hear the protective words.
    """
    if engine == "pocketsphinx":
        return _embedded(protective)
    if engine == "whisper":
        try:
            return _whispering(model, protective, places or usual_places())
        except WhisperError as error:
            raise EngineError(str(error)) from error
    folder = Path(model).expanduser() if model else next(models_in(places or usual_places()), None)
    try:
        if folder is None:
            raise VoskError("No Vosk model is here.")
        meaning = f"Listening with Vosk and the model {folder.name}."
        return Chosen(vosk(folder, protective), meaning)
    except VoskError as error:
        if engine == "vosk":
            raise EngineError(str(error)) from error
        return _embedded(protective, str(error) if folder else "")


def _whispering(model: str, protective: Vocabulary, places: tuple[Path, ...]) -> Chosen:
    """Raises WhisperError."""
    folder = weights.chosen(model, places)
    if folder is None:
        raise WhisperError(
            "No weights for Whisper are here; to have them, type: python3 scripts/start.py --setup-only"
        )
    recogniser = whisper(folder, protective)
    return Chosen(recogniser, f"Listening with {recogniser.name}.")


def _embedded(protective: Vocabulary, reason: str = "") -> Chosen:
    meaning = "Listening with PocketSphinx: it needs a quiet room and can miss a word, so speak clearly."
    return Chosen(pocketsphinx(protective), f"{reason} {meaning}".strip())


def models_in(places: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of models for people, whole or not; the first one is taken when none is named."""
    for place in places:
        if place.is_dir():
            inside = sorted(place.iterdir())
            yield from (
                each for each in inside if vosk_model.is_model(each) and not each.name.startswith(FOR_TESTS)
            )
