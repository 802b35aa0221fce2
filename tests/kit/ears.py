"""Whisper's weights, for the tests that need them: they come with the extra `ears`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

import pytest

from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.whisper.asking import Asking
from assistant.hearing.whisper.engine import Whisper
from assistant.hearing.whisper.floors import floors
from assistant.hearing.whisper.model import WhisperModel
from assistant.model_store.whisper_folder import packaged

FOLDER = packaged() if find_spec("ctranslate2") and find_spec("tiktoken") else None
needs_ears = pytest.mark.skipif(
    FOLDER is None, reason="needs the extra `ears`: python3 scripts/start.py --setup-only"
)


@cache
def model() -> WhisperModel:
    """The weights, loaded once for all tests."""
    assert FOLDER
    return WhisperModel(FOLDER)


def whispering(protective: Vocabulary) -> Whisper:
    """A recogniser with them; synthetic voices are understood less surely than people."""
    lenient = floors().model_copy(update={"sure": -4.0})
    return Whisper(Asking(model(), lenient.least), protective, lenient)
