"""Scenes played through the whole program in text, and told as `massage talk` tells them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from dialog.screening.conftest import healthy
from dialog.screening.test_follow_ups import PATHS
from yaml import safe_load

from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.remembered import A_DAY, Remembered
from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.screening.interview import Interview
from assistant.dialog.talk.remembering import of
from assistant.hearing.scripted import Scripted
from assistant.recording.transcript import Transcript
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.session.script import parse
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker

FOLDER = Path(__file__).parent
SCENES = safe_load((FOLDER / "scenes.yaml").read_text(encoding="utf-8"))
SETTINGS = Settings(emergency_number="112")
SCREENINGS = {f"screening_{main}": main for main in ("q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7", "q8")}
GROUPS = (*SCENES["groups"], *SCREENINGS)
TOKENS = {"y": "yes", "n": "no"}
"""Of the paths through the screening; not sure is left to the tests beside them."""


class Scene:
    """A session that somebody types into."""

    def __init__(self, opening: list[str], choice: Choice, known: Remembered | None = None) -> None:
        self.told: list[str] = []
        begun = opening_conversation(SETTINGS, choice)
        made = session(
            _words(),
            Scripted(()),
            SilentSpeaker(SETTINGS.words_per_minute),
            begun.but(remembers=True, remembered=known) if known else begun,
            [Transcript(self.told.append)],
        )
        self.driver = SessionDriver(made, 0.0)
        self.play(*opening)
        self.told.clear()

    def play(self, *lines: str) -> None:
        """Act out these lines, each when the program has fallen silent."""
        self.driver.follow((step for line in lines if (step := parse(line))), tail=0)

    def follow(self, lines: list[str | dict[str, str | list[str]]]) -> Scene:
        """Act out the lines of a scene."""
        for said, several in groupby(lines, lambda line: isinstance(line, str)):
            if said:
                self.play(*map(str, several))
                continue
            for line in several:
                assert isinstance(line, dict)
                self._interview({question: _several(own) for question, own in line.items()})
        return self

    def _interview(self, said: dict[str, list[str]]) -> None:
        """Answer all of the screening: what is told of a question is said to it, in its order, when it is open."""
        while self._asked is not None:
            own = said.get(self._asked.open)
            self.play(own.pop(0) if own else _word(healthy(_words().data.questions, self._asked)))
        assert not any(said.values()), f"not asked, or not left open: {said}"

    @property
    def _asked(self) -> Interview | None:
        now = self.driver.conversation
        return now.interview if now.state.startswith("screening") else None

    def answer(self, token: str) -> None:
        """Answer the screening by a token of a path; a dot is all the rest, as a healthy person would."""
        if token != ".":
            self.play(
                TOKENS.get(token) or f"my {token[1:].replace('_', ' ')}".replace("my ", "", token[0] == "#")
            )
            return
        self._interview({})


@cache
def _words() -> Resources:
    return Resources.load(SETTINGS)


def acted(scene: dict[str, Any]) -> Scene:
    """A scene of the file, played."""
    known = of(_before(scene["knows"]), -3 * A_DAY) if "knows" in scene else None
    return Scene(SCENES["openings"][scene["after"]], Choice(), known).follow(scene["say"])


def _before(name: str) -> Conversation:
    """How the session of another scene ended, three days before."""
    return acted(SCENES["groups"]["met_again"][name]).driver.conversation


def _several(said: str | list[str]) -> list[str]:
    return [said] if isinstance(said, str) else list(said)


def _word(given: ScreeningAnswer) -> str:
    return given.value if given.kind in (Kind.AREA, Kind.ALLERGY) else given.kind.value


def paths(main: str) -> tuple[str, ...]:
    """The paths on which this question is answered with what restricts, and all that is asked then with yes or no."""
    begins = f"{main}: y" if main != "q0" else "n"
    return tuple(path for path in PATHS if path.startswith(begins) and "?" not in path)


def told(group: str) -> str:
    """The whole file of a group."""
    return "\n".join(line for each in _scenes(group) for line in each) + "\n"


def _scenes(group: str) -> Iterator[list[str]]:
    if group in SCREENINGS:
        before = ["yes", *["no"] * 8][: int(SCREENINGS[group][1])]
        every = paths(SCREENINGS[group])
        through = next((path for path in every if path.endswith(".")), "")
        for path in every:
            scene = Scene(before, Choice("p15", 30))
            for token in path.removeprefix(f"{SCREENINGS[group]}:").split():
                if token != "." or path == through:  # the rest is the same each time
                    scene.answer(token)
            yield [f"## {path}", *scene.told, ""]
        return
    for name, each in SCENES["groups"][group].items():
        scene = acted(each)
        yield [f"## {name}", *scene.told, ""]
