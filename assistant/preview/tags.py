"""Title and chapters of a sound file, in the way that each kind of file has for them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from mutagen.flac import FLAC
from mutagen.id3 import CHAP, CTOC, ID3, TIT2, CTOCFlags
from mutagen.mp3 import MP3
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

from assistant.preview.chapters import Chapter

_UTF8 = 3
_NOWHERE = 0xFFFF_FFFF
"""Stands for a place in bytes that is not told."""


def tag(path: Path, ending: str, title: str, chapters: Sequence[Chapter], seconds: float) -> None:
    """Write them into a whole sound file.

    Args:
        path: the file.
        ending: what its name will end in: .mp3, .wav, .ogg or .flac.
        title: of the whole.
        chapters: in their order.
        seconds: how long it lasts.

    Raises:
        mutagen.MutagenError: it cannot be written.
    """
    if ending in (".mp3", ".wav"):
        file = MP3(path) if ending == ".mp3" else WAVE(path)
        if file.tags is None:
            file.add_tags()
        assert file.tags is not None
        _frames(file.tags, title, chapters, seconds)
    else:
        file = OggVorbis(path) if ending == ".ogg" else FLAC(path)
        file["title"] = title
        for number, each in enumerate(chapters, 1):
            file[f"CHAPTER{number:03d}"] = _clock(each.at)
            file[f"CHAPTER{number:03d}NAME"] = each.title
    file.save()


def _frames(tags: ID3, title: str, chapters: Sequence[Chapter], seconds: float) -> None:
    tags.add(TIT2(encoding=_UTF8, text=[title]))
    ends = [*(each.at for each in chapters), seconds]
    names = [f"chapter{number}" for number in range(1, len(chapters) + 1)]
    for name, each, (start, end) in zip(names, chapters, pairwise(ends), strict=True):
        tags.add(
            CHAP(
                element_id=name,
                start_time=round(1000 * start),
                end_time=round(1000 * end),
                start_offset=_NOWHERE,
                end_offset=_NOWHERE,
                sub_frames=[TIT2(encoding=_UTF8, text=[each.title])],
            )
        )
    if names:
        flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
        tags.add(CTOC(element_id="contents", flags=flags, child_element_ids=names, sub_frames=[]))


def _clock(seconds: float) -> str:
    whole = round(1000 * seconds)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
