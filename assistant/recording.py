"""A run kept as JSON lines: what was understood and every tick, with the effects that came of it.

The dialog is a function of these values, so a recorded run can be played again and must give the same effects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from math import isfinite
from pathlib import Path
from typing import IO, Any

from assistant.clock import Speech, Tick, to_samples
from assistant.contact import IN_CONTACT, Contact, Loudspeaker, Microphone
from assistant.dialog import effects as kinds
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.effects import Effect
from assistant.settings import Settings
from assistant.understanding.understood import Evidence, Intent, Understood

FORMAT = 1
"""Raised when a recording of before can no longer be read."""

Event = Tick | Understood | Effect

_LONGEST = to_samples(7 * 86_400.0)
"""Samples; a week, which no session lasts."""


class RecordingError(Exception):
    """The file is no recording of this program: the message says why."""


class Recorder:
    """Writes a run as it happens. A watcher of the session."""

    def __init__(self, path: Path, settings: Settings, conversation: Conversation, wall: float) -> None:
        """Raises OSError when the file cannot be made."""
        self._file: IO[str] = path.open("w", encoding="utf-8")
        self._write(
            {
                "recording": FORMAT,
                "settings": settings.model_dump(),
                "choice": asdict(conversation.choice),
                "offered": asdict(conversation.offered),
                "keys": conversation.keys,
                "wall": wall,
            }
        )

    def __call__(self, _tick: Tick, event: Event) -> None:
        """Keep one event."""
        if isinstance(event, Tick):
            speech = event.speech
            voice = [speech.number, speech.fraction, speech.waiting]
            tick: list[Any] = [event.samples, event.wall, int(event.deaf), int(event.mute), *voice]
            contact = event.contact
            if contact != IN_CONTACT:
                tick += [contact.microphone, contact.loudspeaker, int(contact.narrow), contact.gap]
            self._write(tick)
        else:
            self._write({"type": type(event).__name__, **asdict(event)})

    def close(self) -> None:
        """Finish the file."""
        self._file.close()

    def _write(self, line: Any) -> None:
        self._file.write(json.dumps(line, separators=(",", ":")) + "\n")


@dataclass(frozen=True)
class Opening:
    """What a run was started with."""

    settings: Settings
    choice: Choice
    offered: Choice
    keys: bool
    wall: float


def opening(path: Path) -> Opening:
    """What the run was started with.

    Raises:
        RecordingError: the file cannot be read as a recording.
    """
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
        if first["recording"] != FORMAT:
            raise RecordingError(f"{path} was made by another version of this program.")
        return Opening(
            Settings.model_validate(first["settings"]),
            Choice(**first["choice"]),
            Choice(**first.get("offered", {})),
            first.get("keys", True),
            first["wall"],
        )
    except OSError as error:
        raise RecordingError(f"{path} cannot be read ({error.strerror}).") from error
    except (ValueError, TypeError, KeyError) as error:
        raise RecordingError(
            f"{path} is no recording: its first line is not what --record writes."
        ) from error


@dataclass
class RecordedTurn:
    """One turn of the loop."""

    tick: Tick
    understood: list[Understood] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)


def turns(path: Path) -> Iterator[RecordedTurn]:
    """A run turn by turn; the first, at sample 0, is the opening of the conversation.

    Raises:
        RecordingError: the file is no recording, or a line is damaged.
    """
    turn = RecordedTurn(Tick(0, opening(path).wall))
    for event in _events(path):
        if isinstance(event, Tick):
            yield turn
            turn = RecordedTurn(event)
        elif isinstance(event, Understood):
            turn.understood.append(event)
        else:
            turn.effects.append(event)
    yield turn


def _events(path: Path) -> Iterator[Event]:
    with path.open(encoding="utf-8") as file:
        next(file)
        for number, line in enumerate(file, start=2):
            try:
                yield _event(json.loads(line))
            except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
                raise RecordingError(f"{path}, line {number}: cannot be read ({error}).") from error


def _event(line: Any) -> Event:
    if isinstance(line, list):
        samples, wall, deaf, mute, number, fraction, waiting, *rest = line
        if not (isinstance(samples, int) and 0 <= samples <= _LONGEST and isfinite(wall)):
            raise ValueError("no session has such a time")
        speech = Speech(number, fraction, waiting)
        return Tick(samples, wall, bool(deaf), bool(mute), speech, _contact(*rest) if rest else IN_CONTACT)
    kind = line.pop("type")
    if kind == "Understood":
        line["intents"] = tuple(
            Intent(each["name"], each["first"], each["last"], tuple(map(tuple, each["slots"])))
            for each in line["intents"]
        )
        line["evidence"] = Evidence(line["evidence"])
        return Understood(**line)
    effect: Effect = getattr(kinds, kind)(**{name: _tupled(value) for name, value in line.items()})
    return effect


def _contact(microphone: str, loudspeaker: str, narrow: int, gap: float) -> Contact:
    return Contact(Microphone(microphone), Loudspeaker(loudspeaker), bool(narrow), gap)


def _tupled(value: Any) -> Any:
    return tuple(_tupled(each) for each in value) if isinstance(value, list) else value
