"""The massage that was last coached to its end, which is offered at the next start.

Only what was chosen is kept: nothing about anybody, and nothing that was answered.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.dialog.conversation import Choice, Conversation
from assistant.outputs import OutputError, private_folder, write_whole


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    program: str = Field(min_length=1)
    minutes: int = Field(ge=1)


def favourite_path() -> Path:
    """The file in the person's data folder that keeps their favourite massage."""
    return user_data_path("massage-assistant") / "favourite.json"


def recall(path: Path | None = None) -> Choice:
    """What is kept; an empty choice when there is nothing, or nothing that can be read."""
    try:
        kept = _Kept.model_validate_json((path or favourite_path()).read_bytes())
    except (OSError, ValidationError):
        return Choice()
    return Choice(kept.program, kept.minutes)


def keep(conversation: Conversation, path: Path | None = None) -> None:
    """Keep what was coached to its end; a session that was broken off changes nothing.

    Raises OSError or OutputError when it cannot be written.
    """
    place = path or favourite_path()
    if conversation.want_nothing_kept:
        place.unlink(missing_ok=True)
    if not conversation.finished or conversation.want_nothing_kept:
        return
    private_folder(place.parent)
    choice = conversation.choice
    write_whole(place, _Kept(program=choice.program, minutes=choice.minutes).model_dump_json())


def keep_if_possible(conversation: Conversation) -> None:
    """Keep it; a full disk spoils nothing but the next greeting."""
    with suppress(OSError, OutputError):
        keep(conversation)
