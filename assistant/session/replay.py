"""A recorded run once more: the same values in must give the same effects out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Effect
from assistant.dialog.machine import Reply
from assistant.dialog.monitor import Monitor
from assistant.journal.stored import StoredError, restored
from assistant.recording.recording import RecordingError, opening, turns
from assistant.recording.transcript import Transcript, clock_time
from assistant.session.components import data_of, opening_conversation


@dataclass(frozen=True)
class ReplayResult:
    """How many effects a replay had, and where it parted from the recording."""

    effects: int
    difference: str
    """The first place where this run and the recorded one part; empty when they never do."""


def replay(path: Path, write: Callable[[str], None]) -> ReplayResult:
    """Play a recording to the dialog, printing what it says.

    Raises:
        RecordingError: the file cannot be read.
    """
    begun = opening(path)
    data = data_of(begun.settings)
    dialog = Monitor(data)
    transcript = Transcript(write)
    conversation = opening_conversation(begun.settings, begun.choice, begun.offered, keys=begun.keys)
    if begun.taken_up:
        try:
            kept, plan, made_with = begun.taken_up
            conversation = restored(kept, plan, data.library, made_with)
        except (StoredError, ValueError) as error:
            raise RecordingError(
                f"{path} goes on with a session of another version of this program."
            ) from error
    count = 0
    for turn in turns(path):
        effects: list[Effect] = []

        def take(reply: Reply, effects: list[Effect] = effects) -> Conversation:
            effects.extend(reply.effects)
            return reply.conversation

        if turn.tick.samples == 0:
            conversation = take(dialog.begin(conversation, turn.tick))
        for understood in turn.understood:
            transcript(turn.tick, understood)
            conversation = take(dialog.understood(conversation, understood, turn.tick))
        if turn.tick.samples > 0:
            conversation = take(dialog.tick(conversation, turn.tick))
        for recorded, now in zip_longest(turn.effects, effects):
            if recorded != now:
                at = clock_time(turn.tick.samples)
                return ReplayResult(count, f"{at}: recorded {recorded}, now {now}")
            transcript(turn.tick, recorded)
            count += 1
    return ReplayResult(count, "")
