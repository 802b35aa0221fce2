"""A whole way of a model, from a server on this machine into its folder and away again."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path

import pytest
from kit.model_shelf import NAME, Request, Shelf, archive, giving, model_of, status, well
from kit.vosk_folders import put_model

from assistant.model_store import keeping
from assistant.model_store.catalogue import Model, ModelError
from assistant.model_store.fetching import FetchProgress
from assistant.model_store.folders import models_in
from assistant.model_store.keeping import install, remove
from assistant.model_store.patience import Patience
from assistant.model_store.places import looked_at, named, part_of

HURRIED = Patience(silence=0.3, pauses=())
SILENT = FetchProgress(lambda _: None, lambda _: None)


@pytest.fixture
def model(shelf: Shelf) -> Model:
    return model_of(shelf)


def _install(model: Model, place: Path) -> Path:
    return install(model, place, SILENT, HURRIED)


def _left(place: Path) -> list[str]:
    """What is in a folder of models, but for the locks, which are empty."""
    return sorted(each.name for each in place.iterdir() if each.suffix != ".lock")


def test_a_fetched_model_is_whole_and_found(model: Model, tmp_path: Path) -> None:
    place = tmp_path / "new" / "models"
    folder = _install(model, place)
    assert looked_at(folder).fault is None
    assert looked_at(folder).compared
    assert [*models_in((place,))] == [folder]
    assert _left(place) == [NAME]


def test_what_is_here_and_whole_is_not_fetched_again(shelf: Shelf, model: Model, tmp_path: Path) -> None:
    _install(model, tmp_path)
    part_of(NAME, tmp_path).write_bytes(b"left over")
    _install(model, tmp_path)
    assert len(shelf.ranges) == 1
    assert _left(tmp_path) == [NAME]


def test_one_put_here_by_hand_is_left_alone(shelf: Shelf, model: Model, tmp_path: Path) -> None:
    mine = put_model(tmp_path / NAME)
    assert _install(model, tmp_path) == mine
    assert shelf.ranges == []
    assert not looked_at(mine).compared


@pytest.mark.parametrize("name", ["am/final.mdl", "conf/mfcc.conf"])
def test_a_broken_one_is_replaced(model: Model, tmp_path: Path, name: str) -> None:
    folder = _install(model, tmp_path)
    (folder / name).write_bytes(b"spoilt")
    assert name in (looked_at(folder).fault or "")
    _install(model, tmp_path)
    assert looked_at(folder).fault is None
    assert _left(tmp_path) == [NAME]


@pytest.mark.parametrize(
    "body",
    [
        archive(without="graph/Gr.fst"),
        archive((f"{NAME}/graph/HCLG.fst", b"!")),
        archive(("../x", b"")),
        b"no",
    ],
    ids=["lacks", "static", "escapes", "no-archive"],
)
def test_an_archive_that_cannot_be_used_leaves_nothing(shelf: Shelf, tmp_path: Path, body: bytes) -> None:
    shelf.body = body
    with pytest.raises(ModelError):
        _install(model_of(shelf), tmp_path)
    assert _left(tmp_path) == []


def test_what_was_there_stays_when_the_new_one_fails(shelf: Shelf, model: Model, tmp_path: Path) -> None:
    folder = put_model(tmp_path / NAME)
    (folder / "graph/Gr.fst").unlink()
    shelf.answers = [giving(b"?" * model.size)]
    with pytest.raises(ModelError):
        _install(model, tmp_path)
    assert (folder / "am/final.mdl").exists()


def test_what_was_fetched_is_kept_until_it_is_unpacked(
    shelf: Shelf, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "unpack", interrupted)
        with pytest.raises(KeyboardInterrupt):
            _install(model, tmp_path)
    assert _left(tmp_path) == [f"{NAME}.zip.part"]
    _install(model, tmp_path)
    assert len(shelf.ranges) == 1
    assert _left(tmp_path) == [NAME]


def test_what_a_killed_run_left_behind_is_cleared_away(model: Model, tmp_path: Path) -> None:
    put_model(tmp_path / f".{NAME}.workshop" / NAME)
    assert [*models_in((tmp_path,))] == [], "no engine takes what is half unpacked"
    _install(model, tmp_path)
    assert _left(tmp_path) == [NAME]


def test_two_at_once_fetch_once(shelf: Shelf, model: Model, tmp_path: Path) -> None:
    asked, go_on, said = threading.Event(), threading.Event(), list[str]()

    def slowly(request: Request) -> None:
        asked.set()
        go_on.wait(10)
        well(request)

    def waits(sentence: str) -> None:
        said.append(sentence)
        go_on.set()

    shelf.answers = [slowly]
    first = threading.Thread(target=_install, args=(model, tmp_path))
    first.start()
    assert asked.wait(10)
    patient = Patience(silence=10, pauses=())
    folder = install(model, tmp_path, FetchProgress(waits, lambda _: None), patient)
    first.join(10)
    assert said == [f"Somebody else is busy with {NAME}. Waiting for it."]
    assert looked_at(folder).fault is None
    assert len(shelf.ranges) == 1


def test_a_disk_that_is_too_small_is_told_beforehand(shelf: Shelf, tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    with pytest.raises(ModelError, match=r"has room for \d+ MB, and .* needs \d+ MB"):
        _install(model_of(shelf, unpacked=2 * free), tmp_path)
    assert shelf.ranges == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="wants a disk that is always full")
def test_a_disk_that_gets_full_is_one_sentence(model: Model, tmp_path: Path) -> None:
    part_of(NAME, tmp_path).symlink_to("/dev/full")
    with pytest.raises(
        ModelError, match=r"^vosk-model-of-the-tests cannot be kept in .*: the disk is full\.$"
    ):
        _install(model, tmp_path)


def test_a_place_that_is_no_folder_is_one_sentence(model: Model, tmp_path: Path) -> None:
    (tmp_path / "models").write_text("not a folder")
    with pytest.raises(ModelError, match="cannot be kept"):
        _install(model, tmp_path / "models")


def test_a_removed_model_is_gone_with_its_part(model: Model, tmp_path: Path) -> None:
    places = (tmp_path / "a", tmp_path / "b")
    folder = _install(model, places[0])
    places[1].mkdir()
    part_of(NAME, places[1]).write_bytes(b"begun")
    put_model(places[1] / "other")
    assert remove(NAME, places, print) == (folder, part_of(NAME, places[1]))
    assert (_left(places[0]), _left(places[1])) == ([], ["other"])
    with pytest.raises(ModelError, match=f"no model {NAME} here"):
        remove(NAME, places, print)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_model_that_is_a_link_loses_only_the_link(tmp_path: Path) -> None:
    mine = put_model(tmp_path / "elsewhere" / "mine")
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "linked").symlink_to(mine, target_is_directory=True)
    remove("linked", (tmp_path / "models",), print)
    assert (mine / "am/final.mdl").exists()
    assert _left(tmp_path / "models") == []


@pytest.mark.parametrize("name", ["", ".", "..", "../models", "/etc", "a/b", ".hidden", "test-en"])
def test_only_models_for_people_are_removed(tmp_path: Path, name: str) -> None:
    put_model(tmp_path / "models" / "test-en")
    put_model(tmp_path / "models" / ".hidden")
    with pytest.raises(ModelError, match="is not the name of a model"):
        remove(name, (tmp_path / "models",), print)


def test_a_folder_of_something_else_is_not_removed(tmp_path: Path) -> None:
    (tmp_path / "photos" / "am").mkdir(parents=True)
    with pytest.raises(ModelError, match="no model photos here"):
        remove("photos", (tmp_path,), print)
    assert [*named("photos", (tmp_path,))] == []


def test_a_server_that_fails_leaves_no_model(shelf: Shelf, model: Model, tmp_path: Path) -> None:
    shelf.answers = [status(404)]
    with pytest.raises(ModelError, match="404"):
        _install(model, tmp_path)
    assert _left(tmp_path) == []
