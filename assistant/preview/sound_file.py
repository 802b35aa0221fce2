"""A sound file to be filled block by block, WAV or FLAC."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import soundfile

from assistant.audio.files import SoundFileError
from assistant.clock import RATE
from assistant.hearing.recogniser import Block
from assistant.outputs import OutputError, replacing
from assistant.preview.run_through import PreviewWords
from assistant.session.driver import Sink

KINDS = (".wav", ".flac")


@contextmanager
def sound_out(path: Path, wording: PreviewWords) -> Iterator[Sink]:
    """A sink into a new file, 16 bit, one channel; whatever goes wrong, no half of a file stays behind.

    Raises:
        SoundFileError: its name has another ending, it cannot be made, or it cannot be written to its end.
    """
    if path.suffix.lower() not in KINDS:
        raise SoundFileError(wording.unknown_kind.format(path=path))
    kind = path.suffix[1:].upper()
    full = SoundFileError(wording.full.format(path=path))
    try:
        with (
            replacing(path, whole=True) as part,
            soundfile.SoundFile(part, "w", RATE, 1, "PCM_16", format=kind) as file,
        ):

            def write(block: Block) -> None:
                try:
                    file.write(block)
                except AssertionError as error:  # that is how the library tells of a block written in part
                    raise full from error

            yield write
    except OutputError as error:
        raise SoundFileError(str(error)) from error
    except soundfile.LibsndfileError as error:
        raise full from error
