"""The figures that tell whether a massage is worth following, and the bounds of each."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.clock import Tick, to_seconds
from assistant.coaching.program import Program
from assistant.coaching.rules.texts import named
from assistant.coaching.wording import speech_seconds
from assistant.dialog.conversation import CUP_OFF, Choice, Conversation, Gate
from assistant.dialog.cues import MORE
from assistant.dialog.effects import Effect, Say
from assistant.dialog.screening.interview import SUMMARY
from assistant.dialog.states import COACHING, SCREENING, State
from assistant.dialog.talk import remembering, standing
from assistant.library.reading import FOLDER, Data, read
from assistant.preview.figures import Figures, Kind, Measure, kind_of
from assistant.preview.run_through import READY_AFTER, PreviewWords, screened
from assistant.preview.simulation import TURN, Simulation
from assistant.session.components import Resources, opening_conversation
from assistant.settings import Settings

ROUNDED = 0.3
"""Of a repetition: so much sooner a counted one may end without anybody feeling it."""
AROUND = 40 * 60
"""Seconds that a session may last besides its hands-on time."""


class Bounds(Data):
    """The content of figures.yaml: what each figure has to keep to, and in which words it is told that one does not."""

    least_talk: float
    most_talk: float
    """Of the time with hands on, 0 to 1."""
    images: float
    """Of the written images those that are said at the least, 0 to 1."""
    images_from: int
    """In a massage of so many minutes or more."""
    minutes_a_clock: float
    """Minutes for each time that is told without being asked for."""
    minutes_a_question: float
    """Minutes for each check-in that asks for an answer."""
    first_touch: float
    """Seconds from the greeting to the first touch, for somebody who knows it and answers at once."""
    clock: tuple[str, ...]
    """Words that tell the time."""
    told: dict[str, str]
    """What `massage lint` says of a figure that is out of its bounds, by the name of the figure."""

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Bounds:
        """Read the bounds.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "figures.yaml", cls)


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one massage at one length."""

    figures: Figures
    clocks: int
    """How often the time was told."""
    counts: int
    """How often it was said how many are still to come."""
    untrue: int
    """How often there was no time for so many."""
    hello: float
    """Seconds from the greeting to the first touch, for somebody who knows it and answers at once."""


def broken(measured: Measured, bounds: Bounds) -> Iterator[str]:
    """A sentence for each figure that is out of its bounds."""
    figures, minutes = measured.figures, measured.figures.minutes
    percent = f"{100 * figures.share:.0f}"
    if not bounds.least_talk <= figures.share <= bounds.most_talk:
        within = {"least": f"{100 * bounds.least_talk:.0f}", "most": f"{100 * bounds.most_talk:.0f}"}
        yield bounds.told["talk"].format(minutes=minutes, share=percent, **within)
    if minutes >= bounds.images_from and figures.pictures < bounds.images * figures.written:
        said = {"said": figures.pictures, "written": figures.written, "least": f"{100 * bounds.images:.0f}"}
        yield bounds.told["images"].format(minutes=minutes, **said)
    for name, count, most in (
        ("clocks", measured.clocks, max(1, minutes / bounds.minutes_a_clock)),
        ("questions", figures.questions, max(2, minutes / bounds.minutes_a_question)),
    ):
        if count > most:
            yield bounds.told[name].format(minutes=minutes, count=count)
    if measured.untrue:
        yield bounds.told["untrue"].format(minutes=minutes, count=measured.untrue)
    if measured.hello > bounds.first_touch:
        yield bounds.told["hello"].format(seconds=round(measured.hello), most=round(bounds.first_touch))


def measure(
    words: Resources, wording: PreviewWords, bounds: Bounds, settings: Settings, choice: Choice
) -> Measured:
    """Act a massage out for somebody who is well, and count.

    Args:
        words: of the language, with the massage in its library.
        wording: what somebody says who gets ready.
        bounds: which words tell the time.
        settings: how it is spoken.
        choice: a massage, and minutes that it allows.
    """
    conversation = screened(words.data, opening_conversation(settings, choice))
    lines = _Lines(words, bounds)
    session, measured = Simulation(words, conversation, lines.take), Measure()
    lines.look = lambda: session.now
    while not session.over and session.seconds < 60 * choice.minutes + AROUND:
        tick = session.turn()
        now = session.now
        lines.sound(tick)
        measured.note(now, speaking=session.speaking, samples=TURN)
        if session.samples - now.quiet_since > READY_AFTER:
            if now.state is State.PREPARING:
                session.say(wording.answer)
            elif now.open == CUP_OFF:
                session.say(wording.cup_off)
    figures = measured.figures(choice.minutes, session.seconds, lines.kinds)
    hello = hello_seconds(words, wording, settings, choice)
    return Measured(figures, lines.clocks, lines.counts, lines.untrue, hello)


def hello_seconds(words: Resources, wording: PreviewWords, settings: Settings, choice: Choice) -> float:
    """Seconds from the greeting to the first touch, for somebody who is known, wants the same as last time,
    and answers each question as soon as it was put. What a test before it takes is not counted.
    """
    program = words.data.library.programs[choice.program]
    before = screened(words.data, opening_conversation(settings, choice)).but(finished=True)
    again = opening_conversation(settings, Choice(), choice)
    gate = Gate(answered=frozenset(program.gate))
    conversation = again.but(remembered=remembering.of(before, 0.0), remembers=True, gate=gate)
    session = Simulation(words, conversation, lambda *_: None)
    while session.now.state not in COACHING and not session.over and session.seconds < AROUND:
        session.turn()
        if not session.speaking:
            session.say(_answer(words, wording, session.now))
    return session.seconds


def _answer(words: Resources, wording: PreviewWords, now: Conversation) -> str:
    """What somebody says at once who is well and has done it before."""
    data = words.data
    if now.state in SCREENING and now.interview is not None:
        question = data.questions.by_id.get(now.interview.open)
        asked = question is not None and now.interview.open != SUMMARY
        return (
            wording.answers[question.enabling.value.upper()] if question and asked else wording.answers["YES"]
        )
    if now.state is State.REHEARSING and now.rehearsal is not None:
        return data.rehearsal.words[now.rehearsal.word].say
    if now.state is State.PREPARING:
        return wording.answer
    new = now.state is State.RECALLING and [key for key, _ in now.last] != ["known.same"]
    return wording.answers["NO" if new else "YES"]


class _Lines:
    """Counts what is said with hands on, and whether there is time for what is counted."""

    def __init__(self, words: Resources, bounds: Bounds) -> None:
        varied = words.data.prompts.varied
        self._counted = [(each, count) for count, key in enumerate(MORE) if count for each in varied[key]]
        self._clock = bounds.clock
        self._waiting: deque[tuple[int, int, str]] = deque()
        self._number = 0
        self.look: Callable[[], Conversation] = Conversation
        self.kinds: Counter[Kind] = Counter()
        self.clocks = self.counts = self.untrue = 0

    def take(self, _tick: Tick, effect: Effect) -> None:
        """An effect; of those that are said, what kind of line it is."""
        if not isinstance(effect, Say):
            return
        self._number += 1
        kind = kind_of(effect.key, guards=False)
        self.kinds[kind] += 1
        if effect.key.startswith(("step.", "coach.", "touch.")):
            self.clocks += bool(named(effect.text, self._clock))
        for words, count in self._counted if kind is Kind.CHANGE else ():
            if effect.text.startswith(words):
                self._waiting.append((self._number, count, words))

    def sound(self, tick: Tick) -> None:
        """How things stand after a turn: a count that begins to sound is held against the time that is left."""
        while self._waiting and self._waiting[0][0] <= tick.speech.number:
            _, count, words = self._waiting.popleft()
            here = standing.step(self.look())
            left = here.seconds - to_seconds(self.look().place.elapsed) - speech_seconds(words)
            self.counts += 1
            self.untrue += left < (count - ROUNDED) * here.seconds_each


def with_program(words: Resources, program: Program) -> Resources:
    """The same words with this massage in the library."""
    library = words.data.library.joined([program])
    return replace(words, data=replace(words.data, library=library))
