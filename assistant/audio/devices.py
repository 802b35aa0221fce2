"""Which microphone and which loudspeaker: by name, at whatever rate they run, and what to do when there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from assistant.clock import BLOCK, RATE, to_seconds
from assistant.errors import MassageError

Kind = Literal["input", "output"]
Callback = Any
"""See sounddevice.RawStream."""

RATES = (RATE, 48_000, 44_100, 32_000, 96_000, 88_200, 192_000, 24_000, 22_050, 11_025, 8_000)
"""Samples per second to open a device with, the best first; all others are resampled."""
BUSY = -9985
"""PortAudio's code for a device that another program holds."""
_CALLED = {"input": "microphone", "output": "loudspeaker"}


class CardError(MassageError):
    """There is no sound card to use: the message says what to do."""


@dataclass(frozen=True, slots=True)
class Devices:
    """Names of devices, or parts of names, or their numbers; empty is the system's choice."""

    input: str = ""
    output: str = ""
    none: bool = False
    """Do as if there were no sound card."""

    def named(self, kind: Kind) -> str:
        """The name of the chosen input or output, by its kind."""
        return self.input if kind == "input" else self.output


@dataclass(frozen=True, slots=True)
class Device:
    """One input or output of sound that PortAudio can open."""

    number: int
    """What PortAudio knows it by."""
    name: str
    preferred: bool
    """It belongs to the system of sound that is used where nothing is chosen."""


def portaudio() -> Any:
    """The module sounddevice.

    Raises:
        CardError: PortAudio is not installed, or there is no device at all.
    """
    try:
        import sounddevice
    except OSError as error:
        raise CardError(
            "PortAudio is not installed, so there is no sound. On Debian: sudo apt install libportaudio2."
        ) from error
    if not listed(sounddevice):
        raise CardError("There is no sound card here.")
    return sounddevice


def listed(module: Any, kind: Kind | None = None) -> list[Device]:
    """What there is; of the kind, if one is given. A device whose name cannot be read has question marks in it."""
    usual = 0
    return [
        Device(number, str(each["name"]), each.get("hostapi", usual) == usual)
        for number, each in _every(module)
        if kind is None or each[f"max_{kind}_channels"]
    ]


def found(module: Any, kind: Kind, wanted: str) -> int | None:
    """The number of the device that is meant; None is the system's choice.

    Raises:
        CardError: there is none of that kind, none of that name, or more than one.
    """
    there = listed(module, kind)
    called = _CALLED[kind]
    if not there:
        raise CardError(f"There is no {called} here. Plug one in, and start again.")
    if not wanted:
        return None
    for matching in _matches(there, wanted):
        if len(matching) == 1:
            return matching[0].number
        if matching:
            raise CardError(
                f"More than one {called} is named like {wanted!r}: {_told(matching)}. "
                f"Give its number, or more of its name, with --{kind}."
            )
    raise CardError(f"No {called} is named {wanted!r}. Name one of these with --{kind}: {_told(there)}.")


def opened(module: Any, kind: Kind, wanted: str, callback: Callback, rate: int) -> Any:
    """A stream of 16 bit samples in one channel, in blocks of 30 ms, not yet started.

    Raises:
        CardError: it cannot be opened.
    """
    stream = module.RawInputStream if kind == "input" else module.RawOutputStream
    try:
        return stream(
            device=found(module, kind, wanted),
            channels=1,
            dtype="int16",
            samplerate=rate,
            blocksize=round(rate * to_seconds(BLOCK)),
            latency="low",
            callback=callback,
        )
    except (ValueError, module.PortAudioError) as error:
        raise CardError(_refused(kind, wanted, error)) from error


def started(module: Any, kind: Kind, wanted: str, stream: Any) -> None:
    """Start a stream that has been opened.

    Raises:
        CardError: the device is gone again.
    """
    try:
        stream.start()
    except module.PortAudioError as error:
        raise CardError(_refused(kind, wanted, error)) from error


def rate_of(module: Any, kind: Kind, wanted: str) -> int:
    """The best of the RATES that the device runs at.

    Raises:
        CardError: there is no such device, or it runs at none of them.
    """
    check = module.check_input_settings if kind == "input" else module.check_output_settings
    device = found(module, kind, wanted)
    refusal: Exception | None = None
    for rate in RATES:
        try:
            check(device=device, channels=1, dtype="int16", samplerate=rate)
        except (ValueError, module.PortAudioError) as error:
            refusal = error
            if _is_busy(error):
                break
            continue
        return rate
    assert refusal
    raise CardError(_refused(kind, wanted, refusal)) from refusal


def _every(module: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """All devices with their numbers; sounddevice reads none of them when one name is not text."""
    try:
        yield from enumerate(module.query_devices())
        return
    except UnicodeDecodeError:
        pass
    for number in range(module._lib.Pa_GetDeviceCount()):
        try:
            yield number, module.query_devices(number)
        except UnicodeDecodeError as error:
            name = error.object.decode(errors="replace")
            info = module._lib.Pa_GetDeviceInfo(number)
            yield (
                number,
                {
                    "name": name,
                    "hostapi": info.hostApi,
                    "max_input_channels": info.maxInputChannels,
                    "max_output_channels": info.maxOutputChannels,
                },
            )


def _matches(there: list[Device], wanted: str) -> Iterator[list[Device]]:
    """Those that may be meant, the surest way of naming one first."""
    if wanted.isdecimal():
        yield [each for each in there if each.number == int(wanted)]
    words = wanted.casefold()
    same = [each for each in there if each.name.casefold() == words]
    alike = [each for each in there if words in each.name.casefold()]
    for those in (same, alike):
        yield [each for each in those if each.preferred] or those


def _told(devices: list[Device]) -> str:
    return ", ".join(f"{each.number} {each.name}" for each in devices)


def _is_busy(error: Exception) -> bool:
    return BUSY in error.args or "busy" in str(error).casefold()


def _refused(kind: Kind, wanted: str, error: Exception) -> str:
    called = f"{_CALLED[kind]} {wanted!r}" if wanted else _CALLED[kind]
    if _is_busy(error):
        return f"The {called} is in use by another program. Close that, or choose another with --{kind}."
    if isinstance(error, UnicodeDecodeError):
        return f"The {called} cannot be opened: its name is no text. Choose another with --{kind}."
    why = str(error.args[0] if error.args else error).rpartition(": ")[2].rstrip(".")
    return f"The {called} cannot be opened ({why}). Choose another with --{kind}."
