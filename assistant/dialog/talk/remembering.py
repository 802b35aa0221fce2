"""Remembering, with consent: the same person's answers, short questions, and forgetting (safety.md, decision 20)."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples
from assistant.coaching.comfort import HIGHEST, Comfort
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Record
from assistant.dialog.remembered import Remembered, holds
from assistant.dialog.screening.interview import SUMMARY, Ending, Interview
from assistant.dialog.screening.interview import begin as begin_interview
from assistant.dialog.screening.questions import Questions
from assistant.dialog.talk import choosing, general, interviewing, resting
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

ASKED_AGAIN = ("q0", "q1")
"""The questions that are asked every time."""
TWICE = 2
"""How often silence is met with the question once more, before everything is asked."""
WAITS = to_samples(12)
"""Samples of quiet in which nobody answers whether to remember: then nothing is."""


def is_known(turn: Turn) -> bool:
    """Somebody's answers are remembered, are young enough, and fit what was chosen."""
    now, remembered = turn.now, turn.now.remembered
    if remembered is None or now.interview is not None or now.told_early:
        return False
    who = turn.data.library.programs[now.choice.program].who
    return remembered.who is who and holds(remembered, turn.tick.wall)


def begin(turn: Turn) -> None:
    """Say what is remembered, and ask whether it is the same person."""
    remembered = _known(turn)
    heard = "known.some" if remembered.findings else "known.clear"
    turn.say(heard, date=_date(turn, remembered))
    turn.ask("known.same")


def is_same_asked(turn: Turn) -> bool:
    """It was asked whether it is the same person, and not yet what is new."""
    return [key for key, _ in turn.now.last] == ["known.same"]


def ask_what_is_new(turn: Turn) -> None:
    """It is the same person, as they say: what hurt last time is gentler from now on, and what is new?"""
    remembered = _known(turn)
    turn.change(comfort=gentler(turn.now.comfort, remembered))
    sore = [zone for zone, _ in remembered.sore if zone in turn.data.library.zones]
    if sore and not remembered.findings:
        turn.say("known.sore", place=turn.data.library.zones[sore[0]].name)
    turn.ask("known.since")


def take(turn: Turn) -> None:
    """Nothing is new: the answers hold, but for those that are asked every time."""
    interview = again(turn.data.questions, _known(turn))
    turn.change(known=True, last=())
    interviewing.go_on(turn, interview)


def ask_everything(turn: Turn) -> None:
    """Somebody else, or something is new, or it was not clear: all questions, as for everybody."""
    turn.change(remembered=None)
    turn.say("known.all_anew")
    interviewing.begin(turn)


def ask_everything_about_it(turn: Turn) -> None:
    """Something new was told: all questions, and what was told is asked about among them."""
    choosing.note_condition(turn)
    turn.change(remembered=None)
    interviewing.begin(turn)


def ask_again(turn: Turn) -> None:
    """Nobody answered: once more, and then everything is asked."""
    reprompts = turn.now.reprompts + 1
    if reprompts > TWICE:
        turn.then(Trigger.NOT_KNOWN)
    else:
        general.repeat(turn)
        turn.change(reprompts=reprompts)


def come_back(turn: Turn) -> None:
    """Back from an interruption: from the beginning, so that both questions are heard whole."""
    turn.change(interrupted=None)
    begin(turn)


def again(questions: Questions, remembered: Remembered) -> Interview:
    """The interview in which only the questions of every time are open; what was found stays found."""
    below = {each for main in ASKED_AGAIN for each in (main, *questions.below(main))}
    kept = tuple(each for each in remembered.answers if each[0] not in below)
    begun = begin_interview(questions, who=remembered.who)
    return begun.but(
        agenda=(*ASKED_AGAIN, SUMMARY),
        lead="",
        answers=kept,
        named=tuple(each for each in remembered.named if each[0] not in below),
        sides=tuple(each for each in remembered.sides if each[0] not in below),
        findings=remembered.findings,
        heard=True,
    )


