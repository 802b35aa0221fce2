"""A natural voice through Piper. Used only inside the render worker."""

from __future__ import annotations

import io
import json
import os
import sys
import wave
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from assistant.model_store.digests import has_digest
from assistant.model_store.voice_file import VoiceFile
from assistant.speaking.forking import ForkError, in_fork

_LIMIT = 25
"""Seconds that a sentence may take; on a machine of these days it takes one, and nobody waits for this long."""
_NICE = 5
"""How far rendering steps back behind what listens, on the scale of `nice`."""
_SEED = 1
_STIFF = 0.386
"""The part of a sentence's length that does not stretch: each sound is rounded up to whole frames. Measured on joe."""
_SLOWEST, _FASTEST = 2.2, 0.6
"""Lengths of a sound beside its natural one beyond which words no longer sound like a person's."""


class PiperVoice:
    """One voice file. It greets before it is loaded, which takes a second: what is in the cache need not wait."""

    def __init__(self, file: VoiceFile) -> None:
        """Raises LookupError when the file, or Piper itself, is not here."""
        self._file = file
        self._voice: Any = None
        try:
            facts = file.path.stat()
        except OSError as error:
            raise LookupError(
                f"The voice {file.name} is not here. To see those there are: massage voices"
            ) from error
        try:
            engine = f"Piper {version('piper-tts')}"
        except PackageNotFoundError as error:
            raise LookupError(
                "Piper is not here. To have it: python3 scripts/start.py --setup-only"
            ) from error
        mark = file.digest.partition(":")[2][:12] or f"{facts.st_size}-{facts.st_mtime_ns}"
        self.name = f"{engine} {file.name} {mark}"

    def load(self) -> None:
        """Get ready to render.

        Raises:
            ValueError: the files are not what they should be, or none for this Piper.
            ImportError: Piper does not run here.
        """
        _check(self._file)
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # whatever version is here: nothing is told to anybody
        import onnxruntime
        from piper import PiperVoice as Model
        from piper.config import PiperConfig

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # and a fork has no other threads
        onnxruntime.set_default_logger_severity(4)
        onnxruntime.set_seed(_SEED)
        try:
            config = PiperConfig.from_dict(json.loads(self._file.description.read_text("utf-8")))
            session = onnxruntime.InferenceSession(str(self._file.path), options, ["CPUExecutionProvider"])
        except Exception as error:  # whatever is raised for such bytes
            raise ValueError(f"The voice file {self._file.path} cannot be used.") from error
        self._voice = Model(session=session, config=config)
        if hasattr(os, "nice"):
            os.nice(_NICE)

    def render(self, text: str, words_per_minute: int) -> bytes:
        """A WAV file. On Linux the same words always have the same samples; elsewhere they vary a little, as people do.

        Raises:
            ForkError: it crashed or took too long.
        """
        if sys.platform == "linux":
            try:
                samples = in_fork(lambda: self._synthesise(text, words_per_minute), _LIMIT)
            except ForkError as error:
                raise ForkError(f"{self._file.name} gave up on a sentence.") from error
        else:
            samples = self._synthesise(text, words_per_minute)
        sound = io.BytesIO()
        with wave.open(sound, "wb") as file:
            file.setparams((1, 2, self._voice.config.sample_rate, 0, "NONE", ""))
            file.writeframes(samples)
        return sound.getvalue()

    def _synthesise(self, text: str, words_per_minute: int) -> bytes:
        from piper import SynthesisConfig

        stretch = (self._file.pace / words_per_minute - _STIFF) / (1 - _STIFF)
        scale = min(max(stretch, _FASTEST), _SLOWEST) * self._voice.config.length_scale
        config = SynthesisConfig(length_scale=scale)
        return b"".join(piece.audio_int16_bytes for piece in self._voice.synthesize(text, config))


def _check(file: VoiceFile) -> None:
    """Raises ValueError when the bytes of a known file are not those that are known."""
    if file.digest and not has_digest(file.path, file.digest):
        raise ValueError(f"The voice file {file.path} is not as it was published, so it is not used.")
