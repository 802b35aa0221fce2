"""The section of the scorecard about floors, and the file of them."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from assistant.clock import to_seconds
from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.judging import said
from benchmarks.flooring import looked, told
from benchmarks.floors import DIGITS, ENDED, SPOTTED, WAYS, Met, choose, word
from benchmarks.scorecard import table
from benchmarks.whispering import Noted


def written(met: Met) -> tuple[str, str]:
    """The floors as a file, and the section of the scorecard about them."""
    floors = choose(met)
    data = floors.model_dump()
    text = (
        "# Log-probabilities that a phrase needs, chosen by scripts/floors.py on half of the speakers. Not by hand.\n"
        + yaml.safe_dump(data, sort_keys=False)
    )
    return text, section(met, floors)


def section(met: Met, floors: Floors) -> str:
    """What the other half of the speakers meets with."""
    rows = []
    for name, found in met.rooms.items():
        here = [each for each in found if not each.recording.in_first_half]
        for phrase in ("stop", "help"):
            heard = [_is_told(each, phrase, floors) for each in here if word(each) == phrase]
            rows.append((f"“{phrase}”", name, "while it is spoken", _share(heard)))
        for group, words in (
            ("yes", {"yes"}),
            ("no", {"no"}),
            ("repeat", {"repeat"}),
            ("digits", set(DIGITS)),
        ):
            those = [each for each in here if word(each) in words]
            rows.append(
                (f"“{group}”" if len(words) == 1 else group, name, "at the end", _ended(those, floors))
            )
    talk = [each for each in met.talk if not each.recording.in_first_half]
    hours = sum(to_seconds(each.samples) for each in talk) / 3600
    false = {phrase: sum(_is_told(each, phrase, floors) for each in talk) for phrase in met.protective}
    counts = ", ".join(f"“{phrase}” {count}" for phrase, count in false.items() if count) or "none"
    taken = [
        phrase
        for each in talk
        for scores, _ in each.wholes
        for phrase, score in scores.items()
        if " " in phrase and score >= floors.alone(phrase)
    ]
    plain = [
        each
        for name in ("quiet", "kitchen, 20 dB", "kitchen, 12 dB")
        for each in met.rooms[name]
        if word(each) == "no"
    ]
    doubted = sum(_doubted(each, floors) for each in plain)
    return "\n\n".join(
        [
            "## Floors",
            "How probable Whisper must find a phrase was chosen by scripts/floors.py on one half of the speakers, at a "
            f"stated cost: one false phrase an hour of dense talk is worth {SPOTTED.points:g} points of recall while "
            f"somebody speaks, {ENDED.points:g} at the end of an utterance. This is what the other half meets with.",
            table(("said", "where", "asked", "found"), rows),
            f"In {60 * hours:.0f} minutes of their other talk, phrases were spotted that nobody said: {counts}; that "
            f"is {sum(false.values()) / hours:.0f} an hour. Phrases of several words that were so probable that the "
            f"transcript need not agree, though nobody said them: {', '.join(taken) or 'none'}. "
            f"Of {len(plain)} times “no” by all speakers, quiet and "
            f"in a kitchen at 20 and 12 dB, {doubted} would be asked back for another word or for doubt.",
        ]
    )


def _is_told(each: Noted, phrase: str, floors: Floors) -> bool:
    return told(
        looked([scores for _, scores in each.looks], phrase), floors.spot(phrase), floors.steadily(phrase)
    )


def _share(heard: Sequence[bool]) -> str:
    return f"{sum(heard)} of {len(heard)} ({100 * sum(heard) / len(heard):.0f} %)" if heard else "none"


def _ended(those: Sequence[Noted], floors: Floors) -> str:
    right = sum(_text(each, floors) == word(each) for each in those)
    return f"{right} of {len(those)} ({100 * right / len(those):.0f} %)" if those else "none"


def _text(each: Noted, floors: Floors) -> str:
    found = [
        said(scores, written, WAYS, floors, answers=word(each) in DIGITS).text
        for scores, written in each.wholes
    ]
    return word(each) if word(each) in found else " ".join(found)


def _doubted(each: Noted, floors: Floors) -> bool:
    judged = [
        said(scores, written, WAYS, floors, answers=word(each) in DIGITS) for scores, written in each.wholes
    ]
    ours = [one for one in judged if one.text.split()[:1] == ["no"]]
    return bool(ours) and not any(
        0 not in one.unsure and len(one.text.split()) - len(one.unsure) == 1 for one in ours
    )
