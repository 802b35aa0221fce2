"""A whole session at once, for reading or for listening: everybody is well, and says little more than "ready"."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Sequence
from pathlib import Path

from assistant.clock import BLOCK, Tick, shown, to_samples, to_seconds
from assistant.coaching.gate import Gates
from assistant.coaching.program import Program
from assistant.dialog import rehearsal
from assistant.dialog.conversation import CUP_OFF, Choice, Conversation, Gate
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Effect, Say
from assistant.dialog.screening import answering
from assistant.dialog.screening import interview as interviews
from assistant.dialog.screening.answer_kinds import YES, ScreeningAnswer
from assistant.dialog.screening.interview import outcome
from assistant.dialog.states import COACHING, State
from assistant.hearing.scripted import Scripted
from assistant.library.reading import FOLDER, Data, DataError, read
from assistant.preview.chapters import Chapter
from assistant.preview.figures import Figures, Kind, Measure, kind_of
from assistant.preview.wishing import wished_for
from assistant.session.components import Resources, session
from assistant.session.driver import SessionDriver, Sink
from assistant.settings import Settings
from assistant.speaking.face import Voice
from assistant.understanding.understood import Evidence, Understood

READY_AFTER = to_samples(2)
"""How long somebody takes to get a thing ready."""
AROUND = 40 * 60
"""Seconds that a session may last besides its hands-on time."""

Progress = Callable[[float, float], None]
"""Is told how many seconds there are, and how many there will be, as far as that is known."""


class PreviewWords(Data):
    """The content of runthrough.yaml: the words of a program's preview."""

    title: str
    parts: dict[str, str]
    kinds: dict[Kind, str]
    step: str
    side: str
    tempo: str
    held: str
    answer: str
    answers: dict[str, str]
    """What somebody says who is well, by the name of the answer."""
    cup_off: str
    figures: str
    written: str
    progress: str
    acting: str
    gated: str
    no_end: str
    full: str
    unknown_kind: str
    unheard: str

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> PreviewWords:
        """Read the words of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "runthrough.yaml", cls)


def screened(data: DialogData, conversation: Conversation) -> Conversation:
    """The conversation of somebody who is well, has been asked everything, and has said the words before hands.

    What stands before a program with a gate has been answered well, too.
    """
    program = data.library.programs[conversation.choice.program]
    who = program.who
    questions = data.questions
    interview = interviews.begin(questions, who=who)
    while not interview.ending:
        question = questions.by_id.get(interview.open)
        given = ScreeningAnswer(question.enabling) if question else YES
        interview = answering.answer(questions, interview, given, Evidence.GOOD)
    words = rehearsal.begin(who)
    while not words.done:
        words = rehearsal.heard(words, data.rehearsal, 0)
    return conversation.but(
        interview=interview,
        restriction=outcome(questions, interview),
        rehearsal=words,
        gate=Gate(answered=frozenset(program.gate)),
    )


def run(
    words: Resources,
    wording: PreviewWords,
    settings: Settings,
    choice: Choice,
    voice: Voice,
    write: Callable[[str], None],
    sink: Sink | None = None,
    progress: Progress | None = None,
    chapters: list[Chapter] | None = None,
    wishes: Sequence[str] = (),
) -> Figures:
    """Act the session out, as fast as the machine can.

    Args:
        words: of the language.
        wording: for what is printed around what is said.
        settings: how it is spoken.
        choice: a program and minutes that it allows.
        voice: what speaks.
        write: takes the lines; the title is not among them.
        sink: takes the sound.
        progress: is told once a second of session time.
        chapters: is filled with the parts of the session as they begin.
        wishes: what is wished for, in somebody's own words.

    Raises:
        DataError: the program cannot be acted out, or a wish is none.
    """
    program = words.data.library.programs[choice.program]
    telling = _Telling(wording, write, [] if chapters is None else chapters)
    opening = wished_for(words, settings, choice, wishes, wording.unheard)
    conversation = screened(words.data, opening)
    made = session(words, Scripted(()), voice, conversation, [telling])
    telling.look = lambda: made.conversation
    driver, measure = SessionDriver(made, 0.0, sink), Measure()
    while not driver.over:
        driver.turn()
        now = driver.conversation
        measure.note(now, speaking=bool(voice.speech.waiting))
        if voice.failed:
            raise DataError(voice.failed)
        if driver.samples - now.quiet_since > READY_AFTER:
            if now.state is State.PREPARING:
                driver.type(wording.answer)
            elif now.open == CUP_OFF:
                driver.type(wording.cup_off)
        if driver.samples > to_samples(60 * choice.minutes + AROUND):
            raise DataError(wording.no_end.format(name=program.name))
        if progress and driver.samples % to_samples(3) < BLOCK:
            seconds = to_seconds(driver.samples)
            left = 60 * (choice.minutes + program.rest.minutes) - to_seconds(now.hands_on)
            progress(seconds, seconds + max(0.0, left))
    return measure.figures(choice.minutes, to_seconds(driver.samples), telling.kinds)


def gate_told(wording: PreviewWords, program: Program, gates: Gates) -> str:
    """What is asked and tried before a program, and counts as answered well here; empty when nothing is."""
    conditions = [gates.condition(each) for each in program.gate]
    asked = [part.say for each in conditions for part in each.parts]
    decided = [each.shut for each in conditions if not each.parts]
    if not conditions:
        return ""
    return wording.gated.format(name=program.name, asked="\n  ".join(decided + asked))


def figures_told(wording: PreviewWords, figures: Figures) -> str:
    """The figures of a session, for reading."""
    return wording.figures.format(
        hands_on=shown(figures.hands_on),
        planned=shown(figures.planned),
        minutes=figures.minutes,
        share=f"{100 * figures.share:.0f}",
        silence=shown(figures.silence),
        slowest=f"{figures.slowest:.0f}",
        fastest=f"{figures.fastest:.0f}",
        mean=f"{figures.mean:.0f}",
        first_touch=shown(figures.first_touch),
        whole=shown(figures.whole),
        pictures=figures.pictures,
        written=figures.written,
        check_ins=figures.check_ins,
        questions=figures.questions,
    )


class _Telling:
    """Watches the session, and prints what is said, when it is heard, under a heading for each step."""

    def __init__(self, wording: PreviewWords, write: Callable[[str], None], chapters: list[Chapter]) -> None:
        self._chapters = chapters
        self.look: Callable[[], Conversation] = Conversation
        self._wording = wording
        self._write = write
        self._heading = ""
        self._widest = max(map(len, wording.kinds.values()))
        self._waiting: deque[tuple[str, Kind, str]] = deque()
        self.kinds: Counter[Kind] = Counter()
        self._told = 0

    def __call__(self, tick: Tick, event: Tick | Understood | Effect) -> None:
        """Take in one event."""
        if isinstance(event, Say):
            now = self.look()
            kind = kind_of(event.key, guards=self._guards(now))
            self.kinds[kind] += 1
            self._waiting.append((self._heading_of(now), kind, event.text))
        elif isinstance(event, Tick):
            while self._waiting and self._told < event.speech.number:
                self._tell(to_seconds(tick.samples))

    def _tell(self, seconds: float) -> None:
        heading, kind, text = self._waiting.popleft()
        self._told += 1
        if heading != self._heading:
            self._heading = heading
            self._write(f"\n{heading}")
            self._chapters.append(Chapter(seconds, heading.partition(": ")[0]))
        self._write(f"{shown(seconds):>7}  {self._wording.kinds[kind]:<{self._widest}}  {text}")

    @staticmethod
    def _guards(now: Conversation) -> bool:
        return now.plan is not None and bool(now.plan.steps[max(0, now.place.step)].must)

    def _heading_of(self, now: Conversation) -> str:
        words = self._wording
        if now.state not in COACHING or now.plan is None:
            return words.parts["after" if now.hands_on else "before"]
        step = now.plan.steps[max(0, now.place.step)]
        tempo = words.tempo.format(strokes=f"{step.strokes_per_minute:.0f}")
        side = words.side.format(side=step.spoken_side) if step.spoken_side else ""
        return words.step.format(
            name=step.name,
            side=side,
            lasts=shown(step.seconds),
            tempo=tempo if step.strokes_per_minute else words.held,
        )
