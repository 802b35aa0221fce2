"""Chooses the speech recognition engine: Whisper, Vosk or PocketSphinx, whichever can be had."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from assistant.hearing.pocket import pocketsphinx, reflex
from assistant.hearing.recogniser import EngineError, Recogniser
from assistant.hearing.spotters import SafetySpotter
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.vosk_engine import VoskError, vosk
from assistant.hearing.vosk_engine import reflex as vosk_reflex
from assistant.hearing.whisper.engine import whisper
from assistant.model_store import whisper_folder
from assistant.model_store.folders import engines_in_order, model_for, models_in, usual_places
from assistant.model_store.whisper_folder import WhisperError

_MISSING = {
    "whisper": "No weights for Whisper are here; to have them, type: python3 scripts/start.py --setup-only",
    "vosk": "No Vosk model is here. To fetch one: massage models fetch vosk-model-small-en-us-0.15",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """An opened recogniser, and what the choice means for the person."""

    recogniser: Recogniser
    meaning: str
    """What that means for the person, in a plain sentence or two."""


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
    for each in engines_in_order(engine, model, places):
        try:
            chosen = _OPEN[each](model, protective, places)
            return replace(chosen, meaning=" ".join([*reasons, chosen.meaning]))
        except (WhisperError, VoskError) as error:
            reasons.append(str(error))
    raise EngineError(reasons[-1])


def refuse_missing(engine: str, model: str, places: tuple[Path, ...] | None = None) -> None:
    """Look whether an engine that is asked for by name can be there at all, without opening it. Raises EngineError."""
    places = places or usual_places()
    if engine in _MISSING and model_for(engine, model, places) is None:
        raise EngineError(_MISSING[engine])


def _whispering(model: str, protective: Vocabulary, places: tuple[Path, ...]) -> Chosen:
    """Raises WhisperError."""
    folder = whisper_folder.chosen(model, places)
    if folder is None:
        raise WhisperError(_MISSING["whisper"])
    hints, hinting = _hints(protective, places)
    recogniser = whisper(folder, protective, reflex, hints=hints)
    helped = (
        " This machine is slow for it, so PocketSphinx looks out for stop and pain as well."
        if recogniser.helped
        else hinting
    )
    return Chosen(recogniser, f"Listening with {recogniser.name}.{helped}")


def _hints(protective: Vocabulary, places: tuple[Path, ...]) -> tuple[SafetySpotter | None, str]:
    """Vosk's protective pass, where there is a model for people, and a sentence about it."""
    folder = next(models_in(places), None)
    if folder is None:
        return None, ""
    try:
        return vosk_reflex(
            folder, protective
        ), f" Vosk and the model {folder.name} look out for stop and pain as well."
    except VoskError as error:
        return None, f" {error}"


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
