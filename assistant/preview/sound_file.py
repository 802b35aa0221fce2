"""A sound file to be filled block by block, with its title and chapters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import soundfile
from mutagen import MutagenError

from assistant.audio.files import SoundFileError
from assistant.clock import RATE
from assistant.hearing.recogniser import Block
from assistant.outputs import OutputError, replacing
from assistant.preview.chapters import Chapter
from assistant.preview.run_through import PreviewWords
from assistant.preview.tags import tag
from assistant.session.driver import Sink

KINDS = {".wav": "PCM_16", ".flac": "PCM_16", ".mp3": "MPEG_LAYER_III", ".ogg": "VORBIS"}
"""How the samples of each kind are written."""


@contextmanager
def sound_out(
    path: Path, wording: PreviewWords, title: str = "", chapters: Sequence[Chapter] = ()
) -> Iterator[Sink]:
    """A sink into a new file of one channel; whatever goes wrong, no half of a file stays behind.

    Title and chapters are written in the end, so that more of them may come while it is filled.

    Raises:
        SoundFileError: its name has another ending, it cannot be made, or it cannot be written to its end.
    """
    if path.suffix.lower() not in KINDS:
        raise SoundFileError(wording.unknown_kind.format(path=path))
    ending = path.suffix.lower()
    full = SoundFileError(wording.full.format(path=path))
    try:
        with replacing(path, whole=True) as part:
            with soundfile.SoundFile(part, "w", RATE, 1, KINDS[ending], format=ending[1:].upper()) as file:

                def write(block: Block) -> None:
                    try:
                        file.write(block)
                    except (
                        AssertionError
                    ) as error:  # that is how the library tells of a block written in part
                        raise full from error

                yield write
            tag(part, ending, title or path.stem, chapters, soundfile.info(part).duration)
    except OutputError as error:
        raise SoundFileError(str(error)) from error
    except (soundfile.LibsndfileError, MutagenError) as error:
        raise full from error
