"""Looks at a running session for the page, from the server's thread: at values that never change, without any lock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from assistant.body_map.picture import picture
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Who
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.screen.view import Senses
from assistant.web.drawing import Drawing, taken_apart
from assistant.web.page_state import PageState, Wording, state_of, step_shown


class Running(Protocol):
    """The session that the page follows."""

    @property
    def conversation(self) -> Conversation:
        """The conversation as it stands after the latest turn."""


class Following:
    """What the page is told of one session."""

    def __init__(
        self,
        running: Running,
        data: DialogData,
        senses: Callable[[], Senses],
        words: Wording,
        *,
        listens: bool,
    ) -> None:
        """
        Args:
            running: the session.
            data: the words it speaks.
            senses: asked for what goes in and out at the moment.
            words: those of the page.
            listens: there is a microphone.
        """
        self._running, self._data, self._senses, self._words = running, data, senses, words
        self._listens = listens
        self._step: tuple[PlannedStep, Who] | None = None
        self._drawn = ("", Drawing())

    def look(self) -> PageState:
        """How the session stands now."""
        now = self._running.conversation
        state = state_of(now, self._data, self._senses(), self._words, listens=self._listens)
        if state.picture:
            self._step = (step_shown(now), self._data.library.programs[now.choice.program].who)
        return state

    def draw(self, name: str) -> Drawing:
        """The picture that the latest state names; drawn once for all who watch."""
        if self._drawn[0] != name and self._step:
            self._drawn = (name, taken_apart(picture(*self._step, style="")))
        return self._drawn[1]
