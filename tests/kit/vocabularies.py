"""Small vocabularies for tests that need none of the language folder."""

from __future__ import annotations

from assistant.hearing.vocabulary import Vocabulary

PROTECTIVE_PHRASES = (
    "stop",
    "pause",
    "wait",
    "ouch",
    "help",
    "it hurts",
    "that hurts",
    "it's too hard",
    "too much",
    "softer",
    "gentler",
    "i'm cold",
    "i feel dizzy",
)
OTHER_PHRASES = (
    "yes",
    "no",
    "not sure",
    "ready",
    "next",
    "skip",
    "repeat",
    "repeat that",
    "go back",
    "carry on",
    "continue",
    "stay here longer",
    "how long left",
    "what's next",
    "start over",
    "slower",
    "faster",
    "firmer",
    "right there",
    "louder",
)


def closed(
    name: str,
    phrases: tuple[str, ...],
    pronunciations: tuple[tuple[str, str], ...] = (),
    decoys: tuple[str, ...] = (),
) -> Vocabulary:
    """One of these phrases and nothing else."""
    jsgf = f"#JSGF V1.0;\ngrammar {name};\npublic <phrase> = {' | '.join(phrases + decoys)};\n"
    return Vocabulary(name, jsgf, phrases, pronunciations, decoys)


PROTECTIVE = closed("protective", PROTECTIVE_PHRASES, decoys=OTHER_PHRASES)
COACHING = closed("coaching", PROTECTIVE_PHRASES + OTHER_PHRASES)
YES_NO = closed("yes_no", ("yes", "no", "not sure", "repeat", *PROTECTIVE_PHRASES))
NUMBERS = closed(
    "numbers",
    ("nought", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    (("nought", "N AO T"),),
)
