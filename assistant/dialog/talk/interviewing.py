"""The safety screening, spoken: the interview decides, this puts its questions and takes the answers."""

from __future__ import annotations

from dataclasses import replace

from assistant.coaching.program import Who
from assistant.coaching.restriction import Outcome
from assistant.dialog.effects import Hush, Record, Say
from assistant.dialog.screening import advancing, answering, disclosing, disclosure, question_wording
from assistant.dialog.screening.answer_kinds import (
    NO,
    NOT_SURE,
    SOFT_NO,
    UNCLEAR,
    YES,
    Kind,
    ScreeningAnswer,
    allergy,
    area,
)
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.screening.interview import SUMMARY, Ending, Interview
from assistant.dialog.screening.interview import begin as begin_interview
from assistant.dialog.screening.interview import outcome as outcome_of
from assistant.dialog.screening.questions import Expects
from assistant.dialog.states import State
from assistant.dialog.talk import answerable, general, guiding, hints, pain, resting, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn
from assistant.understanding.understood import Evidence

TODAY = "q1"
"""The question that a long pause makes stale (safety.md, invariant 24)."""

_ANSWERS = {"YES": YES, "NO": NO, "NO_PAIN": replace(NO, plain=False), "NOT_SURE": NOT_SURE}
"""That nothing hurts is less than a no to all that was asked."""


def begin(turn: Turn) -> None:
    """The first question, after a word about who answers."""
    program = turn.data.library.programs.get(turn.now.choice.program)
    who = program.who if program else Who.PARTNER
    interview = begin_interview(turn.data.questions, who=who)
    for told in turn.now.told_early:
        interview = answering.disclose(turn.data.questions, interview, told)
    turn.change(told_early=())
    go_on(turn, interview)


def has_begun(turn: Turn) -> bool:
    """There are answers that something new may change."""
    return turn.now.interview is not None


def is_complete(turn: Turn) -> bool:
    """This person has been through it, and may be massaged; alone and with a partner it is not the same person."""
    now = turn.now
    if now.restriction is None or now.interview is None or now.restriction.refused or now.told_early:
        return False
    return now.interview.who is turn.data.library.programs[now.choice.program].who


def answer(turn: Turn) -> None:
    """Whatever was said to the open question; what began before enough of it had sounded is said to no question."""
    if answerable.is_too_early(turn):
        if not turn.tick.speech.waiting:
            repeat(turn)
        elif turn.intent is not None:  # what meant nothing may be anybody's
            answerable.tell_more(turn)
        return
    interview, given = opened(turn).but(heard=True), _answer(turn)
    if _is_beside_an_answer(turn, interview, given):
        return
    if turn.intent is None:
        _miss(turn, interview)
        return
    evidence = _evidence(turn)
    if given.kind is Kind.YES:
        interview = _with_places(turn, interview, evidence)
    go_on(turn, answering.answer(turn.data.questions, interview, given, evidence))


def _miss(turn: Turn, interview: Interview) -> None:
    """It was not understood: the question again; the third time what can be said to it; then as after a silence."""
    misses, after = turn.now.misses + 1, interview
    if misses == general.ONCE_MORE + 1:
        turn.say(hints.hint(turn.now, turn.data.questions))
        repeat(turn)
    else:
        go_on(turn, after := answering.silence(turn.data.questions, interview))
    if after.open == interview.open:
        turn.change(misses=misses)


def silence(turn: Turn) -> None:
    """Nobody answered; a question that was cut off is put whole."""
    unheard = turn.now.answerable is None
    go_on(turn, answering.silence(turn.data.questions, opened(turn)))
    if unheard and not set(turn.now.last).issuperset(_question(turn, opened(turn))):
        repeat(turn)


def repeat(turn: Turn) -> None:
    """The open question once more."""
    _say(turn, _question(turn, opened(turn)))


