"""Which engine listens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_data_path

from assistant.hearing import vosk_model
from assistant.hearing.pocket import pocketsphinx, reflex
from assistant.hearing.recogniser import EngineError, Recogniser
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.vosk_engine import VoskError, vosk
from assistant.hearing.whisper import weights
from assistant.hearing.whisper.engine import whisper
from assistant.hearing.whisper.weights import WhisperError

FOR_TESTS = "test-"
"""Models whose folder begins like this know only synthetic voices, and are taken only when named."""
_MISSING = {
    "whisper": "No weights for Whisper are here; to have them, type: python3 scripts/start.py --setup-only",
    "vosk": "No Vosk model is here.",
}


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
        engine: "whisper", "vosk", "pocketsphinx", or "auto": Whisper where it can be had, else Vosk when a model of
            it is there, else PocketSphinx. A model that is named decides.
        model: folder of weights for Whisper, or of a Vosk model; empty looks in `places`.
        protective: what is heard at all times.
        places: folders with models in them; None is the usual ones.

    Raises:
        EngineError: the engine was asked for by name and cannot be had.
        VocabularyError: the engine cannot hear the protective words.
    """
    places = places or usual_places()
    reasons: list[str] = []
    for each in _wanted(engine, model, places):
        try:
            chosen = _OPEN[each](model, protective, places)
            return replace(chosen, meaning=" ".join([*reasons, chosen.meaning]))
        except (WhisperError, VoskError) as error:
            reasons.append(str(error))
    raise EngineError(reasons[-1])


def model_for(engine: str, model: str, places: tuple[Path, ...] | None = None) -> Path | None:
    """The folder of the model that `choose` tries first, whole or not; None when it needs none, or there is none."""
    places = places or usual_places()
    first = _wanted(engine, model, places)[0]
    if first == "whisper":
        return weights.chosen(model, places)
    if first == "vosk":
        return Path(model).expanduser() if model else next(models_in(places), None)
    return None


def refuse_missing(engine: str, model: str, places: tuple[Path, ...] | None = None) -> None:
    """Look whether an engine that is asked for by name can be there at all, without opening it. Raises EngineError."""
    places = places or usual_places()
    if engine in _MISSING and model_for(engine, model, places) is None:
        raise EngineError(_MISSING[engine])


def _wanted(engine: str, model: str, places: tuple[Path, ...]) -> tuple[str, ...]:
    """Engines in the order in which they are tried."""
    if engine != "auto":
        return (engine,)
    if model:
        return ("whisper" if weights.is_model(Path(model).expanduser()) else "vosk", "pocketsphinx")
    whisper = ("whisper",) if weights.chosen("", places) else ()
    vosk = ("vosk",) if next(models_in(places), None) else ()
    return (*whisper, *vosk, "pocketsphinx")


def _whispering(model: str, protective: Vocabulary, places: tuple[Path, ...]) -> Chosen:
    """Raises WhisperError."""
    folder = weights.chosen(model, places)
    if folder is None:
        raise WhisperError(_MISSING["whisper"])
    recogniser = whisper(folder, protective, reflex)
    helped = (
        " This machine is slow for it, so PocketSphinx looks out for stop and pain as well."
        * recogniser.helped
    )
    return Chosen(recogniser, f"Listening with {recogniser.name}.{helped}")


def _with_vosk(model: str, protective: Vocabulary, places: tuple[Path, ...]) -> Chosen:
    """Raises VoskError."""
    folder = Path(model).expanduser() if model else next(models_in(places), None)
    if folder is None:
        raise VoskError(_MISSING["vosk"])
    return Chosen(vosk(folder, protective), f"Listening with Vosk and the model {folder.name}.")


def _embedded(model: str, protective: Vocabulary, places: tuple[Path, ...]) -> Chosen:  # noqa: ARG001
    return Chosen(
        pocketsphinx(protective),
        "Listening with PocketSphinx: it needs a quiet room and can miss a word, so speak clearly.",
    )


_OPEN = {"whisper": _whispering, "vosk": _with_vosk, "pocketsphinx": _embedded}


def models_in(places: tuple[Path, ...]) -> Iterator[Path]:
    """Folders of models for people, whole or not; the first one is taken when none is named."""
    for place in places:
        if place.is_dir():
            inside = sorted(place.iterdir())
            yield from (
                each for each in inside if vosk_model.is_model(each) and not each.name.startswith(FOR_TESTS)
            )