def gentler(comfort: Comfort, remembered: Remembered) -> Comfort:
    """Where it hurt last time no more than was borne then, a feather where it was closed; nowhere more than before."""
    ceilings = dict(comfort.ceilings)
    for zone, most in remembered.sore:
        ceilings[zone] = min(ceilings.get(zone, HIGHEST), max(1, most))
    right = dict(comfort.answered)
    for zone, most in remembered.right:
        right[zone] = min(right.get(zone, HIGHEST), most)
    return replace(comfort, ceilings=tuple(sorted(ceilings.items())), answered=tuple(sorted(right.items())))


def of(now: Conversation, wall: float) -> Remembered | None:
    """What there is to remember of this session; None when its questions were not answered to the end."""
    interview, before = now.interview, now.remembered if now.known else None
    if interview is None or interview.ending is not Ending.COMPLETE or interview.marks:
        return None
    ceilings = dict(now.comfort.ceilings)
    hurt = tuple(sorted((zone, ceilings.get(zone, 1)) for zone, _ in now.comfort.reports))
    return Remembered(
        told=before.told if before else wall,
        who=interview.who,
        answers=interview.answers,
        named=interview.named,
        sides=interview.sides,
        findings=interview.findings,
        sore=hurt,
        right=now.comfort.answered,
        program=now.choice.program if now.finished else before.program if before else "",
    )


# -- at the end: shall it be remembered?


def may_ask(turn: Turn) -> bool:
    """It came to its good end, all questions were answered, and something is there to remember it with."""
    now = turn.now
    return now.remembers and now.finished and not now.known and of(now, turn.tick.wall) is not None


def ask_consent(turn: Turn) -> None:
    """How to get up, and then whether the answers shall be remembered."""
    resting.tell_aftercare(turn)
    turn.ask("known.consent")
    turn.change(rest_until=turn.tick.samples + 1, quiet_since=turn.tick.samples)


def is_consent_asked(turn: Turn) -> bool:
    """It was asked whether the answers shall be remembered."""
    return _asks_consent(turn.now)


def nobody_answers(now: Conversation, samples: int) -> bool:
    """It was quiet for long enough since the question whether to remember, or it was not asked at all."""
    return not _asks_consent(now) or samples - now.quiet_since > WAITS


def keep(turn: Turn) -> None:
    """Let it be remembered, as they want."""
    turn.do(Record("remember"))
    turn.say("known.kept")
    _leave(turn)


def let_go(turn: Turn) -> None:
    """Nothing is remembered; no answer is no consent."""
    turn.say("known.not_kept")
    _leave(turn)


def _leave(turn: Turn) -> None:
    turn.say("rest.over")
    turn.change(rest_until=0, all_told=True, last=())


# -- what do you know, and forgetting


def tell_what_is_known(turn: Turn) -> None:
    """Say what is remembered of anybody, and how to be rid of it."""
    remembered = turn.now.remembered
    if remembered is None:
        turn.say("known.nothing" if turn.now.remembers else "known.nothing_kept")
    else:
        program = turn.data.library.programs.get(remembered.program)
        turn.say("known.told", date=_date(turn, remembered))
        if program:
            turn.say("known.favourite", name=program.name)
    general.put_again(turn)


def forget_all(turn: Turn) -> None:
    """Whatever is kept of anybody is removed for good."""
    turn.do(Record("forget_all"))
    turn.change(remembered=None, remembers=False, want_nothing_kept=True)
    turn.say("known.forgotten")
    general.put_again(turn)


def forget_session(turn: Turn) -> None:
    """Nothing of this session is kept."""
    turn.do(Record("forget_session"))
    turn.change(remembers=False)
    turn.say("known.forgotten_session")
    general.put_again(turn)


def _asks_consent(now: Conversation) -> bool:
    return [key for key, _ in now.last] == ["known.consent"]


def _known(turn: Turn) -> Remembered:
    assert turn.now.remembered is not None  # the table enters the state through `is_known`
    return turn.now.remembered


def _date(turn: Turn, remembered: Remembered) -> str:
    days = round((turn.tick.wall - remembered.told) / 86_400)
    if days < 1:
        return turn.data.prompts.fixed["known.today"]
    if days < 2:
        return turn.data.prompts.fixed["known.yesterday"]
    return turn.data.prompts.fixed["known.days_ago"].format(days=days)