def go_slowly(turn: Turn) -> None:
    """Speak slower, and ask for one thing at a time from here on."""
    turn.do(Hush())
    general.speak_slower(turn)
    go_on(turn, advancing.go_slowly(turn.data.questions, opened(turn)))


def why(turn: Turn) -> None:
    """Say in one sentence why it is asked, and put the question again."""
    _say(turn, question_wording.why(turn.data.questions, opened(turn), turn.data.emergency))


def refuse_skip(turn: Turn) -> None:
    """No question is left out."""
    _say(turn, question_wording.skip(turn.data.questions, opened(turn), turn.data.emergency))


def disclose(turn: Turn) -> None:
    """Conditions were told: each counts for its question, with its details, whichever question is open."""
    take(turn, disclosure.disclosures(turn.understood) if turn.understood else ())


def tell_pain(turn: Turn) -> None:
    """Something hurts, and nobody is touched yet: it is asked about like all that is told."""
    named = disclosure.places(turn.understood.intents) if turn.understood else ()
    take(turn, (Disclosure("pain", named),))


def tell_hands(turn: Turn) -> None:
    """The hands that are to massage hurt, or are tired."""
    take(turn, (Disclosure("hands"),))


def disclose_sign(turn: Turn) -> None:
    """A sign that one of the questions asks for is told like a condition."""
    said = turn.understood.intents if turn.understood else ()
    timed = any(intent.name == "WHEN" for intent in said)
    doubtful = timed or (turn.intent is not None and not turn.intent.sure)
    condition = turn.data.red_flags.signs[turn.slot("sign")].condition
    take(turn, (Disclosure(condition, disclosure.places(said), doubtful=doubtful),))


def disclose_late(turn: Turn) -> None:
    """Something that changes the answers, after screening: hands off, and ask about it now."""
    turn.interrupt("disclosure.hands_off" if turn.now.steps_begun else "disclosure.before")
    turn.do(Record("disclosure"))
    disclose(turn)


def ask_today_again(turn: Turn) -> None:
    """After a long rest: how they feel today, once more."""
    reopened = opened(turn).but(ending=None, agenda=(SUMMARY,))
    go_on(turn, advancing.ask_again(turn.data.questions, reopened, (TODAY,)))


def put_again(turn: Turn) -> None:
    """Back from an interruption: the open question once more."""
    turn.change(interrupted=None)
    go_on(turn, opened(turn))


def clear(turn: Turn) -> None:
    """They may be massaged; what the questions broke into begins anew."""
    turn.do(Record("screened"))
    turn.change(interrupted=None)


def still_fits(turn: Turn) -> bool:
    """After the new answers the program and the way they lie are still good for them."""
    restriction = standing.allowed(turn.now)
    plan = standing.planned(turn.now)
    return plan.program not in restriction.programs_out and plan.position in restriction.positions


def end_early(turn: Turn) -> None:
    """After the new answers this massage is not for them."""
    turn.do(Record("screened"))
    turn.say("disclosure.ends")


def clear_again(turn: Turn) -> None:
    """They may go on, with what is left of the massage after the new answers."""
    turn.do(Record("screened"))
    guiding.refit(turn)
    if pain.is_unanswered(turn):
        turn.change(interrupted=State.PAIN_SUSPECTING)
    else:
        turn.change(interrupted=State.COACHING_GUIDING, episode=None)
    turn.change(off_since=turn.tick.samples)
    turn.ask("pause.resume_hint")


def raise_alarm(turn: Turn) -> None:
    """An answer that needs help now: the number, and no more than that."""
    turn.do(Record("refused"))
    _say(turn, question_wording.question(turn.data.questions, opened(turn), turn.data.emergency))


def refuse(turn: Turn) -> None:
    """No massage today, kindly, and why; who was touched before hears how to rise."""
    turn.do(Record("refused"))
    _say(turn, question_wording.question(turn.data.questions, opened(turn), turn.data.emergency))
    turn.say("refused.end")
    if turn.now.steps_begun:
        resting.tell_aftercare(turn)
    turn.change(all_told=True)


