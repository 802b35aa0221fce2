"""What the page shows at one moment, as one small value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.coaching.planned import PlannedStep
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.talk import standing
from assistant.screen import wording
from assistant.screen.look import look
from assistant.screen.view import Scene, Senses, View
from assistant.screen.view_words import ViewWords
from assistant.web.page_words import PageWords


class Hearing(StrEnum):
    """How people in the room are heard, if they are."""

    NOT_YET = ""
    HEARS = "hears"
    DEAF = "deaf"
    TYPED = "typed"
    """There is no microphone: it is typed to."""


@dataclass(frozen=True, slots=True)
class PageState:
    """All words are ready to be shown; the page adds none."""

    scene: str
    where: str
    """Where the session is, and how far."""
    headline: str
    """The one thing to know: the step's name, or what to do."""
    alarm: bool = False
    doing: str = ""
    saying: str = ""
    """The sentence that sounds now."""
    hands: bool = False
    """Hands are at work: the picture, the time and the touch are shown."""
    touch: int = 0
    """0 to 4."""
    touch_words: str = ""
    pace: str = ""
    seconds: int = 0
    """Left in this step."""
    left: str = ""
    """Of the whole massage, in words."""
    next: str = ""
    """The step that follows, in words."""
    heard: str = ""
    hearing: Hearing = Hearing.HEARS
    picture: str = ""
    """Names the picture that belongs to it; empty is none."""
    choices: tuple[str, ...] = ()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a state is put into."""

    view: ViewWords
    page: PageWords
    number: str = ""
    """The emergency number as it is dialled; empty when it is not known."""

    @classmethod
    def load(cls, language: str, number: str = "") -> Wording:
        """Read the words of a language. Raises DataError."""
        return cls(ViewWords.load(language), PageWords.load(language), number)


def waiting(words: PageWords) -> PageState:
    """The state before a session has begun."""
    return PageState("waiting", "", words.waiting, doing=words.waiting_doing, hearing=Hearing.NOT_YET)


def state_of(
    now: Conversation, data: DialogData, senses: Senses, words: Wording, *, listens: bool
) -> PageState:
    """The state of a session.

    Args:
        now: the conversation as it stands.
        data: the words it speaks.
        senses: what goes in and out.
        words: those it is put into.
        listens: there is a microphone.
    """
    view = look(now, data, words.number, senses)
    headline, alarm = wording.headline(view, words.view)
    hearing = Hearing.DEAF if senses.deaf else Hearing.HEARS if listens else Hearing.TYPED
    state = PageState(
        scene=view.place,
        where=wording.where(view, words.view),
        headline=_begun(headline),
        alarm=alarm,
        doing=wording.doing(view, words.view),
        saying=view.senses.saying,
        heard=senses.note or wording.heard(view.senses, words.view),
        hearing=hearing,
        choices=_choices(view, words.view),
    )
    if view.place is Scene.RESTING and view.left:
        return replace(state, doing=_begun(words.view.rest_left.format(duration=view.left)))
    if view.place is not Scene.MASSAGE or wording.cut_off(view):
        return state
    here, after = step_shown(now), standing.next_step(now)
    return replace(
        state,
        hands=True,
        touch=view.intensity,
        touch_words=words.view.touch[view.intensity],
        pace=wording.pace(view, words.view),
        seconds=int(view.step_seconds),
        left=words.view.session_left.format(duration=view.left),
        next=words.page.next_is.format(name=after.name) if after else "",
        picture=picture_name(here),
    )


def step_shown(now: Conversation) -> PlannedStep:
    """The step whose picture is shown, as firm as it is coached now."""
    return replace(standing.step(now), intensity=standing.intensity(now))


def picture_name(step: PlannedStep) -> str:
    """Tells pictures apart: it is the same for steps that look the same."""
    zones = " ".join(segment.zone.id for segment in step.path)
    closed = " ".join(sorted(step.closed | step.left_out))
    return f"{step.id} {step.side} {step.intensity} {step.tempo:g} [{zones}] [{closed}]"


def _choices(view: View, words: ViewWords) -> tuple[str, ...]:
    return tuple(
        words.choice.format(
            number=each.number,
            name=each.name,
            shortest=each.shortest,
            longest=each.longest,
            hands=words.alone if each.alone else words.for_two,
        ).strip()
        for each in view.choices
    )


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
