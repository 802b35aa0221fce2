"""What is spoken at each point of an interview, as pairs of key and text."""

from __future__ import annotations

from assistant.dialog.screening.advancing import contradicted
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import CHANGE, CONFIRM, SUMMARY, Ending, Interview
from assistant.dialog.screening.questions import Expects, Questions

Prompts = tuple[tuple[str, str], ...]
"""Key and text of each sentence, in the order they are spoken."""

REPROMPTED_BY = {
    Expects.YES_NO: "reprompt",
    Expects.AREA: "reprompt_area",
    Expects.ALLERGY: "reprompt_allergy",
}


def question(questions: Questions, interview: Interview, emergency: str) -> Prompts:
    """What to say now: the open question with what leads up to it, or how the interview ends.

    `emergency` is the emergency number as it is spoken.
    """
    if interview.ending:
        return _ended(questions, interview, emergency)
    if not interview.reprompts:
        lead = _phrase(questions, interview.lead) if interview.lead else ()
        return lead + _open(questions, interview)
    again = _phrase(questions, _reprompt(questions, interview))
    long = interview.open in questions.by_id and not interview.read_back
    return again if long and interview.reprompts == 1 else again + _open(questions, interview)


def repeat(questions: Questions, interview: Interview, emergency: str) -> Prompts:
    """The open question once more; this is no answer and changes nothing."""
    return question(questions, interview.but(lead="", reprompts=0), emergency)


def why(questions: Questions, interview: Interview, emergency: str) -> Prompts:
    """Why it is asked, in one sentence, then the question again; this is no answer and changes nothing."""
    if interview.ending:
        return ()
    if interview.open not in questions.by_id:
        return _phrase(questions, "why_summary") + repeat(questions, interview, emergency)
    main = questions.main_of[interview.open]
    reason = questions.by_id[interview.open].why or questions.by_id[main].why
    return ((f"screening.{main}.why", reason), *repeat(questions, interview, emergency))


def skip(questions: Questions, interview: Interview, emergency: str) -> Prompts:
    """No question is left out; this is no answer and changes nothing."""
    if interview.ending:
        return ()
    return _phrase(questions, "no_skip") + repeat(questions, interview, emergency)


def _open(questions: Questions, interview: Interview) -> Prompts:
    if interview.open == SUMMARY:
        return _summary(questions, interview)
    if interview.open == CHANGE:
        return _phrase(questions, "change")
    if interview.open == CONFIRM:
        return _confirm(questions, interview)
    if interview.read_back is Kind.SOFT_NO:
        return _phrase(questions, "soft_no")
    if interview.read_back in (Kind.PLAIN_YES, Kind.PLAIN_NO):
        plain = Kind.YES if interview.read_back is Kind.PLAIN_YES else Kind.NO
        return _phrase(questions, "plain", answer=_heard(questions, plain))
    if interview.read_back:
        return _phrase(questions, "read_back", answer=_heard(questions, interview.read_back))
    asked = questions.by_id[interview.open]
    if asked.more and any(each == asked.id for each, _ in interview.named):
        return ((f"screening.{asked.id}.more", asked.more),)
    return ((f"screening.{asked.id}", questions.wording(asked.id, interview.who)),)


def _confirm(questions: Questions, interview: Interview) -> Prompts:
    thing = questions.by_id[interview.doubt].name
    if contradicted(questions, interview):
        return _phrase(questions, "nothing_left", thing=thing)
    given = interview.given(interview.doubt) or Kind.NOT_SURE
    return _phrase(questions, "confirm", answer=_heard(questions, given), thing=thing)


def _heard(questions: Questions, given: Kind) -> str:
    text: str = getattr(questions.phrases.heard, given.value)
    return text


def _summary(questions: Questions, interview: Interview) -> Prompts:
    if heard := _restricted(questions, interview):
        said = _phrase(questions, "some_yes", things=_listed(questions, _placed(questions, interview, heard)))
    else:
        said = _phrase(questions, "all_no")
    if interview.marks:
        names = [questions.by_id[each].name for each in interview.marks]
        said += _phrase(questions, "less_sure", things=_listed(questions, names))
    return said + _phrase(questions, "summary")


def _restricted(questions: Questions, interview: Interview) -> tuple[str, ...]:
    """What was not denied: the items, or the main question when none of its items was asked."""
    heard: list[str] = []
    for main in questions.order:
        items = questions.by_id[main].items
        heard += [item for item in items if interview.restricted(questions, item)]
        asked = any(interview.given(item) is not None for item in items)
        if interview.restricted(questions, main) and not asked:
            heard.append(main)
    return tuple(heard)


def _placed(questions: Questions, interview: Interview, ids: tuple[str, ...]) -> list[str]:
    """The names of the questions, each with the places that were named for it."""
    return [
        questions.phrases.at.format(thing=questions.by_id[each].name, places=_listed(questions, places))
        if (places := _places(questions, interview, each))
        else questions.by_id[each].name
        for each in ids
    ]


def _places(questions: Questions, interview: Interview, question: str) -> list[str]:
    asked = [each for each in questions.below(question) if questions.by_id[each].expects is Expects.AREA]
    return [
        _place(
            questions, area, {side for name, where, side in interview.sides if (name, where) == (each, area)}
        )
        for each, area in dict.fromkeys(interview.named)
        if each in asked
    ]


def _place(questions: Questions, area: str, sides: set[str]) -> str:
    words = questions.places[area]
    if len(sides) != 1 or not words.one:
        return words.all
    return words.one.format(side=questions.sides[next(iter(sides))])


def _listed(questions: Questions, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return questions.phrases.between.join(names[:-1]) + questions.phrases.before_last + names[-1]


def _ended(questions: Questions, interview: Interview, emergency: str) -> Prompts:
    if interview.ending is Ending.STOPPED:
        return ()
    if interview.ending is Ending.UNANSWERED:
        asked = questions.by_id.get(interview.open)
        key = "unanswered_help" if asked and asked.help else "unanswered"
        if interview.heard and key == "unanswered":
            key = "unanswered_heard"
        return _phrase(questions, key, emergency=emergency)
    if interview.ending is Ending.REFUSED:
        last, _ = interview.findings[-1]
        return ((f"screening.{last}", questions.finding[last].say.format(emergency=emergency)),)
    mind = {questions.finding[finding].say: f"screening.{finding}" for finding, _ in interview.findings}
    return tuple((key, text) for text, key in mind.items() if text) + _phrase(questions, "closing")


def _reprompt(questions: Questions, interview: Interview) -> str:
    asked = questions.by_id.get(interview.open)
    return REPROMPTED_BY[asked.expects if asked and not interview.read_back else Expects.YES_NO]


def _phrase(questions: Questions, name: str, **slots: str) -> Prompts:
    text: str = getattr(questions.phrases, name)
    return ((f"screening.{name}", text.format(**slots)),)
