"""What the session asks of whoever speaks."""

from __future__ import annotations

from typing import Protocol

from assistant.audio.sound import Sound
from assistant.clock import Speech
from assistant.dialog.effects import Sounding


class Voice(Protocol):
    """Effects in, blocks of sound out, and at any time a word on where it stands."""

    @property
    def failed(self) -> str:
        """Why nothing can be spoken any more, as a sentence to show; empty while all is well."""

    @property
    def speech(self) -> Speech:
        """Where it stands after the last block."""

    @property
    def saying(self) -> str:
        """The text that sounds now, or nothing."""

    def perform(self, effect: Sounding) -> None:
        """Take in what is to be done; it shows in the next block."""

    def keep_ready(self, texts: tuple[str, ...]) -> None:
        """Have these rendered at all times, so that they sound at once even when nothing can be rendered any more."""

    def expect(self, texts: tuple[str, ...]) -> None:
        """These will be said while hands are on, in about this order: what takes a while is done beforehand."""

    def ready(self, text: str) -> Sound | None:
        """The sound of a text that is kept ready, as it was rendered; None when there is none."""

    def block(self) -> Sound:
        """The next clock.BLOCK samples of what is played. Never waits."""

    def calm(self, on: bool) -> None:
        """Speak as slowly as suits hands at work while `on`, as people talk to each other otherwise."""

    def duck(self, on: bool) -> None:
        """Speak more quietly while `on`, so that somebody else is heard."""

    def settle(self) -> None:
        """Wait for all that is being prepared.

        Off the sound card, before every block: what is spoken then no longer depends on the machine's speed.
        """

    def close(self) -> None:
        """Let go of everything; nothing more is asked of it."""
