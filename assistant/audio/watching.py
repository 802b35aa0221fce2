"""What microphone, loudspeaker and the way between them come to: whether people and program hear each other."""

from __future__ import annotations

from assistant.audio.bandwidth import Bandwidth
from assistant.audio.ear import Ear
from assistant.audio.microphone import MicrophoneWatch
from assistant.audio.sound import Sound
from assistant.contact import Contact, Loudspeaker, Microphone


class ContactWatch:
    """Told of every turn. Belongs to the loop's thread."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._microphone = MicrophoneWatch()
        self._bandwidth = Bandwidth()

    def note(self, block: Sound | None, *, stopped: bool, gap: float = 0.0) -> Contact:
        """Take in a turn, after the ear has.

        Args:
            block: clock.BLOCK samples as they came in; None when nothing did.
            stopped: the loudspeaker takes nothing any more.
            gap: seconds before this turn in which the program did not run.
        """
        self._microphone.note(block)
        if block is not None:
            self._bandwidth.note(block)
        microphone = self._microphone.fault
        if not microphone and self._ear.wired:
            microphone = Microphone.ITSELF
        return Contact(microphone, self._loudspeaker(stopped), self._bandwidth.narrow, gap)

    def _loudspeaker(self, stopped: bool) -> Loudspeaker:
        if stopped:
            return Loudspeaker.STOPPED
        return Loudspeaker.UNHEARD if self._ear.lost else Loudspeaker.WELL
