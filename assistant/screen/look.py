"""From what the dialog knows to what somebody sees who looks."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_seconds
from assistant.coaching.plan import preparation
from assistant.coaching.program import Who
from assistant.dialog.conversation import Conversation
from assistant.dialog.data import DialogData
from assistant.dialog.rehearsal import Stage
from assistant.dialog.screening.questions import Expects
from assistant.dialog.states import COACHING, PAIN, SCREENING, State
from assistant.dialog.talk import general, hints, standing
from assistant.screen.view import NO_SENSES, Choosable, HowItEnded, Scene, Senses, View

_PLACES = {
    State.RECALLING: Scene.READING_BACK,
    State.GATING: Scene.TRYING,
    State.REHEARSING: Scene.REHEARSING,
    State.PREPARING: Scene.PREPARING,
    **dict.fromkeys(COACHING, Scene.MASSAGE),
    **dict.fromkeys(PAIN, Scene.HURTING),
    State.STOPPED: Scene.STOPPED,
    State.PAUSED: Scene.PAUSED,
    State.RESTING: Scene.RESTING,
    State.REFUSED: Scene.REFUSED,
    State.EMERGENCY: Scene.EMERGENCY,
    State.ENDED: Scene.OVER,
}


def look(now: Conversation, data: DialogData, number: str = "", senses: Senses = NO_SENSES) -> View:
    """The view of a conversation.

    Args:
        now: the conversation.
        data: the words it speaks.
        number: the emergency number as it is dialled; empty when it is not known.
        senses: what goes in and out.
    """
    if number:
        senses = replace(senses, saying=senses.saying.replace(data.emergency, number))
    senses = replace(senses, inaudible=bool(now.loudspeaker))
    view = _seen(now, data, number, senses)
    if now.misses > general.ONCE_MORE and not now.comfort.hands_on:
        (told, *_) = data.prompts.varied[hints.hint(now, data.questions)]  # stays, as long as it is needed
        view = replace(view, doing=f"{view.doing} {told}".lstrip())
    return view


def _seen(now: Conversation, data: DialogData, number: str, senses: Senses) -> View:
    view = View(
        place=_place(now, data),
        senses=senses,
        doing=asked(now, data, number),
        touched=now.steps_begun > 0,
    )
    match view.place:
        case Scene.QUESTION | Scene.NAMING:
            return _question(view, now, data)
        case Scene.CHOOSING:
            return replace(view, choices=tuple(_choosable(data, each) for each in now.possible))
        case Scene.REHEARSING:
            return replace(view, name=_rehearsed(now, data))
        case Scene.PREPARING:
            return _preparing(view, now, data)
        case Scene.MASSAGE:
            return _massage(view, now, data)
        case Scene.RESTING if now.rest_until:
            left = to_seconds(max(0, now.rest_until - now.ticked))
            return replace(view, left=data.prompts.duration(left))
        case Scene.EMERGENCY:
            return replace(view, call=number)
        case Scene.OVER:
            return replace(view, doing="")
    return view


def asked(now: Conversation, data: DialogData, number: str = "") -> str:
    """What was asked or told last, with the emergency number as it is dialled."""
    text = " ".join(text for _, text in now.last)
    return text.replace(data.emergency, number) if number else text


def ending(now: Conversation, reason: str) -> HowItEnded:
    """How it ended, or was broken off.

    Args:
        now: the conversation at its end.
        reason: of the `End`; empty when it was broken off.
    """
    place = reason or now.state
    if place == State.EMERGENCY:
        return HowItEnded.EMERGENCY
    if now.finished:
        return HowItEnded.FINISHED
    if now.steps_begun:
        return HowItEnded.EARLY
    return HowItEnded.REFUSED if place == State.REFUSED else HowItEnded.BEFORE


def _place(now: Conversation, data: DialogData) -> Scene:
    state = now.state
    if state is State.CHOOSING:
        if now.choice.minutes and now.choice.program:
            return Scene.WHERE
        return Scene.LENGTH if now.choice.program else Scene.CHOOSING
    if state in SCREENING:
        asked = data.questions.by_id.get(now.interview.open) if now.interview else None
        if state is State.SCREENING_READING_BACK or asked is None:
            return Scene.READING_BACK
        return Scene.QUESTION if asked.expects is Expects.YES_NO else Scene.NAMING
    return _PLACES[state]


def _choosable(data: DialogData, program: str) -> Choosable:
    chosen = data.library.programs[program]
    length, alone = chosen.minutes, chosen.who is Who.SELF
    number = int(program.removeprefix("p"))
    return Choosable(number, chosen.name.removeprefix("the "), length.shortest, length.longest, alone)


def _question(view: View, now: Conversation, data: DialogData) -> View:
    """What follows from an answer counts with the question that it belongs to."""
    assert now.interview
    order = data.questions.order
    main = data.questions.main_of[now.interview.open]
    doing = now.last[-1][1] if now.last else ""
    return replace(view, doing=doing, number=order.index(main) + 1, of=len(order))


def _rehearsed(now: Conversation, data: DialogData) -> str:
    """The word that is asked for; empty when only the key is left."""
    rehearsal = now.rehearsal
    if rehearsal is None or rehearsal.done or rehearsal.stage is Stage.KEY:
        return ""
    word = data.rehearsal.words[rehearsal.word]
    return word.instead if rehearsal.stage is Stage.OTHER else word.say


def _preparing(view: View, now: Conversation, data: DialogData) -> View:
    program = data.library.programs[now.choice.program]
    lines = preparation(program, standing.allowed(now), standing.planned(now).position)
    return replace(view, number=now.place.item + 1, of=len(lines))


def _massage(view: View, now: Conversation, data: DialogData) -> View:
    here = standing.step(now)
    step_left, session_left = standing.time_left(now)
    return replace(
        view,
        number=now.place.step + 1,
        of=len(standing.planned(now).steps),
        name=here.name,
        doing=replace(here, full_text=False).instruction,
        step_seconds=step_left,
        left=data.prompts.duration(session_left),
        intensity=standing.intensity(now),
        strokes=here.strokes_per_minute,
    )
