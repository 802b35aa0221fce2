"""Unpacking the archive of a model: into its own folder and nowhere else, and no more than is expected."""

from __future__ import annotations

import errno
import re
import stat
import struct
import zlib
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from assistant.model_store.catalogue import Model, ModelError

BLOCK = 1 << 20
MOST_FILES = 1000
MOST_FOLDERS = 8
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}(?<![.])")
"""Names that every disk takes as they are: no other script, which some spell anew, no blank or dot at the end."""
TAKEN = re.compile(r"(?i:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[.].*)?")
"""Names that are devices on Windows, in every folder and with every ending."""
PACKED = frozenset({ZIP_STORED, ZIP_DEFLATED})

DAMAGED = (
    BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    ValueError,
    RuntimeError,
    IndexError,
    struct.error,
)
"""What reading an archive that is none, or one with wrong figures in it, raises."""


def unpack(archive: Path, folder: Path, model: Model) -> Path:
    """Unpack a model into a folder that is there and empty; return the model's own folder in it.

    Nothing is written before the list of files is known to be harmless.

    Raises:
        ModelError: the archive is damaged, or holds what it should not.
        OSError: of the disk.
    """
    try:
        with ZipFile(archive) as opened:
            files = [each for each in opened.infolist() if not each.is_dir()]
            wrong = _fault(opened.infolist(), model)
            if wrong:
                raise ModelError(f"The archive of {model.name} is not used: {wrong}.")
            for each in files:
                _write(opened, each, folder / each.filename)
    except DAMAGED as error:
        raise ModelError(f"The archive of {model.name} is damaged.") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise ModelError(f"The archive of {model.name} is damaged: it points beyond itself.") from error
    return folder / model.name


def _fault(inside: list[ZipInfo], model: Model) -> str | None:
    files = [each for each in inside if not each.is_dir()]
    if not files:
        return "it is empty"
    if len(inside) > MOST_FILES:
        return f"it holds {len(inside)} files"
    if sum(each.file_size for each in files) > model.unpacked:
        return "it holds more than the model should"
    fault = next(filter(None, (_fault_of(each, model.name) for each in inside)), None)
    if fault:
        return fault
    names = [PurePosixPath(each.filename.lower()) for each in files]
    if len(set(names)) < len(names):
        return "it holds a file twice"
    if not {folder for name in names for folder in name.parents}.isdisjoint(names):
        return "it holds a folder and a file of one name"
    return None


def _fault_of(each: ZipInfo, root: str) -> str | None:
    path = PurePosixPath(each.filename)
    climbs = any(not part.strip(". ") for part in path.parts)  # Windows takes ".. " for ".."
    if path.is_absolute() or climbs or not set(each.filename).isdisjoint("\\:"):
        return f"{each.filename[:100]!r} would land elsewhere"
    if path.parts[:1] != (root,):
        return f"{each.filename[:100]!r} is not in the model's folder"
    if len(path.parts) > MOST_FOLDERS or not all(map(_plain, path.parts)) or "//" in each.filename:
        return f"{each.filename[:100]!r} is no name for a file"
    kind = stat.S_IFMT(each.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return f"{each.filename!r} is no plain file"
    if each.flag_bits & 0x1:
        return f"{each.filename!r} is locked with a password"
    if each.compress_type not in PACKED:
        return f"{each.filename!r} is packed in a way that is not used for models"
    return None


def _plain(name: str) -> bool:
    return PLAIN.fullmatch(name) is not None and TAKEN.fullmatch(name) is None


def _write(opened: ZipFile, each: ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # The library reads no more than the size that was looked at, and checks the sum of what it read.
    with opened.open(each) as source, target.open("xb") as file:
        while block := source.read(BLOCK):
            file.write(block)
