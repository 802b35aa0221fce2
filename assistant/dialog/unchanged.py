"""Whether anything in a conversation has changed but the time."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter, is_

from assistant.dialog.conversation import Conversation

_COUNTERS = ("ticked", "quiet_since", "hands_on", "answerable")
_PARTLY = ("place", "cup")
"""Their counters go on with time, too."""
_kept = attrgetter(
    *(field.name for field in fields(Conversation) if field.name not in (*_COUNTERS, *_PARTLY))
)
_partly_kept = attrgetter("place.step", "place.cues", "place.item", "cup.on", "cup.reminded")


def only_time_passed(before: Conversation, after: Conversation) -> bool:
    """Nothing but counters differs: told by what is the very same value, which takes a few microseconds."""
    return all(map(is_, _kept(before), _kept(after))) and (_partly_kept(before) == _partly_kept(after))
