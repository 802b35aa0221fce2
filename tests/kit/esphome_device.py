"""An ESPHome voice satellite in a process of its own, in the messages of the library: `... PORT AWAKE`.

The library has no server, so the few messages that a satellite needs are framed here as ESPHome does it in plain.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aioesphomeapi import api_pb2 as _api_pb2
from aioesphomeapi.core import MESSAGE_TYPE_TO_PROTO
from aioesphomeapi.model import VoiceAssistantFeature

api_pb2: Any = _api_pb2
"""It has no types: its messages are made as the module is loaded."""
RATE, CHUNK = 16_000, 512
NUMBERS = {message: number for number, message in MESSAGE_TYPE_TO_PROTO.items()}


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])


async def _read_varint(reader: asyncio.StreamReader) -> int:
    value, shift = 0, 0
    while True:
        byte = (await reader.readexactly(1))[0]
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value
        shift += 7


class Satellite:
    """Answers one client, and sends a tone once it is awake and told to."""

    def __init__(self, awake: bool, mute: bool) -> None:
        self._awake, self._mute = awake, mute

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client until it goes."""
        sending: list[asyncio.Task[None]] = []

        def send(message: Any) -> None:
            body = message.SerializeToString()
            writer.write(b"\0" + _varint(len(body)) + _varint(NUMBERS[type(message)]) + body)

        try:
            while True:
                await reader.readexactly(1)
                size, number = await _read_varint(reader), await _read_varint(reader)
                message = MESSAGE_TYPE_TO_PROTO[number]()
                message.ParseFromString(await reader.readexactly(size))
                for answer in self._answers(message):
                    send(answer)
                if isinstance(message, api_pb2.VoiceAssistantResponse) and not message.error:
                    sending.append(asyncio.create_task(self._talk(send, writer)))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            for each in sending:
                each.cancel()
            writer.close()

    def _answers(self, message: Any) -> Iterator[Any]:
        flags = VoiceAssistantFeature.VOICE_ASSISTANT | VoiceAssistantFeature.API_AUDIO
        match message:
            case api_pb2.HelloRequest():
                yield api_pb2.HelloResponse(api_version_major=1, api_version_minor=10, name="satellite")
            case api_pb2.AuthenticationRequest():
                yield api_pb2.AuthenticationResponse()
            case api_pb2.DeviceInfoRequest():
                told = 0 if self._mute else int(flags)
                yield api_pb2.DeviceInfoResponse(name="satellite", voice_assistant_feature_flags=told)
            case api_pb2.PingRequest():
                yield api_pb2.PingResponse()
            case api_pb2.DisconnectRequest():
                yield api_pb2.DisconnectResponse()
            case api_pb2.SubscribeVoiceAssistantRequest() if self._awake and message.subscribe:
                yield api_pb2.VoiceAssistantRequest(start=True)

    async def _talk(self, send: Any, writer: asyncio.StreamWriter) -> None:
        from kit.wyoming_server import tone

        began = time.monotonic()
        for number in range(10**9):
            send(api_pb2.VoiceAssistantAudio(data=tone(CHUNK, RATE, number * CHUNK)))
            await writer.drain()
            await asyncio.sleep(max(0.0, began + (number + 1) * CHUNK / RATE - time.monotonic()))


@contextmanager
def esphome(port: int, kind: str = "awake") -> Iterator[subprocess.Popen[bytes]]:
    """A satellite that answers on this port: awake, asleep, or mute, which has no microphone."""
    process = subprocess.Popen([sys.executable, __file__, str(port), kind], stdout=subprocess.PIPE)
    try:
        assert process.stdout
        assert process.stdout.readline() == b"ready\n"
        yield process
    finally:
        process.kill()
        process.communicate()


async def _serve(port: str, kind: str) -> None:
    satellite = Satellite(kind == "awake", kind == "mute")
    server = await asyncio.start_server(satellite.serve, "127.0.0.1", int(port))
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).parents[1]))
    asyncio.run(_serve(*sys.argv[1:]))
