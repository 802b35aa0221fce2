"""What an utterance said, from the scores of the list and from the transcript. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.sound_alike import sounds_alike
from assistant.hearing.whisper.transcription import TranscribedWord

GOES_ON = -2.0
"""Log-probability of the rest of a longer phrase, from which on the shorter one was only its beginning."""


@dataclass(frozen=True, slots=True)
class Said:
    """The words of an utterance, and which of them are unsure."""

    text: str
    unsure: tuple[int, ...]
    """Which of its words may not have been said."""


def best(scores: Mapping[str, float]) -> str | None:
    """The phrase that an utterance begins with, the longer of two of which one begins with the other."""
    if not scores:
        return None
    found = max(scores, key=lambda phrase: scores[phrase])
    longer = [
        phrase
        for phrase, score in scores.items()
        if phrase.startswith(f"{found} ") and score >= scores[found] + GOES_ON
    ]
    return max(longer, key=lambda phrase: scores[phrase], default=found)


def said(
    scores: Mapping[str, float],
    written: Sequence[TranscribedWord],
    ways: Mapping[str, Iterable[str]],
    floors: Floors,
    *,
    answers: bool = False,
) -> Said:
    """What was said: the best phrase of the list where one is above its floor, and the rest of the transcript.

    Args:
        scores: log-probability by phrase, that the utterance begins with it.
        written: the transcript.
        ways: other ways to write phrases: "15 minutes" for "fifteen minutes".
        floors: what counts.
        answers: a doubtful phrase is more than none, because all are read back.
    """
    phrase = best(scores)
    # Of several words, and so probable as in no other talk: that the transcript spells it in another way, or finds no
    # words at all, says nothing against it.
    unmistakable = phrase is not None and " " in phrase and scores[phrase] >= floors.alone(phrase)
    if not written and not unmistakable:
        return Said("", ())  # clatter: it is like some phrase or other, and nobody said any word
    if phrase is None or scores[phrase] < floors.end(phrase):
        return _joined([], written, floors)
    texts = [word.text for word in written]
    for way in sorted((phrase, *ways.get(phrase, ())), key=len, reverse=True):
        length = len(way.split())
        if texts[:length] == way.split():
            sure = scores[phrase] >= min(floors.sure, floors.alone(phrase))
            return _joined(_told(phrase, sure=sure), written[length:], floors)
    if unmistakable and (not texts or _is_spelling(phrase, " ".join(texts), ways)):
        return _joined(_told(phrase, sure=True), (), floors)
    # The list is right about beginnings where the transcript is not, as with "start" for a "stop" in noise; but not
    # for sure. And where the transcript is sure of other words, both are told; unless they are so much more probable
    # that the phrase is only what the list has nearest to them.
    beginning = _told(phrase, sure=False)
    instead = [word.log_probability for word in written[: len(beginning)]]
    disputed = min(instead) >= floors.sure_word
    if disputed and not answers and scores[phrase] < sum(instead) - floors.disputed:
        return _joined([], written, floors)
    rest = written if disputed and not answers else written[len(beginning) :]
    return _joined(beginning, rest, floors)


def _is_spelling(phrase: str, text: str, ways: Mapping[str, Iterable[str]]) -> bool:
    return any(sounds_alike(way, text) for way in (phrase, *ways.get(phrase, ())))


def _told(phrase: str, *, sure: bool) -> list[TranscribedWord]:
    return [TranscribedWord(word, 0.0 if sure else -math.inf) for word in phrase.split()]


def _joined(beginning: Sequence[TranscribedWord], rest: Sequence[TranscribedWord], floors: Floors) -> Said:
    told = [*beginning, *rest]
    unsure = [place for place, word in enumerate(told) if word.log_probability < floors.sure_word]
    return Said(" ".join(word.text for word in told), tuple(unsure))
