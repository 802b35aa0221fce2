"""Thirty people's first five minutes: each says something else first, and all come to hands on or to a kind no."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dialog.screening.conftest import healthy
from kit.talking import Talk, dialog_data

from assistant.clock import BLOCK
from assistant.dialog.effects import Cue, End, Hush, Say
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.states import COACHING, State
from assistant.recording.transcript import describe

FOLDER = Path(__file__).parent
MOST = 60
"""Utterances within which hands are on, or somebody was told why not."""

REACH_HANDS = {
    "by name": ("the seven step one",),
    "by an id": ("p15",),
    "by a number": ("number three",),
    "several match": ("back massage", "the second one"),
    "a need": ("my feet are so tired",),
    "a need of the desk": ("my neck is stiff from the computer", "the first one"),
    "sleep": ("help me sleep",),
    "surprise": ("surprise me",),
    "help": ("help", "you choose"),
    "help me": ("help me choose",),
    "what is there": ("what is there", "the last one"),
    "all of it, and cut short": ("list them all", "p04"),
    "for a partner": ("something for my partner",),
    "alone": ("it's just me",),
    "a joke": ("tell me a joke", "okay, whatever you like"),
    "chatter": ("gladys", "the dog wants out", "hello there", "back massage"),
    "another language": ("bonjour madame", "je voudrais un massage", "back massage"),
    "pain": ("it hurts", "my shoulders"),
    "pain with a place": ("my lower back hurts",),
    "two at once": ("a back massage, no wait, the foot massage",),
    "two lengths": ("foot massage", "ten or twenty minutes"),
    "all in one breath": ("the seven step one for thirty minutes please",),
    "yes to nothing": ("yes", "yes", "p15"),
    "no": ("no", "no", "p07"),
    "a stop and back": ("stop", "carry on", "p15"),
    "a pause and back": ("pause", "back massage", "the first one"),
    "a question": ("how does this work", "is it safe", "p15"),
    "slower": ("speak slower", "louder", "p15"),
    "firm": ("I like it really hard",),
    "not face down": ("I don't want to lie on my front", "you choose"),
    "silence": ("+40", "p15"),
}
A_KIND_NO = {
    "drunk": ("back massage", "the first one", "I'm drunk"),
    "a child": ("p15", "fifteen minutes", "no", "no"),
}


class Person:
    """Somebody who says a few things of their own, and then whatever is asked for."""

    def __init__(self, said: tuple[str, ...]) -> None:
        self.talk = Talk()
        self.talk.turn = 10 * BLOCK
        self.silent: list[str] = []
        self.told: list[str] = []
        self._tell()
        for each in said:
            if each.startswith("+"):
                self.talk.listen_out().clear().wait(float(each))
                self._tell(f"({each[1:]} seconds of silence)")
            else:
                self._say(each)

    def go_on(self) -> Person:
        """Answer until hands are on, or it is over."""
        for _ in range(MOST):
            if self.talk.state in COACHING | {State.REFUSED, State.ENDED, State.EMERGENCY}:
                return self
            self._say(self._answer())
        raise AssertionError(f"still {self.talk.state} after {MOST} utterances: {self.talk.now.last}")

    def _say(self, text: str) -> None:
        self.talk.listen_out()
        before = self.talk.state
        self.talk.clear().say(text)
        told = any(isinstance(each, Say | Hush | End) for each in self.talk.effects)
        if not told and self.talk.state == before:
            self.silent.append(text)
        self._tell(f"    you: {text}")

    def _tell(self, *before: str) -> None:
        """Note what came, as a transcript has it."""
        steps = ("step.", "touch.")  # what the first step says is read elsewhere
        said = [
            each for each in self.talk.effects if not (isinstance(each, Say) and each.key.startswith(steps))
        ]
        lines = [line for each in said if not isinstance(each, Cue) and (line := describe(each))]
        self.told += [*before, *lines, *(["(hands on)"] if self.talk.state in COACHING else [])]

    def _answer(self) -> str:
        now = self.talk.now
        match now.state:
            case State.CHOOSING:
                if now.choice.program:
                    return "fifteen minutes" if now.last[-1][0] == "choose.minutes" else "you choose"
                return "yes" if now.offered.program else "the first one"
            case State.SCREENING_ASKING | State.SCREENING_READING_BACK:
                assert now.interview
                given = healthy(dialog_data().questions, now.interview)
                return {Kind.YES: "yes", Kind.NO: "no"}.get(given.kind, "not sure")
            case State.REHEARSING:
                assert now.rehearsal
                return dialog_data().rehearsal.words[now.rehearsal.word].say
            case State.PREPARING:
                return "ready"
            case State.PAUSED | State.STOPPED:
                return "carry on"
        return "no"


@cache
def met(name: str) -> Person:
    """Somebody, from the greeting to hands on or to the end."""
    return Person({**REACH_HANDS, **A_KIND_NO}[name]).go_on()


def transcript(name: str) -> str:
    """What was said and heard."""
    return "\n".join(met(name).told) + "\n"


def file_of(name: str) -> Path:
    """Where that is written down."""
    return FOLDER / f"{name.replace(' ', '_').replace(',', '')}.txt"
