"""Sentences as people say them, each said in its place, and all that comes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kit.talking import Talk

from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Hush, Say
from assistant.understanding.understood import Intent
from benchmarks.places import PLACES, Places

NEEDED = ("where", "said")
GROUPING = ("kind", "should")
"""Columns by which the table is grouped; the first that is there."""
LEAST, MOST = 2.0, 10.0
"""Seconds that are waited for an answer: so long in any case, and until it has been spoken, but no longer."""
STEP = 0.3
"""Seconds after which it is looked whether it has been spoken."""


class SentencesError(Exception):
    """The file cannot be used: the message says in one sentence what to do."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a file."""

    where: str
    said: str
    group: str = ""
    """Of its kind, or what should come of it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a sentence."""

    where: str
    said: str
    intents: tuple[str, ...]
    """Each with the values of its slots in brackets."""
    unexplained: tuple[str, ...]
    """Words of it that no phrase explains."""
    state_before: str
    state_after: str
    hands_before: bool
    hands_after: bool
    level_before: int
    """The comfort level, 1 to 4: nothing is coached any firmer."""
    level_after: int
    open_before: str
    """Id of the open question, empty is none."""
    open_after: str
    answers: dict[str, str]
    """Question, and the value that was recorded: new ones only."""
    spoken: tuple[str, ...]
    hushed: bool
    ended: bool
    """The massage or the session is over because of it, or nothing else can follow."""


def read(path: Path) -> list[Sentence]:
    """The sentences of a table with a head line, columns parted by tabs.

    Raises:
        SentencesError: it is not such a file, or names a place that there is not.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SentencesError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise SentencesError(f"{path} is not saved as UTF-8: save it so, and try again.") from error
    head, *lines = (line.split("\t") for line in text.split("\n"))
    columns = [name.strip() for name in head]
    if missing := [name for name in NEEDED if name not in columns]:
        raise SentencesError(
            f"{path} has no column {' and no column '.join(missing)}: "
            "its first line has to name the columns, parted by tabs."
        )
    group = next((name for name in GROUPING if name in columns), None)
    return [
        _sentence(path, number, dict(zip(columns, line, strict=False)), group)
        for number, line in enumerate(lines, start=2)
        if any(map(str.strip, line))
    ]


def _sentence(path: Path, number: int, line: dict[str, str], group: str | None) -> Sentence:
    where, said = (line.get(name, "").strip() for name in NEEDED)
    if where not in PLACES:
        raise SentencesError(
            f"{path}:{number}: there is no place {where!r}; the places are {', '.join(PLACES)}."
        )
    if not said:
        raise SentencesError(
            f"{path}:{number}: nothing is said: fill in the column said, or take the line out."
        )
    return Sentence(where, said, line.get(group or "", "").partition(":")[0].strip())


def measured(sentences: Iterable[Sentence], language: str = "en") -> Iterator[tuple[Sentence, Outcome]]:
    """Each with what came of it.

    Raises:
        PlaceError: the program's own dialog does not lead to one of the places any more.
    """
    places = Places(language)
    for each in sentences:
        yield each, outcome(places.at(each.where), each)


def outcome(talk: Talk, sentence: Sentence) -> Outcome:
    """Say it, and wait until it has been answered, too shortly for silence to be taken for an answer."""
    before = talk.now
    talk.clear().interrupt(sentence.said).wait(LEAST)
    waited = LEAST
    while talk.speaking and waited < MOST:
        talk.wait(STEP)
        waited += STEP
    heard, after = talk.heard, talk.now
    assert heard is not None
    return Outcome(
        where=sentence.where,
        said=sentence.said,
        intents=tuple(_told(intent) for intent in heard.intents),
        unexplained=tuple(getattr(heard, "unexplained", ())),
        state_before=before.state,
        state_after=after.state,
        hands_before=before.comfort.hands_on,
        hands_after=after.comfort.hands_on,
        level_before=before.comfort.level,
        level_after=after.comfort.level,
        open_before=_open(before),
        open_after=_open(after),
        answers=dict(sorted(_recorded(after) - _recorded(before))),
        spoken=tuple(effect.text for effect in talk.of(Say)),
        hushed=bool(talk.of(Hush)),
        ended=_over(after) > _over(before),
    )


def _told(intent: Intent) -> str:
    values = ",".join(value for _, value in intent.slots)
    return f"{intent.name}({values})" if values else intent.name


def _open(now: Conversation) -> str:
    if now.state.startswith("screening") and now.interview:
        return now.interview.open
    if now.state == "gating":
        return now.gate.open
    return now.open


def _recorded(now: Conversation) -> set[tuple[str, str]]:
    """Every answer that is written down."""
    choice = {
        ("program", now.choice.program),
        ("minutes", str(now.choice.minutes or "")),
        ("where", now.choice.where),
    }
    interview = now.interview
    answered = {(question, str(given)) for question, given in interview.answers} if interview else set()
    named = set(interview.named) if interview else set()
    granted = {(each, "granted") for each in now.gate.answered}
    score = {("pain_score", str(now.episode.score))} if now.episode and now.episode.score >= 0 else set()
    return {each for each in choice | answered | named | granted | score if each[1]}


def _over(now: Conversation) -> int:
    """0 is under way, 1 the massage is over, 2 the session is."""
    if now.state in ("refused", "emergency", "ended") or now.all_told:
        return 2
    return int(now.state == "resting")
