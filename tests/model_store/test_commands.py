"""The commands as they are typed, with places and a catalogue of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from kit.model_shelf import NAME, Shelf, model_of, status
from kit.vosk_folders import put_model

from assistant import settings
from assistant.cli import main
from assistant.model_store import catalogue, folders
from assistant.model_store.places import landing, part_of


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "data" / "models"


@pytest.fixture(autouse=True)
def _of_our_own(shelf: Shelf, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    file = tmp_path / "catalogue.yaml"
    file.write_text(yaml.safe_dump({"models": [model_of(shelf).model_dump()]}), encoding="utf-8")
    monkeypatch.setattr(catalogue, "FILE", file)
    monkeypatch.setattr(folders, "usual_places", lambda: (tmp_path / "checkout" / "models", place))
    monkeypatch.setattr(settings, "settings_path", lambda: tmp_path / "settings.toml")
    catalogue.catalogue.cache_clear()
    catalogue.ears.cache_clear()
    yield
    catalogue.catalogue.cache_clear()
    catalogue.ears.cache_clear()


def massage(*words: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["models", *words], input=typed, catch_exceptions=False)
    return result.exit_code, result.output


def _row(name: str = NAME) -> list[str]:
    code, text = massage()
    assert code == 0
    return next(line for line in text.splitlines() if line.startswith(name)).split()


def test_nothing_but_fetch_uses_the_network(shelf: Shelf, place: Path) -> None:
    put_model(place / "mine")
    for words in ([], ["verify"], ["remove", "mine"], ["fetch", "--help"]):
        assert massage(*words)[0] == 0
    assert shelf.ranges == []


def test_a_model_is_listed_fetched_used_checked_and_removed(shelf: Shelf, place: Path) -> None:
    assert _row()[-1] == "no"
    code, text = massage("fetch")
    assert code == 0
    assert f"{NAME} is in {place / NAME}." in text
    assert "listens with it from now on" in text
    assert _row()[-2:] == ["yes", "yes"]
    assert massage("verify") == (0, f"{NAME} is whole.\n")
    assert massage("fetch", NAME)[0] == 0
    assert len(shelf.ranges) == 1
    code, text = massage("remove", NAME)
    assert code == 0
    assert f"{place / NAME} is gone." in text
    assert _row()[-1] == "no"


def test_damage_is_found_and_mended(place: Path) -> None:
    massage("fetch")
    (place / NAME / "graph/Gr.fst").write_bytes(b"spoilt")
    code, text = massage("verify", NAME)
    assert code == 1
    assert "graph/Gr.fst" in text
    assert massage("fetch")[0] == 0
    assert massage("verify", NAME)[0] == 0


def test_what_lacks_a_file_is_listed_as_broken(place: Path) -> None:
    (put_model(place / NAME) / "graph/Gr.fst").unlink()
    assert _row()[-1] == "broken"


def test_a_begun_fetch_is_listed(place: Path) -> None:
    place.mkdir(parents=True)
    part_of(NAME, place).write_bytes(b"begun")
    assert _row()[-2:] == ["in", "part"]


def test_models_put_here_by_hand_are_listed_and_checked(place: Path) -> None:
    put_model(place / "mine")
    put_model(place / "test-en")
    code, text = massage()
    assert code == 0
    assert "mine" in text
    assert "test-en" not in text
    code, text = massage("verify")
    assert code == 0
    assert "mine has all it needs" in text


def test_the_settings_decide_what_is_in_use(tmp_path: Path) -> None:
    massage("fetch")
    (tmp_path / "settings.toml").write_text('engine = "pocketsphinx"\n', encoding="utf-8")
    assert _row()[-1] == "yes"
    assert _row()[-2] != "yes"
    mine = put_model(tmp_path / "mine")
    (tmp_path / "settings.toml").write_text(f"model = '{mine}'\n", encoding="utf-8")
    assert _row("mine")[-2:] == ["yes", "yes"]
    assert "come before it" in massage("fetch")[1]


@pytest.mark.parametrize("answer", ["n\n", "\n", "perhaps\nno\n"])
def test_without_a_yes_nothing_is_fetched(shelf: Shelf, answer: str) -> None:
    code, text = massage("fetch", "--ask", typed=answer)
    assert code == 0
    assert "licence none" in text
    assert "massage models fetch" in text
    assert shelf.ranges == []


def test_a_yes_fetches(place: Path) -> None:
    assert massage("fetch", "--ask", typed="y\n")[0] == 0
    assert (place / NAME).is_dir()


def test_who_has_a_model_or_wants_none_is_not_asked(shelf: Shelf, place: Path, tmp_path: Path) -> None:
    mine = put_model(place / "mine")
    assert massage("fetch", "--ask", typed="") == (0, "")
    (tmp_path / "settings.toml").write_text('engine = "pocketsphinx"\n', encoding="utf-8")
    (mine / "graph/Gr.fst").unlink()
    assert massage("fetch", "--ask", typed="") == (0, "")
    assert shelf.ranges == []


def test_no_answer_at_all_is_an_interruption() -> None:
    assert massage("fetch", "--ask", typed="")[0] == 130


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("fetch", "nonsense"), "There is no model 'nonsense' to fetch"),
        (("verify",), "No model is here."),
        (("verify", "nonsense"), "There is no model nonsense here."),
        (("remove", "nonsense"), "There is no model nonsense here."),
        (("remove", "../up"), "is not the name of a model"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    code, text = massage(*words)
    assert code == 1
    assert sentence in text
    assert len(text.splitlines()) == 1


def test_a_failed_fetch_is_one_sentence(shelf: Shelf) -> None:
    shelf.answers = [status(404)]
    code, text = massage("fetch")
    assert code == 1
    assert "Error: 127.0.0.1 does not give the model (404" in text


def test_outside_a_checkout_models_go_to_the_data_folder(place: Path, tmp_path: Path) -> None:
    beside = tmp_path / "checkout" / "models"
    beside.mkdir(parents=True)
    assert landing() == place
    (beside.parent / "pyproject.toml").touch()
    assert landing() == beside
