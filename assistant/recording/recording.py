"""A run kept as JSON lines: what was understood and every tick, with the effects that came of it.

The dialog is a function of these values, so a recorded run can be played again and must give the same effects.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, get_args

from pydantic import FiniteFloat, StrictInt, TypeAdapter

from assistant.clock import Speech, Tick, to_samples
from assistant.contact import IN_CONTACT, Contact, Loudspeaker, Microphone
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.effects import Effect
from assistant.errors import MassageError
from assistant.journal.stored import format_now, stored, stored_plan
from assistant.settings import Settings
from assistant.textfile import TextFileError, open_without_waiting
from assistant.understanding.understood import Understood

FORMAT = 1
"""Raised when a recording of before can no longer be read."""

LONGEST = to_samples(7 * 86_400)
"""Samples; a week, which no session lasts."""
LONGEST_LINE = 1_000_000

Event = Tick | Understood | Effect
"""What happens in a session, and is kept."""

_CHOICE = TypeAdapter(Choice)
_WALL: TypeAdapter[float] = TypeAdapter(FiniteFloat)
_TAKEN_UP: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])
_TICK = TypeAdapter(tuple[StrictInt, FiniteFloat, StrictInt, StrictInt, StrictInt, FiniteFloat, StrictInt])
TICK = 7
"""Values of a tick, before those of its contact."""
_CONTACT = TypeAdapter(tuple[Microphone, Loudspeaker, StrictInt, FiniteFloat, StrictInt])
BEFORE_LOUD = 4
"""Values of a contact in recordings that do not tell yet whether it was loud."""
_KINDS: dict[str, TypeAdapter[Any]] = {
    kind.__name__: TypeAdapter(kind) for kind in (Understood, *get_args(Effect))
}
_MALFORMED = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OverflowError,
    RecursionError,
    StopIteration,
)

"""What rubbish raises in json, in pydantic and here."""


class RecordingError(MassageError):
    """The file is no recording of this program: the message says why."""


class Recorder:
    """Writes a run as it happens. A watcher of the session."""

    def __init__(self, path: Path, settings: Settings, conversation: Conversation, wall: float) -> None:
        """Raises OSError when the file cannot be made."""
        self._file: IO[str] = path.open(
            "w", encoding="utf-8", buffering=1
        )  # killed, it lacks a line at the most
        self._write(
            {
                "recording": FORMAT,
                "settings": settings.model_dump(),
                "choice": asdict(conversation.choice),
                "offered": asdict(conversation.offered),
                "keys": conversation.keys,
                "taken_up": _taken_up(conversation),
                "wall": wall,
            }
        )

    def __call__(self, _tick: Tick, event: Event) -> None:
        """Write one event as one line of the recording."""
        if isinstance(event, Tick):
            speech = event.speech
            voice = [speech.number, speech.fraction, speech.waiting]
            tick: list[Any] = [event.samples, event.wall, int(event.deaf), int(event.mute), *voice]
            contact = event.contact
            if contact != IN_CONTACT:
                state = [contact.microphone, contact.loudspeaker, int(contact.narrow), contact.gap]
                tick += [*state, int(contact.loud)]
            self._write(tick)
        else:
            self._write({"type": type(event).__name__, **asdict(event)})

    def close(self) -> None:
        """Finish the recording and close its file."""
        self._file.close()

    def _write(self, line: Any) -> None:
        self._file.write(json.dumps(line, separators=(",", ":")) + "\n")


def _taken_up(conversation: Conversation) -> list[str]:
    """What a session begins with that knows of one before; nothing for one that begins anew."""
    if conversation.cut_off is None and not conversation.remembers:
        return []
    return [stored(conversation), stored_plan(conversation.plan), format_now()]


def cut_to_whole_turns(path: Path) -> None:
    """Take away the last turn of a recording that was not finished: some of what came of it may be missing.

    Raises:
        RecordingError: the file cannot be changed.
    """
    try:
        with path.open("r+b") as file:
            last = file.read().rfind(b"\n[")
            if last >= 0:
                file.truncate(last + 1)
    except OSError as error:
        raise RecordingError(f"{path} cannot be completed ({error.strerror}).") from error


@dataclass(frozen=True)
class Opening:
    """What a run was started with."""

    settings: Settings
    choice: Choice
    offered: Choice
    keys: bool
    wall: float
    taken_up: tuple[str, ...] = ()
    """What it goes on with: conversation, plan and format, as `assistant.journal.stored` wrote them."""


def opening(path: Path) -> Opening:
    """What the run was started with.

    Raises:
        RecordingError: the file cannot be read as a recording.
    """
    try:
        first = _value(next(_lines(path)))
        if first["recording"] != FORMAT:
            raise RecordingError(f"{path} was made by another version of this program.")
        return Opening(
            Settings.model_validate(first["settings"]),
            _CHOICE.validate_python(first["choice"]),
            _CHOICE.validate_python(first.get("offered", {})),
            bool(first.get("keys", True)),
            _WALL.validate_python(first["wall"]),
            _TAKEN_UP.validate_python(first.get("taken_up", ())),
        )
    except _MALFORMED as error:
        raise RecordingError(
            f"{path} is no recording: its first line is not what --record writes."
        ) from error


@dataclass
class RecordedTurn:
    """One turn of a recorded session: its tick, what was understood, and its effects."""

    tick: Tick
    understood: list[Understood] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)


def turns(path: Path) -> Iterator[RecordedTurn]:
    """A run turn by turn; the first, at sample 0, is the opening of the conversation.

    Raises:
        RecordingError: the file is no recording, or a line is damaged.
    """
    turn = RecordedTurn(Tick(0, opening(path).wall))
    for number, event in _events(path):
        if isinstance(event, Tick):
            if not turn.tick.samples < event.samples <= LONGEST:
                raise RecordingError(f"{path}, line {number}: its time is none that follows the one before.")
            yield turn
            turn = RecordedTurn(event)
        elif isinstance(event, Understood):
            turn.understood.append(event)
        else:
            turn.effects.append(event)
    yield turn


def _events(path: Path) -> Iterator[tuple[int, Event]]:
    """With the number of the line."""
    for number, line in enumerate(_lines(path), start=1):
        if number == 1:
            continue
        try:
            event = _event(_value(line))
        except _MALFORMED as error:
            raise RecordingError(
                f"{path}, line {number}: cannot be read; it is not what --record writes."
            ) from error
        yield number, event


def _lines(path: Path) -> Iterator[bytes]:
    """Raises RecordingError when it cannot be read at all."""
    try:
        with open_without_waiting(path) as file:
            while line := file.readline(LONGEST_LINE):
                yield line
    except (OSError, TextFileError) as error:
        raise RecordingError(
            f"{path} cannot be read ({getattr(error, 'strerror', None) or error})."
        ) from error


def _value(line: bytes) -> Any:
    return json.loads(line.decode("utf-8-sig"), parse_constant=_refused)


def _refused(constant: str) -> float:
    raise ValueError(constant)


def _event(line: Any) -> Event:
    if isinstance(line, list):
        samples, wall, deaf, mute, number, fraction, waiting = _TICK.validate_python(line[:TICK])
        speech = Speech(number, fraction, waiting)
        return Tick(samples, wall, bool(deaf), bool(mute), speech, _contact(line[TICK:]))
    kind = line.pop("type")
    event: Event = _KINDS[kind].validate_python(line)
    return event


def _contact(values: list[Any]) -> Contact:
    """Left out while all is well."""
    if not values:
        return IN_CONTACT
    if len(values) == BEFORE_LOUD:
        values = [*values, 0]
    microphone, loudspeaker, narrow, gap, loud = _CONTACT.validate_python(values)
    return Contact(microphone, loudspeaker, bool(narrow), gap, bool(loud))
