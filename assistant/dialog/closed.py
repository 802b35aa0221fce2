"""What is closed, and how a sentence is said without naming it (safety.md, decision 19)."""

from __future__ import annotations

from assistant.coaching.planned import closed_now
from assistant.coaching.restriction import Restriction
from assistant.dialog.conversation import Conversation
from assistant.library.sentences import Sentence, open_wording


def closed(now: Conversation) -> frozenset[str]:
    """The zones that are neither worked nor named now, by their ids."""
    return closed_now(now.comfort, now.restriction or Restriction())


def said_now(now: Conversation, sentence: Sentence) -> str:
    """A sentence in the first wording that names nothing closed; empty when it has none."""
    wording = open_wording(sentence, closed(now))
    return wording.text if wording else ""
