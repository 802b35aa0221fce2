"""Archives that try to escape, and archives that are broken."""

from __future__ import annotations

import random
import stat
import tempfile
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.model_shelf import NAME, Shelf, archive, model_of

from assistant.model_store.catalogue import ModelError
from assistant.model_store.unpacking import unpack


def _unpack(body: bytes, top: Path, unpacked: int = 1_000_000) -> Path:
    (top / "archive.zip").write_bytes(body)
    (top / "inside").mkdir()
    return unpack(
        top / "archive.zip", top / "inside", model_of(Shelf(body), address="http://x", unpacked=unpacked)
    )


def _refused(body: bytes, top: Path, match: str, unpacked: int = 1_000_000) -> None:
    with pytest.raises(ModelError, match=match):
        _unpack(body, top, unpacked)
    assert sorted(each.name for each in top.rglob("*")) == ["archive.zip", "inside"], "nothing was written"


def _special(name: str, kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o777) << 16
    return entry


def test_a_model_comes_out_as_it_went_in(good: bytes, tmp_path: Path) -> None:
    folder = _unpack(good, tmp_path)
    assert folder == tmp_path / "inside" / NAME
    assert (folder / "am/final.mdl").stat().st_size == 400_000
    assert [each.name for each in (tmp_path / "inside").iterdir()] == [NAME]


@pytest.mark.parametrize(
    "name",
    [
        "../escaped",
        f"{NAME}/../../escaped",
        f"{NAME}/.. /escaped",
        f"{NAME}/...",
        "/escaped",
        "//host/share/escaped",
        "C:/escaped",
        f"{NAME}/C:escaped",
        "..\\escaped",
        f"{NAME}\\..\\..\\escaped",
    ],
)
def test_nothing_lands_elsewhere(name: str, tmp_path: Path) -> None:
    _refused(archive((name, b"!")), tmp_path, "would land elsewhere")


@pytest.mark.parametrize("name", ["escaped", "other/am/final.mdl", f"{NAME}-2/am/final.mdl"])
def test_everything_is_in_the_models_own_folder(name: str, tmp_path: Path) -> None:
    _refused(archive((name, b"!")), tmp_path, "not in the model's folder")


def test_a_model_under_another_name_is_refused(tmp_path: Path) -> None:
    _refused(archive(root="another"), tmp_path, "not in the model's folder")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR], ids=["link", "pipe", "device"])
def test_only_plain_files_come_out(kind: int, tmp_path: Path) -> None:
    _refused(archive((_special(f"{NAME}/link", kind), b"/etc")), tmp_path, "no plain file")


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    bomb = archive((f"{NAME}/zeros", bytes(50_000_000)))
    assert len(bomb) < 1_000_000
    _refused(bomb, tmp_path, "more than the model should")


def test_a_bomb_that_lies_about_its_size_writes_no_more_than_it_said(tmp_path: Path) -> None:
    size = 50_000_000
    bomb = archive((f"{NAME}/zeros", bytes(size)))
    lying = bomb.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(ModelError, match="damaged"):
        _unpack(lying, tmp_path)
    assert (tmp_path / "inside" / NAME / "zeros").stat().st_size <= 1000


def test_very_many_files_are_refused(tmp_path: Path) -> None:
    many = archive(*((f"{NAME}/{number}", b"") for number in range(1001)))
    _refused(many, tmp_path, "files")


def test_a_file_in_two_spellings_is_refused(tmp_path: Path) -> None:
    _refused(archive((f"{NAME}/AM/FINAL.MDL", b"!")), tmp_path, "twice")


@pytest.mark.parametrize(
    "name",
    [
        "am/final.mdl.",
        "am/final.mdl ",
        "am/con",
        "am/NUL.txt",
        "am/com1.x",
        "am/line\nbreak",
        "am/\x1b[31mred",
        "am/caf\u00e9",
        "am/\u202egpj.mdl",
        "am/what?",
        "am/" + "x" * 300,
        "x/" * 20 + "y",
        "am//final",
        "-rf",
        ".hidden",
    ],
    ids=ascii,
)
def test_names_that_some_disk_does_not_take_as_they_are_are_refused(name: str, tmp_path: Path) -> None:
    _refused(archive((f"{NAME}/{name}", b"!")), tmp_path, "no name for a file")


def test_a_folder_and_a_file_of_one_name_are_refused(tmp_path: Path) -> None:
    _refused(archive((f"{NAME}/a", b"!"), (f"{NAME}/A/b", b"!")), tmp_path, "a folder and a file")


@pytest.mark.parametrize("kind", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_only_what_models_are_packed_with_is_unpacked(kind: int, tmp_path: Path) -> None:
    entry = zipfile.ZipInfo(f"{NAME}/more")
    entry.compress_type = kind
    _refused(archive((entry, b"!" * 1000)), tmp_path, "packed in a way")


def test_a_locked_file_is_refused(good: bytes, tmp_path: Path) -> None:
    locked = bytearray(good)
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    _refused(bytes(locked), tmp_path, "password")


@pytest.mark.parametrize("body", [b"", b"<html>sign in first</html>", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "archive.zip").write_bytes(body)
    model = model_of(Shelf(b"x"), address="http://x")
    with pytest.raises(ModelError):
        unpack(tmp_path / "archive.zip", tmp_path / "inside", model)


SOUND = sha256(random.Random(15).randbytes(400_000)).digest()


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_archive_gives_the_model_or_one_clear_error(good: bytes, data: st.DataObject) -> None:
    where = st.integers(0, 2000) | st.integers(len(good) - 3000, len(good) - 1)
    damaged = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(where)] = data.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as top:
        try:
            folder = _unpack(bytes(damaged), Path(top))
        except ModelError:
            pass
        else:
            sound = folder / "am/final.mdl"
            assert not sound.exists() or sha256(sound.read_bytes()).digest() == SOUND
        assert {each.name for each in Path(top).iterdir()} == {"archive.zip", "inside"}
        assert {each.name for each in (Path(top) / "inside").iterdir()} <= {NAME}
