"""Faults in what is done at words: screening, stop, pain, pause, and how firm it may get."""

from __future__ import annotations

from dataclasses import replace

from dialog.proof.events import INSIDE, OUTSIDE, two_signs
from dialog.proof.mutating import Mutant, both, first, table, value, without
from dialog.proof.walking import GOOD, WEAK, Answers, Passing, Until, said

from assistant.coaching import comfort, reactions
from assistant.coaching.comfort import Comfort
from assistant.coaching.restriction import Restriction
from assistant.contact import Contact, Loudspeaker
from assistant.dialog import attention, machine
from assistant.dialog.redflags import RedFlags
from assistant.dialog.screening import advancing, answering, interview
from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.states import COACHING, PAIN, State
from assistant.dialog.table import TABLE
from assistant.dialog.talk import alarms, asides, guiding, interviewing, lost_contact, pain, pausing, resting
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

BEGIN = said("SKIP_PREPARATION")
YES, NO, NEXT, RESUME = said("YES"), said("NO"), said("NEXT"), said("RESUME")
AWAY = Passing(0.03, contact=Contact(gap=180.0))
UNHEARD = Passing(0.03, contact=Contact(loudspeaker=Loudspeaker.UNHEARD))
DEAF = Passing(0.03, deaf=True)
HURT = (said("PAIN"), NO, said("PAIN_SCORE", score="2"))
"""A report of a step in one zone, all questions answered."""


def forget_all(turn: Turn) -> None:
    """Comfort as if nothing had been said."""
    turn.change(comfort=Comfort(hands_on=True))


def noticed_once(turn: Turn) -> Trigger | None:
    """Only the moment in which hearing goes, not that it is gone."""
    before = turn.now.deaf
    turn.change(deaf=turn.tick.deaf)
    return Trigger.DEAF if turn.tick.deaf and not before else None


def firmer_anyway(turn: Turn) -> None:
    """One more."""
    turn.change(comfort=replace(turn.now.comfort, level=turn.now.comfort.level + 1))


_resume, _attended = reactions.resume, attention.attended
_record, _sum_up = reactions.record_pain, answering._sum_up

