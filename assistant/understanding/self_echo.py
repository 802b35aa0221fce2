"""The program's own words, come back through the microphone. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from assistant.understanding.understood import Evidence, Intent, Understood


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence that is being spoken, or was a moment ago."""

    text: str
    until: int
    """The last sample at which it sounded."""


def without_echo(
    understood: Understood, spoken: Collection[OwnSentence], protective: Collection[str], tail: int
) -> Understood:
    """The utterance without what only echoes a sentence that sounded when it began.

    A protective word that is not in the sentence is never taken away, and one that is in it only while the
    evidence is weak: an echo never stands alone between silences.

    Args:
        understood: what was heard.
        spoken: own sentences of late.
        protective: names of the intents that protect.
        tail: samples for which a sentence comes back after it was spoken.
    """
    sounding = [each.text.lower() for each in spoken if understood.start <= each.until + tail]
    words = understood.text.lower().split()

    def echoes(intent: Intent) -> bool:
        phrase = " ".join(words[intent.first : intent.last + 1])
        return any(_contains(text, phrase) for text in sounding)

    def keeps(intent: Intent) -> bool:
        sure = intent.name in protective and understood.evidence is Evidence.GOOD
        return sure or not echoes(intent)

    kept = tuple(intent for intent in understood.intents if keeps(intent))
    return understood if kept == understood.intents else replace(understood, intents=kept)


def _contains(text: str, phrase: str) -> bool:
    plain = " ".join("".join(c if c.isalnum() or c == "'" else " " for c in text).split())
    return f" {phrase} " in f" {plain} "
