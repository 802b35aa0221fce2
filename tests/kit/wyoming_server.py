"""Devices that speak Wyoming, each in a process of its own: the library's server, so that it can be killed.

`python tests/kit/wyoming_server.py mic PORT`, `snd PORT FILE` or `tts PORT`.
"""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.event import Event
from wyoming.info import Attribution, Describe, Info, TtsProgram, TtsVoice
from wyoming.server import AsyncEventHandler, AsyncServer
from wyoming.tts import Synthesize

RATE = 48_000
"""Of the microphone; the program has to resample it."""
TONE, LEVEL = 440.0, 8_000
CHUNK = RATE // 50


def tone(samples: int, rate: int, start: int = 0, channels: int = 1) -> bytes:
    one = LEVEL * np.sin(2 * np.pi * TONE * (start + np.arange(samples)) / rate)
    return np.repeat(one.astype(np.int16), channels).tobytes()


class MicrophoneHandler(AsyncEventHandler):
    """Sends a tone in two channels, at the pace of a microphone, as soon as somebody is there."""

    async def run(self) -> None:
        sender = asyncio.create_task(self._send())
        try:
            await super().run()
        finally:
            sender.cancel()

    async def _send(self) -> None:
        form = {"rate": RATE, "width": 2, "channels": 2}
        await self.write_event(AudioStart(**form).event())
        began = time.monotonic()
        for number in range(10**9):
            audio = tone(CHUNK, RATE, number * CHUNK, channels=2)
            await self.write_event(AudioChunk(**form, audio=audio).event())
            await asyncio.sleep(max(0.0, began + (number + 1) * CHUNK / RATE - time.monotonic()))

    async def handle_event(self, _event: Event) -> bool:
        return True


class LoudspeakerHandler(AsyncEventHandler):
    """Writes what it is to play to a file."""

    def __init__(self, to: Path, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        super().__init__(reader, writer)
        self._to = to

    async def handle_event(self, event: Event) -> bool:
        if AudioChunk.is_type(event.type):
            with self._to.open("ab") as file:
                file.write(AudioChunk.from_event(event).audio)
        return True


class VoiceHandler(AsyncEventHandler):
    """Says every text as a tone that is as long as the words are."""

    async def handle_event(self, event: Event) -> bool:
        by = Attribution(name="tests", url="")
        if Describe.is_type(event.type):
            voice = TtsVoice(
                name="tone", attribution=by, installed=True, description="", version="1", languages=["en"]
            )
            program = TtsProgram(
                name="toner", attribution=by, installed=True, description="", version="1.0", voices=[voice]
            )
            await self.write_event(Info(tts=[program]).event())
        elif Synthesize.is_type(event.type):
            letters = len(Synthesize.from_event(event).text)
            form = {"rate": 22_050, "width": 2, "channels": 1}
            await self.write_event(AudioStart(**form).event())
            for start in range(0, int(letters * 0.07 * 22_050), 4_000):
                await self.write_event(AudioChunk(**form, audio=tone(4_000, 22_050, start)).event())
            await self.write_event(AudioStop().event())
        return True


@contextmanager
def wyoming(kind: str, port: int, *more: str) -> Iterator[subprocess.Popen[bytes]]:
    """A device that answers on this port; killed at the end, as anybody may kill it before."""
    process = subprocess.Popen([sys.executable, __file__, kind, str(port), *more], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def _serve(kind: str, port: str, *more: str) -> None:
    server = AsyncServer.from_uri(f"tcp://127.0.0.1:{port}")
    handlers: dict[str, Callable[..., AsyncEventHandler]] = {
        "mic": MicrophoneHandler,
        "snd": partial(LoudspeakerHandler, Path(*more)),
        "tts": VoiceHandler,
    }
    await server.start(handlers[kind])
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(*sys.argv[1:]))
