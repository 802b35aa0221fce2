"""What can be said just now: by state, and in the choosing and the questions by what was asked."""

from __future__ import annotations

from assistant.dialog.conversation import Conversation
from assistant.dialog.screening.questions import Expects, Questions
from assistant.dialog.states import SCREENING, State

BY_STATE = {
    State.CHOOSING: "help.choosing",
    **dict.fromkeys(SCREENING, "help.screening"),
    State.GATING: "help.screening",
    State.REHEARSING: "help.rehearsing",
    State.PREPARING: "help.preparing",
    State.PAIN_STARTLED: "help.yes_no",
    State.PAIN_SUSPECTING: "help.yes_no",
    State.PAIN_WITHDRAWING: "help.yes_no",
    State.PAIN_ASKING: "help.yes_no",
    State.PAIN_TRACING: "help.yes_no",
    State.PAIN_CONFIRMING: "help.yes_no",
    State.PAIN_LOCATING: "help.place",
    State.PAIN_SCORING: "help.how_bad",
    State.PAIN_WAITING: "help.numb",
    State.PAIN_OFFERING: "help.offering",
    State.PAUSED: "help.paused",
    State.STOPPED: "help.stopped",
    State.RESTING: "help.resting",
}
"""Everywhere else it is what steers a massage."""
_CHOOSING = {
    "choose.minutes": "help.minutes",
    "choose.minutes_fit": "help.minutes",
    "choose.where": "help.where",
    "offer.one": "help.offered",
    "gate.instead": "help.offered",
    "choose.again": "help.offered",
}
"""By the question that was put last."""
_NAMING = {Expects.AREA: "help.place", Expects.ALLERGY: "help.allergy"}


def hint(now: Conversation, questions: Questions) -> str:
    """The key of the sentence that tells what can be said now.

    Protective words are not spoken while hands are on (safety.md, decision 11).
    """
    if now.comfort.hands_on:
        return "help.coaching"
    asked = now.last[-1][0] if now.last else ""
    if now.state is State.CHOOSING and asked in _CHOOSING:
        return _CHOOSING[asked]
    if now.state is State.SCREENING_ASKING and now.interview and not now.interview.read_back:
        question = questions.by_id.get(now.interview.open)
        if question and question.expects in _NAMING:
            return _NAMING[question.expects]
    if now.state is State.STOPPED and now.suspected_sign:
        return "help.yes_no"
    return BY_STATE.get(now.state, "help")
