"""The report of a session in plain words: what was done, what hurt, what was left out, what to tell a doctor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from assistant.clock import shown
from assistant.coaching.library import Library
from assistant.journal.reading import KeptSession
from assistant.journal.story import PainReport, Story
from assistant.library.reading import FOLDER, Data, read


class DoctorWords(Data):
    """The sentences that are for a doctor."""

    massage: str
    pain: str
    sign: str
    advice: str


class SkippedWords(Data):
    """Why something was left out."""

    screening: str
    hurt: str
    step: str


class ReportWords(Data):
    """The content of report.yaml: the words of a report."""

    title: str
    nothing_chosen: str
    massage: str
    length: str
    no_hands: str
    gone_on: str
    ended: dict[str, str]
    headings: dict[str, str]
    axis: str
    map: str
    no_pain: str
    pain: str
    bands: dict[str, str]
    touches: dict[str, str]
    nothing_skipped: str
    skipped: SkippedWords
    to_doctor: str
    nothing_to_doctor: str
    doctor: DoctorWords
    step: str
    joined: str
    minutes: str
    seconds: str
    faults: str
    kept_here: str
    not_medical: str

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> ReportWords:
        """Read the words of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "report.yaml", cls)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report of a session, in words."""

    title: str
    summary: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    """What it is and where it lies."""


def report(parts: Sequence[KeptSession], story: Story, library: Library, words: ReportWords) -> Report:
    """Tell about a session; all places and massages are called as they are spoken.

    Args:
        parts: the session, which is several when it was cut off and gone on with; at least one.
        story: of all of them together.
        library: the programs there are.
        words: of the language.
    """
    teller = _Teller(replace(parts[-1], begun=parts[0].begun), len(parts), story, library, words)
    headings = words.headings
    return Report(
        title=words.title.format(date=teller.date),
        summary=tuple(teller.summary()),
        parts=(
            Part(headings["pain"], tuple(teller.pains())),
            Part(headings["skipped"], tuple(teller.skipped())),
            Part(headings["doctor"], tuple(teller.for_doctor())),
            Part(headings["steps"], tuple(teller.steps())),
        ),
        notes=(words.not_medical, words.kept_here),
    )


@dataclass(frozen=True)
class _Teller:
    kept: KeptSession
    parts: int
    story: Story
    library: Library
    words: ReportWords

    @property
    def date(self) -> str:
        return datetime.fromtimestamp(self.kept.begun).strftime("%Y-%m-%d, %H:%M")

    def summary(self) -> Iterator[str]:
        program = self.library.programs.get(self.kept.program)
        if program is None:
            yield f"{self.words.nothing_chosen}."
        else:
            yield _begun(self.words.massage.format(name=program.name, minutes=self.kept.minutes))
        if self.story.hands_on:
            hands_on, whole = self._lasting(self.story.hands_on), self._lasting(self.story.length)
            yield _begun(self.words.length.format(hands_on=hands_on, whole=whole))
        else:
            yield self.words.no_hands
        if self.parts > 1:
            yield self.words.gone_on
        ended = self.kept.ended.partition(".")[0] or "cut_off"
        yield self.words.ended.get(ended, self.words.ended["other"])
        if self.story.faults:
            yield self.words.faults.format(count=self.story.faults)

    def pains(self) -> Iterator[str]:
        if not self.story.pains:
            yield self.words.no_pain
        for each in self.story.pains:
            yield self.words.pain.format(time=shown(each.at), **self._pain(each))

    def skipped(self) -> Iterator[str]:
        words, story = self.words.skipped, self.story
        if story.left_out:
            yield _begun(words.screening.format(zones=self._named(story.left_out)))
        if story.closed:
            yield _begun(words.hurt.format(zones=self._named(story.closed)))
        for at, step in story.skipped:
            yield _begun(words.step.format(step=step, time=shown(at)))
        if not (story.left_out or story.closed or story.skipped):
            yield self.words.nothing_skipped

    def for_doctor(self) -> Iterator[str]:
        story, words = self.story, self.words.doctor
        told = [each for each in story.pains if each.band]
        if not told and not story.alarms:
            yield self.words.nothing_to_doctor
            return
        yield self.words.to_doctor
        yield words.massage.format(date=self.date, hands_on=self._lasting(story.hands_on))
        for pain in told:
            yield words.pain.format(**self._pain(pain))
        for alarm in story.alarms:
            if alarm.heard:
                yield words.sign.format(sign=f"“{alarm.heard}”")
            yield words.advice.format(words=alarm.advice)

    def steps(self) -> Iterator[str]:
        for each in self.story.steps:
            yield self.words.step.format(
                time=shown(each.start),
                name=each.name,
                seconds=self._lasting(each.seconds),
                touch=self.words.touches[str(each.intensity)],
            )

    def _pain(self, pain: PainReport) -> Mapping[str, str]:
        return {
            "zones": self._named(pain.zones),
            "band": self.words.bands[str(pain.band)],
            "touch": self.words.touches[str(pain.coached)],
        }

    def _named(self, zones: Sequence[str]) -> str:
        names = [self.library.zones[each].name if each in self.library.zones else each for each in zones]
        return self.words.joined.join(filter(None, (", ".join(names[:-1]), *names[-1:])))

    def _lasting(self, seconds: float) -> str:
        if seconds < 90:
            return self.words.seconds.format(seconds=round(seconds))
        return self.words.minutes.format(minutes=round(seconds / 60))


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def as_text(told: Report) -> Iterator[str]:
    """The report line by line, for a terminal."""
    yield told.title
    yield from told.summary
    for part in told.parts:
        yield ""
        yield part.heading
        yield from (f"  {line}" for line in part.lines)
    yield ""
    yield told.notes[0]
