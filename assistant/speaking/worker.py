"""The render worker: a process of its own, because speech engines hang, crash and keep state.

`python -m assistant.speaking.worker VOICE` answers on standard output: first the voice it speaks with, then for
every request (two bytes of words per minute, then the text) the samples that are played. `+` opens an answer, `-` a
complaint about one text, `!` one about the voice, which will never speak. VOICE is a name, or a packed voice file.
It ends with its standard input. Nothing is imported that is not needed: the first word waits for it.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import IO, Protocol

from assistant import frames
from assistant.model_store.voice_file import VoiceFile


class Engine(Protocol):
    """A speech engine that renders texts on one platform."""

    name: str
    """Names engine, version and voice: equal names render alike."""

    def load(self) -> None:
        """Get ready to render; whatever it raises, this voice will not speak."""

    def render(self, text: str, words_per_minute: int) -> bytes:
        """Render a text as a sound file, of any kind and sample rate."""


def open_engine(voice: str) -> Engine:
    """The engine with that voice: a packed voice file, the address of a server, or a name that this platform knows.

    On macOS and Windows no name is the system's own voice.

    Raises:
        LookupError: there is no such voice; the message tells which there are.
    """
    if file := VoiceFile.unpacked(voice):
        from assistant.speaking.piper_voice import PiperVoice

        return PiperVoice(file)
    if voice.startswith("wyoming://"):
        from assistant.speaking.wyoming_voice import WyomingVoice

        return WyomingVoice(voice)
    if sys.platform in ("darwin", "win32"):
        from assistant.speaking.system_voice import SystemVoice

        return SystemVoice(voice)
    from assistant.speaking.espeak_voice import EspeakVoice

    return EspeakVoice(voice)


def serve(requests: IO[bytes], replies: IO[bytes], voice: str) -> None:
    """Answer until there is nobody left to ask."""
    try:
        engine = open_engine(voice)
    except Exception as error:  # whatever a platform's engine may raise, the program is to hear of it
        frames.send(replies, f"!{error}".encode())
        return
    frames.send(replies, f"+{engine.name}".encode())
    fault = _fault(engine)
    while True:
        try:
            request = frames.receive(requests)
        except EOFError:
            return
        try:
            if fault:
                answer = f"!{fault}".encode()
            else:
                file = engine.render(request[2:].decode(), int.from_bytes(request[:2], "big"))
                answer = b"+" + _finished(file)
        except Exception as error:
            answer = f"-{error}".encode()
        frames.send(replies, answer)


def _finished(file: bytes) -> bytes:
    from assistant.speaking.finishing import finish

    return finish(file).tobytes()


def _fault(engine: Engine) -> str:
    try:
        engine.load()
    except Exception as error:
        return str(error) or type(error).__name__
    return ""


def main() -> None:
    """Serve the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the program, which may have a last word to say
    with os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)  # pyttsx3 prints to standard output
        serve(sys.stdin.buffer, replies, sys.argv[1])


if __name__ == "__main__":
    main()
