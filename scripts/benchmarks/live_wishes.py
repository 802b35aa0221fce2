"""What the people of each live session want, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit import recordings
from kit.scenario import QUIET

from benchmarks.live_people import GIVER, HANDS_OFF, RECEIVER, Person, Wish

SYNTHETIC = ("flite:slt", "flite:rms", "flite:awb")
"""Who says stop, in turn with people where there are recordings of them."""
SOME, MANY = 3, 9
"""How often stop is said over the program's voice."""


@dataclass(frozen=True)
class Run:
    """A session."""

    name: str
    decibels: float
    """How loud the loudspeaker comes back."""
    wishes: tuple[Wish, ...]
    """From the first hands on."""
    to_the_end: bool = True
    """Otherwise it is over when hands have been on for `minutes`."""
    minutes: float = 0.0
    across: bool = False
    """Another person talks from the first hands on."""
    noise: str = "white"
    snr: float = QUIET
    """Decibels of speech over it."""
    music: str = ""
    """What --music names; empty is none."""


def runs(quick: bool) -> tuple[Run, ...]:
    """The sessions that are measured."""
    if quick:
        hurried = (*_hurts()[:1], *_stops(1), *_microphone())
        return (Run("briefly, echo at -12 dB", -12, hurried, to_the_end=False, minutes=0.0),)
    whole = (*_ordinary(), *_hurts(), *_stops(MANY), *_microphone(), *_later())
    other = (*_hurts(), *_stops(MANY, first=MANY), *_later())
    noisy = (*_hurts(), *_stops(MANY, first=2 * MANY), *_later())
    wanted = (*_stops(SOME), Wish("next", GIVER, (), after=20), Wish("softer", RECEIVER, LIGHTER, after=20))
    return (
        Run("a whole session, echo at -12 dB", -12, whole),
        Run("a whole session, echo at -6 dB", -6, other),
        Run("in a kitchen, echo at -12 dB", -12, noisy, False, 15.0, noise="kitchen", snr=20.0),
        Run("somebody talks across, echo at -12 dB", -12, wanted, False, 8.0, across=True),
        with_music(),
    )


def with_music() -> Run:
    """A session with soft chords under it, into which is said what takes the hands off."""
    wanted = (*_hurts(), *_stops(2 * SOME))
    return Run("with music, echo at -12 dB", -12, wanted, False, 5.0, music="pad")


SLOWER = ("pace.slower", "pace.slowest")
LIGHTER = ("pace.lighter", "pace.lightest")


def _ordinary() -> tuple[Wish, ...]:
    return (Wish("slower", GIVER, SLOWER, after=25), Wish("next", GIVER, (), after=10))


def _hurts() -> tuple[Wish, ...]:
    return tuple(Wish(words, RECEIVER, HANDS_OFF, over=True) for words in ("it hurts", "ouch"))


def _stops(times: int, first: int = 0) -> tuple[Wish, ...]:
    """Stop, said in many voices: people's and others in turn."""
    people = [f"person:{number}" for number in range(len(recordings.words("stop")))]
    pairs = [voice for number in range(times + first) for voice in _both(number, people)][
        first : first + times
    ]
    return tuple(Wish("stop", Person("receiver", voice), HANDS_OFF, over=True) for voice in pairs)


def _both(number: int, people: Sequence[str]) -> tuple[str, ...]:
    made = SYNTHETIC[number % len(SYNTHETIC)]
    return (people[number % len(people)], made) if people else (made,)


def _microphone() -> tuple[Wish, ...]:
    return (
        Wish("", GIVER, ("deaf.hands_off",), after=10, act="unplug"),
        Wish("", GIVER, ("deaf.over",), after=4, act="plug_in"),
    )


def _later() -> tuple[Wish, ...]:
    return (
        Wish("softer", RECEIVER, LIGHTER, after=15),
        Wish("how much longer", GIVER, ("status",), after=20),
        Wish("next", GIVER, (), after=20),
    )
