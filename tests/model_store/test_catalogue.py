from __future__ import annotations

from pathlib import Path

import pytest

from assistant.library.reading import DataError, read
from assistant.model_store.catalogue import FILE, Catalogue, Model, ModelError, catalogue, known, megabytes


def test_every_model_is_fetched_safely_and_leaves_the_folder_of_its_name() -> None:
    for model in catalogue():
        assert model.address.startswith("https://alphacephei.com/vosk/models/")
        assert model.address.endswith(f"/{model.name}.zip")
        assert model.size < model.unpacked < 3 * model.size


def test_the_usual_one_is_the_small_one() -> None:
    usual = known("")
    assert isinstance(usual, Model)
    assert usual.name == "vosk-model-small-en-us-0.15"
    assert usual.sha256 == "30f26242c4eb449f948e42cb302dd7a686cb29a3423a8367f99ff41780942498"
    assert usual.size == min(model.size for model in catalogue())


def test_models_are_known_by_name() -> None:
    assert [known(model.name) for model in catalogue()] == [*catalogue()]
    with pytest.raises(ModelError, match="'nonsense' to fetch; there is vosk-model-small"):
        known("nonsense")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: vosk-model-en-us-0.22-lgraph", "name: vosk-model-small-en-us-0.15"),
        ("name: vosk-model-small-en-us-0.15", "name: ../vosk"),
        ("size: 41205931", "size: 0"),
        ("sha256: 30f2", "sha256: 30F2"),
        ("https://alphacephei.com/vosk/models/vosk-model-small", "file:///vosk-model-small"),
    ],
)
def test_a_wrong_entry_is_found_when_it_is_read(tmp_path: Path, old: str, new: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "catalogue.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=r"catalogue\.yaml:\d+"):
        read(tmp_path / "catalogue.yaml", Catalogue)


def test_sizes_are_read_in_megabytes() -> None:
    assert megabytes(41_205_931) == "41 MB"