def go_on(turn: Turn, interview: Interview) -> None:
    """Keep the interview, and say what comes next in it: a question, or how it ends."""
    questions, before = turn.data.questions, turn.now.interview
    if before is None or _question(turn, before) != _question(turn, interview):
        answerable.put(turn)
    turn.change(interview=interview, reprompts=0, misses=0)
    if interview.ending is None:
        _say(turn, question_wording.question(questions, interview, turn.data.emergency))
        if interview.open == SUMMARY:
            turn.then(Trigger.SUMMARY)
        elif turn.now.state is State.SCREENING_READING_BACK:
            turn.then(Trigger.MORE_QUESTIONS)
        return
    outcome = outcome_of(questions, interview)
    turn.change(restriction=outcome)
    if interview.ending is Ending.COMPLETE:
        for key, text in question_wording.question(questions, interview, turn.data.emergency):
            turn.tell(key, text)
        turn.then(Trigger.CLEARED)
    else:
        emergency = outcome is not None and outcome.outcome is Outcome.EMERGENCY
        turn.then(Trigger.EMERGENCY if emergency else Trigger.REFUSED)


def _say(turn: Turn, prompts: tuple[tuple[str, str], ...]) -> None:
    for key, text in prompts:
        turn.tell(key, text)
    turn.change(last=prompts)


def _question(turn: Turn, interview: Interview) -> question_wording.Prompts:
    return question_wording.repeat(turn.data.questions, interview, turn.data.emergency)


def _answer(turn: Turn) -> ScreeningAnswer:
    name = turn.intent.name if turn.intent else ""
    if name == "AREA":
        side = turn.slot("side")
        return area(turn.slot("area"), side if side != "both" else "")
    if name == "ALLERGY":
        return allergy(turn.slot("allergy") or turn.slot("sort"))
    if name == "UNCLEAR" and turn.slot("kind") == "soft_no":
        return SOFT_NO
    given = _ANSWERS.get(name, UNCLEAR)
    return given if turn.intent is None or turn.intent.sure else replace(given, plain=False)


def opened(turn: Turn) -> Interview:
    """The interview that is under way, or has been finished."""
    assert turn.now.interview is not None  # every state that calls this comes after `begin`
    return turn.now.interview


def _evidence(turn: Turn) -> Evidence:
    """How well it was heard; whether it was said whole is told by the answer itself."""
    return turn.understood.evidence if turn.understood else Evidence.WEAK


def take(turn: Turn, told: tuple[Disclosure, ...]) -> None:
    """All that was told in one breath is taken at once, and the first is followed up first."""
    if any(isinstance(effect, Say) and effect.key.startswith("screening.") for effect in turn.effects):
        return
    interview = opened(turn)
    for each in reversed(told):
        interview = answering.disclose(turn.data.questions, interview, each, _evidence(turn))
    go_on(turn, interview)


def _is_beside_an_answer(turn: Turn, interview: Interview, given: ScreeningAnswer) -> bool:
    """A place beside a yes or a no says where, and answers nothing of its own."""
    if given.kind is not Kind.AREA or turn.understood is None:
        return False
    asked = turn.data.questions.by_id.get(interview.open)
    beside = {intent.name for intent in turn.understood.intents} & {"YES", "NO", "NOT_SURE"}
    return bool(beside) and (asked is None or asked.expects is not Expects.AREA)


def _with_places(turn: Turn, interview: Interview, evidence: Evidence) -> Interview:
    """What was said with a yes: "yes, my left shoulder" needs no "where?" for anything that is asked then."""
    named = disclosure.places(turn.understood.intents) if turn.understood else ()
    if not named or interview.open not in turn.data.questions.by_id:
        return interview
    below = turn.data.questions.below(interview.open)
    return disclosing.remember(turn.data.questions, interview, below, Disclosure("", named), evidence)