REACTING = (
    Mutant(
        1,
        "the last question is not asked",
        both(
            value(interview, "whole", lambda questions, _: questions.order[:-1]),
            value(advancing, "unanswered", lambda *_: ()),
            value(interviewing, "outcome_of", lambda *_: Restriction()),
        ),
        (YES, *7 * (NO,), YES, *2 * (said("STOP"), said("PAIN")), BEGIN),
        screened=False,
    ),
    Mutant(
        1,
        "what was answered is not what is obeyed",
        value(interviewing, "outcome_of", lambda *_: Restriction()),
        (BEGIN, said("SAFETY_DISCLOSURE", condition="epilepsy"), Answers("well"), RESUME),
    ),
    Mutant(
        2,
        "it goes on after an emergency",
        first(Trigger.RESUME, State.EMERGENCY, State.COACHING_GUIDING, pausing.resume),
        (BEGIN, said("RED_FLAG", sign="chest_pain"), RESUME),
    ),
    Mutant(
        2,
        "something urgent lowers an emergency",
        first(Trigger.RED_FLAG, State.EMERGENCY, State.REFUSED, alarms.tell),
        (BEGIN, said("RED_FLAG", sign="chest_pain"), said("RED_FLAG", sign="clot")),
    ),
    Mutant(3, "stop is not heard with hands on", without(Trigger.STOP, COACHING), (BEGIN, said("STOP"))),
    Mutant(
        3,
        "stop that is heard badly is not heard",
        without(Trigger.STOP, COACHING),
        (BEGIN, said("STOP", evidence=WEAK)),
    ),
    Mutant(
        4,
        "a red flag is nothing while something hurts",
        without(Trigger.RED_FLAG, PAIN),
        (BEGIN, said("PAIN"), said("RED_FLAG", sign="chest_pain")),
    ),
    Mutant(
        4,
        "a red flag that is heard badly is nothing",
        first(Trigger.RED_FLAG, COACHING, None),
        (BEGIN, said("RED_FLAG", sign="chest_pain", evidence=WEAK)),
    ),
    Mutant(
        4,
        "a lesser sign cuts off what is said of a graver",
        both(
            value(RedFlags, "gravest", lambda _, intents, *_told: intents),
            first(Trigger.RED_FLAG, State.EMERGENCY, None, alarms.tell),
        ),
        (BEGIN, two_signs("chest_pain", "clot")),
    ),
    Mutant(5, "pain is not heard with hands on", without(Trigger.PAIN, COACHING), (BEGIN, said("PAIN"))),
    Mutant(
        5, "a report is not written down", value(pain, "record", lambda *_: None), (BEGIN, NEXT, said("PAIN"))
    ),
    Mutant(
        5,
        "what was suspected is forgotten when something breaks in",
        table(lambda: (row for row in TABLE if pain.is_unanswered not in row.when)),
        (BEGIN, said("PAIN", evidence=WEAK), said("STOP"), RESUME, YES),
    ),
    Mutant(
        6,
        "a report is forgotten after a moment",
        both(value(reactions, "QUIET_STEPS", 0), value(reactions, "QUIET_SECONDS", 0)),
        (BEGIN, said("LIGHTER"), said("PAIN", evidence=WEAK), Passing(2), NO, YES, YES, NEXT, said("FIRMER")),
    ),
    Mutant(
        6,
        "when it hurt is lost with the next step",
        value(reactions, "step_done", lambda now, *_: replace(now, last=None)),
        (BEGIN, NEXT, *HURT, RESUME, Until("over")),
    ),
    Mutant(
        7,
        "a step without pain heals",
        value(reactions, "step_done", lambda now, *_: replace(now, ceilings=())),
        (BEGIN, NEXT, *HURT, RESUME, Until("over")),
    ),
    Mutant(
        8,
        "the limits of the places are not looked at",
        both(
            value(comfort, "coached", lambda effort, *_: effort),
            value(comfort, "HIGHEST", 5),
        ),
        (BEGIN, said("LIGHTER"), NEXT),
    ),
    Mutant(
        9,
        "firmer is two firmer",
        value(
            reactions,
            "firmer",
            lambda now, *_, question_open: replace(now, level=now.level + 2 - question_open),
        ),
        (BEGIN, said("LIGHTER"), NEXT, said("FIRMER")),
    ),
    Mutant(9, "yes is firmer", first(Trigger.YES, COACHING, None, firmer_anyway), (BEGIN, YES)),
    Mutant(
        11,
        "answers are not looked at any more",
        value(comfort, "permitted", lambda *_: 4),
        (BEGIN, said("SAFETY_DISCLOSURE", condition="skin"), Answers("well"), RESUME),
    ),
    Mutant(
        11,
        "what is left out of this round is not",
        value(comfort, "bearable", lambda now, zone, _: now.ceiling(zone.id)),
        (BEGIN, said("PAIN"), NO, said("NOT_SURE"), said("PAIN_SCORE", score="2"), RESUME),
    ),
    Mutant(
        14,
        "mumbling is next",
        first(Trigger.UNRECOGNISED, COACHING, State.COACHING_GUIDING, guiding.hurry_on),
        (BEGIN, said()),
    ),
    Mutant(
        14,
        "a murmur is a no",
        value(interviewing, "_ANSWERS", {**interviewing._ANSWERS, "UNCLEAR": ScreeningAnswer(Kind.NO)}),
        (YES, said("UNCLEAR", kind="mumble")),
        screened=False,
    ),
    Mutant(
        15,
        "weak answers are not marked",
        value(interview.Interview, "marked", lambda self, _: self),
        (said("YES", evidence=WEAK),),
        screened=False,
    ),
    Mutant(
        15,
        "a yes that is heard badly ends the questions",
        value(answering, "_sum_up", lambda asked, now, given, _: _sum_up(asked, now, given, GOOD)),
        (YES, *8 * (NO,), said("YES", evidence=WEAK)),
        screened=False,
    ),
    Mutant(
        17,
        "a pain of 8 ends as a massage does",
        first(Trigger.ENDED_BY_PAIN, PAIN, State.RESTING, resting.begin_after_closing),
        (BEGIN, NEXT, said("PAIN"), NO, said("PAIN_SCORE", score="8")),
    ),
    Mutant(
        22,
        "repeat goes on",
        first(Trigger.REPEAT, COACHING, State.COACHING_GUIDING, guiding.hurry_on),
        (BEGIN, said("REPEAT")),
    ),
    Mutant(
        23,
        "going back forgets what hurt",
        first(Trigger.BACK, COACHING, State.COACHING_GUIDING, forget_all, guiding.step_back),
        (BEGIN, NEXT, *HURT, RESUME, said("BACK")),
    ),
    Mutant(
        24,
        "a pause ends by itself",
        first(Trigger.SILENCE, State.PAUSED, State.COACHING_GUIDING, pausing.resume),
        (BEGIN, said("PAUSE"), Passing(601)),
    ),
    Mutant(
        24,
        "half an hour is no time",
        table(lambda: (row for row in TABLE if pausing.was_long not in row.when)),
        (BEGIN, said("PAUSE"), Passing(1900), RESUME),
    ),
    Mutant(
        25,
        "starting over forgets what hurt",
        first(Trigger.YES, COACHING, State.COACHING_GUIDING, forget_all, asides.yes),
        (BEGIN, NEXT, *HURT, RESUME, said("START_OVER"), YES),
    ),
    Mutant(
        25,
        "one report takes the place of another",
        value(
            reactions,
            "record_pain",
            lambda now, *rest, **how: _record(replace(now, reports=()), *rest, **how),
        ),
        (BEGIN, NEXT, *HURT, RESUME, said("PAIN", area=OUTSIDE)),
    ),
    Mutant(
        26,
        "a second report closes nothing",
        value(reactions, "CLOSED_AT", 9),
        (BEGIN, NEXT, NEXT, *HURT, RESUME, said("PAIN")),
    ),
    Mutant(
        26,
        "a third report ends nothing",
        value(reactions, "ENDED_AT", 9),
        (BEGIN, *3 * (said("PAIN", area="foot"), NO, said("PAIN_SCORE", score="2"), RESUME)),
    ),
    Mutant(
        28,
        "a question is put ten times",
        value(answering, "REPROMPTS", 9),
        3 * (Passing(21),),
        screened=False,
    ),
    Mutant(
        29,
        "aftercare is forgotten",
        value(resting, "tell_aftercare", lambda _: None),
        (BEGIN, said("STOP"), YES, Passing(200), Passing(5)),
    ),
    Mutant(
        30,
        "what permits is heard first",
        value(
            machine,
            "attended",
            lambda understood, reaction: understood.intents[1:] or _attended(understood, reaction),
        ),
        (BEGIN, said("PAUSE"), said("PAIN", "RESUME")),
    ),
    Mutant(
        31,
        "no pain is a wish for more",
        first(Trigger.NO_PAIN, COACHING, None, firmer_anyway),
        (BEGIN, said("NO_PAIN")),
    ),
    Mutant(
        38,
        "consent brings back what hurt",
        value(
            reactions,
            "resume",
            lambda now, at_most=4: replace(
                _resume(now, at_most), ceilings=(), soft_next=frozenset(), level=2
            ),
        ),
        (BEGIN, NEXT, said("PAIN", area=INSIDE), NO, said("PAIN_SCORE", score="2"), RESUME),
    ),
    Mutant(45, "a gap is slept through", without(Trigger.GAP, COACHING), (BEGIN, AWAY)),
    Mutant(
        45, "a loudspeaker that is off is nothing", without(Trigger.INAUDIBLE, COACHING), (BEGIN, UNHEARD)
    ),
    Mutant(
        45,
        "it goes on though nobody can be heard",
        both(
            value(lost_contact, "due", noticed_once),
            table(lambda: (row for row in TABLE if lost_contact.is_cut_off not in row.when)),
        ),
        (BEGIN, DEAF, RESUME, DEAF),
    ),
)
