"""The section of the scorecard about people's recordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from assistant.settings import Settings
from benchmarks.figures import hourly, percentile, shown, verdict, wilson
from benchmarks.people import Recordings, gathered
from benchmarks.scorecard import table
from benchmarks.spoken import NOISE_SNR, ROOMS, Meant, Measuring, Score, Tally, halves

HEARD_AT_LEAST = 0.85
REACTIONS, ACTS = 30.0, 10.0
"""The most that other speech may set off in an hour."""
HALVES = {
    "all": "all speakers",
    "first": "the first half of the speakers, by a checksum of their names",
    "other": "the other half of the speakers, by a checksum of their names",
}


def met(folder: Path, engine: str, half: str, tell: Callable[[str], None]) -> str:
    """Measure a folder of recordings; the section.

    Raises:
        RecordingsError: nothing can be measured.
    """
    found = gathered(folder)
    for fault in found.unusable:
        tell(fault)
    recordings = Recordings(tuple(halves(found.all, half)), found.unusable)
    measuring = Measuring(recordings, Settings(engine=engine), tell)
    paragraphs = [
        "## People's recordings",
        f"{len(recordings.all)} recordings of {HALVES[half]}"
        + (f"; {len(found.unusable)} could not be used" if found.unusable else "")
        + f". Heard with {measuring.engine} by a session that stays in the state it is in, without its own voice in "
        "the microphone. A reaction is that the voice is hushed or the hands are sent off; an act is anything else "
        "that the conversation does. Bounds are of 95 % confidence (Wilson), as if recordings were independent: those "
        "of one speaker are not, so that with few speakers the true bounds are wider. "
        "Recordings whose speaker is not told count as one speaker a folder.",
    ]
    if recordings.of("words"):
        rows = [
            _row(room.name, word, meant, score)
            for room in ROOMS
            for word, (meant, score) in measuring.words(room).items()
        ]
        head = (
            "said",
            "where, in",
            "recordings, speakers",
            "right",
            "wrong",
            "ignored",
            "95 %",
            "reaction p95",
        )
        paragraphs += [
            "Right is for a word of danger that it was reacted to, for any other one that the conversation did what "
            "it is for and nothing else. Words that it does not listen for are right when they are ignored.",
            table(head, rows),
        ]
    else:
        paragraphs.append("No words in the folder.")
    paragraphs += list(_others(measuring, recordings))
    return "\n\n".join(paragraphs)


def _row(room: str, word: str, meant: Meant, score: Score) -> tuple[str, ...]:
    ignored = score.recordings - score.right - score.wrong
    right = score.right if meant.intents else ignored
    low, high = wilson(right, score.recordings)
    return (
        f"“{word}”",
        f"{room}, {meant.context.name if meant.intents else 'not listened for'}",
        f"{score.recordings}, {len(score.speakers)}",
        f"{right} ({_share(right, score.recordings)})",
        str(score.wrong),
        str(ignored),
        f"{100 * low:.0f} to {100 * high:.0f} %",
        shown(percentile(score.waits, 95), "ms") if meant.protective else "",
    )


def _others(measuring: Measuring, recordings: Recordings) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    known = 0
    tallies: list[tuple[str, Tally]] = []
    if recordings.of("sentences", "words_other"):
        talk, known = measuring.talk()
        tallies.append(("other speech, dense", talk))
    if recordings.of("noise"):
        tallies.append((f"noise {NOISE_SNR:.0f} dB below speech", measuring.noise()))
    for name, tally in tallies:
        rows += _hourly_rows(name, tally)
    if not rows:
        yield "No other speech and no noise in the folder."
        return
    yield table(
        ("during coaching", "minutes, recordings, speakers", "what", "count", "an hour", "target", ""), rows
    )
    yield (
        f"Left out of other speech, because it says something that the program listens for: {known}. "
        f"Most often heard in it: {_most_common(each for _, tally in tallies for each in tally.heard)}."
    )


def _hourly_rows(name: str, tally: Tally) -> Iterator[tuple[str, ...]]:
    size = f"{60 * tally.hours:.0f}, {tally.recordings}, {len(tally.speakers)}"
    counts = (
        ("reactions", tally.reactions, REACTIONS),
        ("acts", tally.acts, ACTS),
        ("of them strengthening", tally.strengthening, 0.0),
    )
    for what, count, most in counts:
        rate, low, high = hourly(count, tally.hours)
        yield (
            name,
            size,
            what,
            str(count),
            f"{rate:.0f} ({low:.0f} to {high:.0f})",
            f"at most {most:.0f}",
            verdict(rate, most),
        )


def _share(hits: int, of: int) -> str:
    return f"{100 * hits / of:.0f} %" if of else "none"


def _most_common(texts: Iterable[str]) -> str:
    counted = Counter(texts).most_common(8)
    return ", ".join(f"“{text}” {count}" for text, count in counted) or "nothing"
