"""The microphone of an ESPHome voice satellite, as a stream like those of PortAudio.

A satellite sends its sound from its wake word on, or when its button is pressed, until it is told that this is enough,
which it never is here: before, nothing is heard, and that is told as with a microphone that is gone.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from assistant.audio.addresses import Address, unanswered
from assistant.audio.devices import CardError

_LOG = logging.getLogger(__name__)

KEY = "MASSAGE_ESPHOME_KEY"
"""The satellite's encryption key, in the environment: on the command line others could read it."""
CONNECTING = 4.0
"""Seconds that a satellite may take to answer."""
KEEP_ALIVE = 2.0
"""Seconds between two questions whether it is still there."""
BY_API = 0
"""The port that tells a satellite to send its sound on the connection it has."""
NOT_HERE = "The package for ESPHome satellites is not here. To have it: .venv/bin/python -m pip install aioesphomeapi"


class EsphomeMicrophone:
    """One satellite, on a connection and in a thread of its own. Its methods are those of a stream of sounddevice."""

    def __init__(self, address: Address, callback: Callable[..., None]) -> None:
        """Connect, without any sound yet.

        Args:
            address: of the satellite.
            callback: is given the bytes of what was heard, 16 bit at clock.RATE (sounddevice.RawStream).

        Raises:
            CardError: there is no such satellite, it does not answer, or sends no sound this way.
        """
        try:
            import aioesphomeapi  # noqa: F401
        except ImportError as error:
            raise CardError(NOT_HERE) from error
        self._address, self._callback = address, callback
        self._begun = False
        self.connected = False
        """It is there, whether it sends any sound or not."""
        self._settled = Event()
        self._refused: CardError | None = None
        self._loop = asyncio.new_event_loop()
        self._gone = asyncio.Event()
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()
        if not self._settled.wait(2 * CONNECTING):
            self.close()
            raise unanswered("input", address, "timed out")
        if self._refused:
            self._thread.join()
            raise self._refused

    def start(self) -> None:
        """Pass sound on from now on; what came before is not heard."""
        self._begun = True

    def abort(self, **_: bool) -> None:
        """Pass nothing on any more; it never raises."""
        self._begun = False
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._gone.set)

    def close(self, **_: bool) -> None:
        """Let go of the satellite; it never raises."""
        self.abort()
        self._thread.join(CONNECTING)

    def _follow(self) -> None:
        try:
            self._loop.run_until_complete(self._hold())
        except Exception as error:  # whatever a device in the network may do: the card opens it again
            _LOG.info("an ESPHome satellite is gone: %s", error)
        finally:
            self.connected = False
            self._loop.close()
            self._settled.set()

    async def _hold(self) -> None:
        """Be connected until one of both does not want to any more."""
        from aioesphomeapi.client import APIClient
        from aioesphomeapi.core import APIConnectionError

        client = APIClient(
            self._address.host,
            self._address.port,
            keepalive=KEEP_ALIVE,
            noise_psk=os.environ.get(KEY) or None,
            client_info="massage-assistant",
            provide_time=False,
        )

        async def stopped(_expected: bool) -> None:
            self._gone.set()

        try:
            async with asyncio.timeout(CONNECTING):
                await client.connect(on_stop=stopped, login=True)
                self._refused = _fault(await client.device_info(), client.api_version)
        except (APIConnectionError, OSError, TimeoutError) as error:
            self._refused = unanswered("input", self._address, str(error).rstrip(".") or "timed out")
        if self._refused:
            await client.disconnect(force=True)
            return
        self._subscribe(client)
        self.connected = True
        self._settled.set()
        await self._gone.wait()
        self.connected = False
        await client.disconnect(force=True)

    def _subscribe(self, client: Any) -> None:
        from aioesphomeapi.model import VoiceAssistantEventType

        async def start(*_: Any) -> int:
            client.send_voice_assistant_event(VoiceAssistantEventType.VOICE_ASSISTANT_RUN_START, None)
            client.send_voice_assistant_event(VoiceAssistantEventType.VOICE_ASSISTANT_STT_START, None)
            return BY_API

        async def stop(_aborted: bool) -> None:
            _LOG.info("the satellite sends nothing any more")

        async def audio(sound: bytes, _second: bytes | None) -> None:
            if self._begun:
                self._callback(sound, len(sound) // 2, None, None)

        client.subscribe_voice_assistant(handle_start=start, handle_stop=stop, handle_audio=audio)


def _fault(info: Any, version: Any) -> CardError | None:
    """Why a device cannot serve as a microphone."""
    from aioesphomeapi.model import VoiceAssistantFeature

    wanted = VoiceAssistantFeature.VOICE_ASSISTANT | VoiceAssistantFeature.API_AUDIO
    if info.voice_assistant_feature_flags_compat(version) & wanted == wanted:
        return None
    return CardError(
        f"The ESPHome device {info.name!r} sends no sound this way: it needs voice_assistant in its configuration."
    )
