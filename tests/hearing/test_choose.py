from __future__ import annotations

from pathlib import Path

import pytest
from kit.vocabularies import PROTECTIVE, closed
from kit.vosk_folders import put_model

from assistant.hearing.choose import choose
from assistant.hearing.recogniser import EngineError, VocabularyError
from assistant.model_store.folders import usual_places


@pytest.fixture(autouse=True)
def _no_ears(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the extra `ears` had not been installed."""
    monkeypatch.setattr("assistant.model_store.whisper_folder.packaged", lambda _="": None)


def test_without_a_model_the_embedded_engine_listens(tmp_path: Path) -> None:
    chosen = choose("auto", "", PROTECTIVE, (tmp_path, tmp_path / "gone"))
    assert chosen.recogniser.name == "PocketSphinx"
    assert chosen.meaning.startswith("Listening with PocketSphinx")


def test_the_embedded_engine_may_be_asked_for(tmp_path: Path) -> None:
    put_model(tmp_path / "some-model")
    chosen = choose("pocketsphinx", "", PROTECTIVE, (tmp_path,))
    assert chosen.recogniser.name == "PocketSphinx"
    assert "some-model" not in chosen.meaning


def test_a_broken_model_is_told_and_something_listens_all_the_same(tmp_path: Path) -> None:
    (put_model(tmp_path / "some-model") / "graph/Gr.fst").unlink()
    chosen = choose("auto", "", PROTECTIVE, (tmp_path,))
    assert chosen.recogniser.name == "PocketSphinx"
    assert "Gr.fst" in chosen.meaning
    assert "PocketSphinx" in chosen.meaning


def test_a_named_model_is_taken_before_those_in_the_usual_places(tmp_path: Path) -> None:
    put_model(tmp_path / "usual")
    chosen = choose("auto", str(tmp_path / "named"), PROTECTIVE, (tmp_path,))
    assert "named" in chosen.meaning


@pytest.mark.parametrize("model", ["", "gone"])
def test_who_asks_for_vosk_is_told_why_it_cannot_be_had(tmp_path: Path, model: str) -> None:
    with pytest.raises(EngineError, match="Vosk model"):
        choose("vosk", model and str(tmp_path / model), PROTECTIVE, (tmp_path,))


def test_models_for_tests_are_not_for_people(tmp_path: Path) -> None:
    put_model(tmp_path / "test-en")
    with pytest.raises(EngineError, match="No Vosk model is here"):
        choose("vosk", "", PROTECTIVE, (tmp_path,))


def test_models_are_looked_for_beside_the_program_first() -> None:
    assert usual_places()[0] == Path(__file__).parents[2] / "models"


def test_protective_words_that_cannot_be_heard_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="flumoxing"):
        choose("auto", "", closed("protective", ("flumoxing",)), (tmp_path,))
