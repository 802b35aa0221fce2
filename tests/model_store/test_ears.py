"""Weights for Whisper come file by file."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from kit.model_shelf import Shelf, breaking_after, served

from assistant.model_store.catalogue import Ears, ModelError
from assistant.model_store.fetching import FetchProgress
from assistant.model_store.keeping import install_ears
from assistant.model_store.patience import Patience

BODY = b"weights" * 50_000
IMPATIENT = Patience(silence=1.0, pauses=())


def ears_on(shelf: Shelf) -> Ears:
    file = {"size": len(BODY), "sha256": sha256(BODY).hexdigest()}
    return Ears.model_validate(
        {
            "name": "whisper-of-the-tests",
            "language": "none",
            "licence": "none",
            "address": shelf.address.rpartition("/")[0],
            "files": {"model.bin": file, "vocabulary.txt": file},
            "for_whom": "For tests.",
        }
    )


def test_all_files_arrive_and_are_counted_together(tmp_path: Path) -> None:
    moved: list[int] = []
    with served(BODY) as shelf:
        ears = ears_on(shelf)
        folder = install_ears(ears, tmp_path, FetchProgress(print, moved.append), IMPATIENT)
        assert shelf.paths == ["/model.bin", "/vocabulary.txt"]
    assert folder == tmp_path / "whisper-of-the-tests"
    assert sorted(each.name for each in folder.iterdir()) == ["model.bin", "vocabulary.txt"]
    assert (folder / "model.bin").read_bytes() == BODY
    assert moved == sorted(moved)
    assert moved[-1] == ears.size == 2 * len(BODY)


def test_what_breaks_off_is_gone_on_with_and_nothing_half_is_put_in_place(tmp_path: Path) -> None:
    with served(BODY) as shelf:
        shelf.answers = [breaking_after(len(BODY)), breaking_after(200_000)]
        with pytest.raises(ModelError, match="kept"):
            install_ears(ears_on(shelf), tmp_path, FetchProgress(print, print), IMPATIENT)
        assert not (tmp_path / "whisper-of-the-tests").exists()
        install_ears(ears_on(shelf), tmp_path, FetchProgress(print, print), IMPATIENT)
        assert shelf.ranges[:2] == [None, None], "one for each file"
        assert shelf.ranges[2], "the first file is not asked for again, the second from where it broke off"


def test_other_bytes_are_not_kept(tmp_path: Path) -> None:
    with served(b"w" + BODY[1:-1] + b"?") as shelf, pytest.raises(ModelError, match="thrown away"):
        install_ears(ears_on(shelf), tmp_path, FetchProgress(print, print), IMPATIENT)
    assert not (tmp_path / "whisper-of-the-tests").exists()
