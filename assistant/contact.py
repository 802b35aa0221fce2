"""Whether people and program can still hear each other, as far as the sound card and the clocks tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Microphone(StrEnum):
    """What is wrong with what comes in."""

    WELL = ""
    GONE = "gone"
    """Nothing comes in."""
    SILENT = "silent"
    """The same value all the time: muted, turned down to nothing, forbidden, or broken."""
    CLIPPED = "clipped"
    """Driven past the end of its scale all the time: no words are left in it."""
    ITSELF = "itself"
    """What the loudspeaker is given, sample by sample, instead of the room."""


class Loudspeaker(StrEnum):
    """What is wrong with what goes out."""

    WELL = ""
    STOPPED = "stopped"
    """It takes nothing any more."""
    UNHEARD = "unheard"
    """It takes everything, but the program's own voice, which used to come back, does not."""


@dataclass(frozen=True, slots=True)
class Contact:
    """How well people and program can hear each other in one turn."""

    microphone: Microphone = Microphone.WELL
    loudspeaker: Loudspeaker = Loudspeaker.WELL
    narrow: bool = False
    """What comes in has nothing above 4 kHz, as on a telephone."""
    gap: float = 0.0
    """Seconds before this turn in which the program did not run; 0 is none worth telling."""
    loud: bool = False
    """Noise that lasts is so loud that a "stop" may be missed."""


IN_CONTACT = Contact()
