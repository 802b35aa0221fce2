"""The conversation as one table: on this trigger, in these states, when this holds, do that and go there.

It reads from top to bottom as a session goes. Of several rows for one trigger and one state the first whose
conditions hold is taken, so what is special stands before what is general; `tests/dialog/test_overlaps.py` names
every such pair, and why the first wins. Without `do` a row swallows its trigger; without `to` it stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from assistant.dialog.redflags import Course
from assistant.dialog.states import (
    AFTER,
    BEFORE,
    COACHING,
    HALTED,
    HANDS,
    LATCHED,
    LIVE,
    MUSICAL,
    OPEN_PAIN,
    PAIN,
    SCREENING,
    SUSPECTED,
    State,
    ordered,
)
from assistant.dialog.talk import (
    alarms,
    asides,
    choosing,
    correcting,
    cueing,
    cups,
    dry_run,
    gating,
    general,
    going_on,
    guiding,
    interviewing,
    lost_contact,
    lying,
    needing,
    numbness,
    offering,
    pacing,
    pain,
    pain_answers,
    pausing,
    picking,
    plan_changes,
    preparing,
    rehearsing,
    remembering,
    replying,
    resting,
)
from assistant.dialog.talk.choosing import list_programs
from assistant.dialog.talk.offering import is_said_beside
from assistant.dialog.talk.pausing import broke_into, hands_were_on
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn, good

Do = Callable[[Turn], None]
When = Callable[[Turn], bool]


@dataclass(frozen=True)
class Row:
    """One line of the table: in these states, these triggers do this and lead there."""

    triggers: tuple[Trigger, ...]
    source: tuple[State, ...]
    """The states that it is for."""
    dest: State | None
    """Where it leads; None stays."""
    do: tuple[Do, ...] = ()
    """What is done, in this order."""
    when: tuple[When, ...] = ()
    """What has to hold, all of it."""


def on(
    *triggers: Trigger,
    at: State | Iterable[State] = (),
    when: When | tuple[When, ...] = (),
    do: Do | tuple[Do, ...] = (),
    to: State | None = None,
) -> Row:
    """Write a row; a single state, condition or action needs no brackets. Inside `at` its states are given there."""
    source = (at,) if isinstance(at, State) else ordered(frozenset(at))
    conditions = when if isinstance(when, tuple) else (when,)
    return Row(triggers, source, to, do if isinstance(do, tuple) else (do,), conditions)


def at(states: State | Iterable[State], *rows: Row) -> tuple[Row, ...]:
    """Give several rows the same states to start from."""
    source = on(at=states).source
    return tuple(replace(row, source=source) for row in rows)


S, T = State, Trigger
UNDER_WAY = BEFORE | COACHING | PAIN
"""What a pause, or people and program losing each other, breaks into."""
WAITING = HALTED | {S.RESTING}
"""Hands are off already, and will hardly come back by themselves."""
RATING = (S.PAIN_SCORING, S.PAIN_CONFIRMING)
ASKING = (T.QUESTION, T.STATUS, T.WHAT_NEXT, T.CHECK_IN)
"""What asks something, besides WHY."""
NAMES_A_MASSAGE = (T.CHOOSE, T.PICK, T.NEED)
SAYS_MORE = (*NAMES_A_MASSAGE, T.WHAT_IS_THERE, T.WHO, T.SAME_AGAIN)
"""Beside one of these a bare yes, no or place is no answer of its own."""
GOES_ON = (T.YES, T.RESUME, T.READY)
"""That it shall go on after the program was cut off."""
GOES_ON_OR_NOT = (*GOES_ON, T.NO, T.NOT_SURE)
USUAL_PLACE = (choosing.is_put_where, needing.is_all_the_same)

RED_FLAGS = (
    # what was just asked for: sharp, shooting, numb, burning
    on(T.RED_FLAG, at=S.PAIN_ASKING, when=alarms.is_quality, do=pain_answers.feels_wrong, to=S.PAIN_TRACING),
    on(
        T.RED_FLAG,
        at=(S.PAIN_ASKING, S.PAIN_TRACING),
        when=(good, alarms.is_sign("nerve_limb")),
        do=pain_answers.runs_down,
        to=S.REFUSED,
    ),
    on(T.RED_FLAG, at=LIVE, when=(good, alarms.asks_for(Course.EMERGENCY)), do=alarms.sound, to=S.EMERGENCY),
    on(T.RED_FLAG, at=SCREENING, when=alarms.is_answer, do=interviewing.disclose_sign),
    on(
        T.RED_FLAG,
        at=LIVE - LATCHED,
        when=(good, alarms.asks_for(Course.URGENT, Course.END)),
        do=alarms.sound_and_end,
        to=S.REFUSED,
    ),
    # the number to call is not cut off for anything less, nor is what was said of it lowered
    on(T.RED_FLAG, at=S.EMERGENCY, do=general.repeat),
    on(T.RED_FLAG, at=S.REFUSED, do=alarms.tell),
    *at(
        HANDS,
        on(
            T.RED_FLAG,
            when=(good, alarms.asks_for(Course.CLOSE_ZONE), pain.may_be_felt),
            do=pain_answers.react,
            to=S.PAIN_TRACING,
        ),
        on(
            T.RED_FLAG,
            when=(good, alarms.asks_for(Course.WAIT), pain.may_be_felt),
            do=numbness.react,
            to=S.PAIN_WAITING,
        ),
        on(T.RED_FLAG, when=pain.may_be_felt, do=alarms.suspect, to=S.PAIN_SUSPECTING),
    ),
    on(T.RED_FLAG, at=LIVE - LATCHED, do=alarms.ask_whether_unwell, to=S.STOPPED),
)
"""A sign of danger, from everywhere: the gravest first, and what is not sure is asked about, hands off."""

CONTACT = (
    on(T.DEAF, at=UNDER_WAY, do=lost_contact.go_deaf, to=S.PAUSED),
    on(T.DEAF, at=WAITING, do=lost_contact.tell_deaf),
    on(T.INAUDIBLE, at=UNDER_WAY, do=lost_contact.go_inaudible, to=S.PAUSED),
    on(T.INAUDIBLE, at=WAITING, do=lost_contact.tell_inaudible),
    *at(
        LIVE,
        on(T.HEARING, do=lost_contact.hear_again),
        on(T.AUDIBLE, when=lost_contact.hears_badly, do=lost_contact.tell_deaf),
        on(T.AUDIBLE, do=lost_contact.audible_again),
    ),
    on(T.YES, at=S.PAUSED, when=(good, lost_contact.asks_whether_heard), do=lost_contact.believe),
    on(T.RESUME, T.READY, at=HALTED, when=lost_contact.is_cut_off, do=lost_contact.tell_trouble),
    on(
        T.GAP,
        at=BEFORE | HALTED,
        when=lost_contact.was_long_away,
        do=lost_contact.begin_afresh,
        to=S.CHOOSING,
    ),
    on(T.GAP, at=UNDER_WAY, do=lost_contact.come_back, to=S.PAUSED),
    on(T.GAP, at=WAITING, do=lost_contact.count_gap),
    on(T.NARROW, at=BEFORE, do=lost_contact.tell_narrow),
    on(T.LOUD, at=COACHING | {S.PREPARING}, do=lost_contact.tell_loud),
    on(T.MUTE, at=LIVE - LATCHED, do=resting.lose_voice, to=S.REFUSED),
    on(T.MUTE, at=LATCHED, do=resting.close, to=S.ENDED),
)
"""People and program cannot hear each other: hands off, and nothing goes on while it lasts."""

CUT_OFF = (
    *at(
        S.PAUSED,
        on(T.YES, when=(good, going_on.was_latched), do=choosing.start_anew, to=S.CHOOSING),
        on(
            *GOES_ON_OR_NOT,
            when=(going_on.was_latched, going_on.was_emergency),
            do=going_on.tell_and_end,
            to=S.EMERGENCY,
        ),
        on(*GOES_ON_OR_NOT, when=going_on.was_latched, do=going_on.tell_and_end, to=S.REFUSED),
        on(T.NO, when=(good, going_on.is_open), do=choosing.start_anew, to=S.CHOOSING),
        on(
            *GOES_ON,
            when=(good, going_on.is_open, going_on.has_to_rehearse),
            do=going_on.rehearse,
            to=S.REHEARSING,
        ),
        on(*GOES_ON, when=(good, going_on.is_open), do=going_on.confirm),
        on(*GOES_ON_OR_NOT, when=going_on.is_open, do=going_on.ask_again),
    ),
    # whatever was said first, nothing goes on before it is known to be the same person
    on(T.RESUME, at=SUSPECTED | OPEN_PAIN, when=going_on.is_open, do=general.repeat),
    on(
        T.RESUME, T.YES, at=S.PAIN_OFFERING, when=(good, going_on.is_open), do=going_on.ask_again, to=S.PAUSED
    ),
    on(T.REHEARSED, at=S.REHEARSING, when=going_on.is_open, do=going_on.rehearsed, to=S.PAUSED),
    on(
        T.CHOOSE,
        at=S.REHEARSING,
        when=going_on.is_open,
        do=(going_on.choose_anew, choosing.take_program),
        to=S.CHOOSING,
    ),
)
"""A session that was cut off, by a power cut or a crash, goes on when somebody says that it is the same person."""

CHOOSING = (
    *at(
        S.CHOOSING,
        on(T.CHOOSE, when=picking.is_only_asked_about, do=picking.describe),
        on(T.CHOOSE, do=choosing.take_program),
        on(T.MINUTES, when=picking.is_of_the_list),
        on(T.MINUTES, do=choosing.take_minutes),
        on(T.WHAT_IS_THERE, do=list_programs),
        on(T.SILENCE, do=choosing.ask_again),
        # where it shall work
        on(T.AREA, when=choosing.is_asked_where, do=choosing.take_where),
        on(T.NEED, when=(choosing.is_asked_where, is_said_beside(T.AREA, T.EVERYWHERE))),
        on(T.EVERYWHERE, T.YES, T.NOT_SURE, T.NEED, when=USUAL_PLACE, do=choosing.take_usual),
        # a massage that was offered
        on(T.YES, T.NO, T.NOT_SURE, T.KEEP, T.AREA, when=is_said_beside(*SAYS_MORE)),
        on(T.YES, T.KEEP, when=(good, offering.is_offered), do=offering.take_offered),
        on(T.NO, T.NOT_SURE, when=offering.is_offered, do=offering.refuse_offered),
        # how long, by words that may also mean something else
        on(
            T.NOT_SURE,
            T.NEED,
            T.EVERYWHERE,
            when=(picking.is_asked_minutes, needing.is_all_the_same),
            do=picking.take_any_minutes,
        ),
        on(T.PICK, when=picking.is_taken_for_minutes),
        on(T.PICK, when=picking.is_for_minutes, do=picking.pick_minutes),
        on(T.PICK, do=picking.pick),
        on(T.AND_AFTER, do=choosing.follow),
        on(T.SAME_AGAIN, do=picking.same_again),
        on(T.NO, T.BACK, do=picking.unchoose),
        on(T.SAFETY_DISCLOSURE, do=(choosing.note_condition, general.put_again)),
        # what they need, or where it hurts
        on(T.NEED, when=is_said_beside(T.CHOOSE, T.PICK)),
        on(T.NEED, do=needing.take_need),
        on(T.PAIN, T.GIVER_PAIN, do=needing.take_pain),
        on(T.FIRMER, T.LIGHTER, T.GIVER_FATIGUE, T.WHO, when=is_said_beside(*NAMES_A_MASSAGE)),
        on(T.FIRMER, T.LIGHTER, T.GIVER_FATIGUE, do=needing.take_told),
        on(T.WHO, do=needing.take_whose_hands),
        on(T.AREA, when=needing.is_told_already),
        on(T.AREA, do=needing.take_area),
        on(T.NOT_SURE, do=needing.take_anything),
        on(T.POSTURE, do=lying.choose),
        on(T.COLD, do=replying.reply_and_ask),
        on(T.CHOICE_TAKEN, do=choosing.ask_what_is_missing),
        # what is no choice
        on(T.SKIP_PREPARATION, when=is_said_beside(T.SKIP)),
        on(T.SKIP, T.SKIP_PREPARATION, do=choosing.put_questions_first),
        on(T.SLOWER, do=(general.speak_slower, general.put_again)),
        on(T.FASTER, do=(general.speak_faster, general.put_again)),
        on(T.YES, T.KEEP, when=offering.are_named, do=offering.offer_first),
        on(T.YES, T.KEEP, T.READY, T.NEXT, T.RESUME, T.START_OVER, do=general.repeat),
        on(T.UNCLEAR, T.UNRECOGNISED, do=general.not_understood_here),
    ),
    # a choice that is made where nothing was asked about it
    *at(
        HALTED,
        on(
            T.CHOOSE,
            when=broke_into(S.CHOOSING),
            do=(choosing.come_back_with_it, choosing.take_program),
            to=S.CHOOSING,
        ),
        on(T.PICK, when=broke_into(S.CHOOSING), do=(choosing.come_back_with_it, picking.pick), to=S.CHOOSING),
        on(
            T.NEED,
            when=broke_into(S.CHOOSING),
            do=(choosing.come_back_with_it, needing.take_need),
            to=S.CHOOSING,
        ),
        on(
            T.WHAT_IS_THERE,
            when=broke_into(S.CHOOSING),
            do=(choosing.come_back_with_it, list_programs),
            to=S.CHOOSING,
        ),
    ),
    on(T.CHOOSE, at=(S.GATING, S.REHEARSING, S.PREPARING), do=choosing.take_program, to=S.CHOOSING),
    on(T.WHAT_IS_THERE, at=S.GATING, do=list_programs, to=S.CHOOSING),
    *at(
        S.PREPARING,
        on(T.POSTURE, when=lying.is_all_that_there_is, do=lying.leave, to=S.CHOOSING),
        on(T.POSTURE, do=lying.lay_out_anew),
    ),
    on(T.POSTURE, at=SCREENING | {S.GATING, S.REHEARSING}, do=lying.note),
    on(T.CHOOSE, T.AND_AFTER, at=COACHING, do=needing.refuse_now),
    on(T.CHOOSE, at=S.RESTING, do=needing.refuse_after),
    # all is chosen
    *at(
        S.CHOOSING,
        on(T.CHOSEN, when=(interviewing.is_complete, gating.is_shut), do=gating.begin, to=S.GATING),
        on(T.CHOSEN, when=(interviewing.is_complete, offering.is_impossible), do=offering.refuse),
        on(T.CHOSEN, when=(interviewing.is_complete, gating.is_needed), do=gating.begin, to=S.GATING),
        on(T.CHOSEN, when=(interviewing.is_complete, rehearsing.is_done), do=preparing.begin, to=S.PREPARING),
        on(T.CHOSEN, when=interviewing.is_complete, do=rehearsing.begin, to=S.REHEARSING),
        on(T.CHOSEN, when=remembering.is_known, do=remembering.begin, to=S.RECALLING),
        on(T.CHOSEN, do=(preparing.tell_practical, interviewing.begin), to=S.SCREENING_ASKING),
        on(T.NOTHING_POSSIBLE, do=offering.leave, to=S.REFUSED),
    ),
)
"""Which massage, where and how long: by name, by number, by need; nothing that is said to it meets silence."""

RECALLING = (
    *at(
        S.RECALLING,
        on(T.YES, when=(good, remembering.is_same_asked), do=remembering.ask_what_is_new),
        on(T.YES, when=remembering.is_same_asked, do=general.repeat),
        on(T.NO, when=remembering.is_same_asked, do=remembering.ask_everything, to=S.SCREENING_ASKING),
        on(T.NO, when=good, do=remembering.take, to=S.SCREENING_ASKING),
        # anything but a clear, whole no
        on(
            *(T.YES, T.NO, T.NOT_SURE, T.UNCLEAR, T.AMBIGUOUS, T.NO_PAIN, T.CORRECTION, T.UNRECOGNISED),
            do=remembering.ask_everything,
            to=S.SCREENING_ASKING,
        ),
        on(
            T.SAFETY_DISCLOSURE,
            do=remembering.ask_everything_about_it,
            to=S.SCREENING_ASKING,
        ),
        on(T.PAIN, T.GIVER_PAIN, T.NOT_KNOWN, do=remembering.ask_everything, to=S.SCREENING_ASKING),
        on(T.SILENCE, do=remembering.ask_again),
        on(T.WHY, T.SKIP, do=general.repeat),
        on(*ASKING, do=replying.reply_and_ask),
    ),
)
"""Somebody's answers are remembered: two questions find out whether they still hold."""

FORGETTING = (
    on(T.KNOWN, at=LIVE - SCREENING - LATCHED, do=remembering.tell_what_is_known),
    on(T.KNOWN, at=SCREENING, do=interviewing.repeat),
    on(T.KNOWN, at=LATCHED, do=general.repeat),
    on(T.FORGET_ME, at=LIVE - LATCHED, do=remembering.forget_all),
    on(T.FORGET_THAT, at=LIVE - LATCHED, do=remembering.forget_session),
    on(T.FORGET_ME, T.FORGET_THAT, at=LATCHED, do=general.repeat),
)
"""What is known of anybody, and how it is forgotten."""

SCREENING_QUESTIONS = (
    on(T.SAID_ABOUT, at=LIVE - SCREENING - LATCHED, do=plan_changes.say_what_was_said),
    on(T.SAID_ABOUT, at=SCREENING, do=interviewing.repeat),
    on(T.SAID_ABOUT, at=LATCHED, do=general.repeat),
    *at(
        SCREENING,
        on(T.YES, T.NO, T.NOT_SURE, T.UNCLEAR, T.AREA, T.ALLERGY, do=interviewing.answer),
        on(T.NO_PAIN, T.AMBIGUOUS, T.UNRECOGNISED, do=interviewing.answer),
        on(T.SAFETY_DISCLOSURE, do=interviewing.disclose),
        on(T.PAIN, do=interviewing.tell_pain),
        on(T.GIVER_PAIN, T.GIVER_FATIGUE, do=interviewing.tell_hands),
        on(T.CORRECTION, do=correcting.correct),
        on(T.SILENCE, do=interviewing.silence),
        on(T.WHY, do=interviewing.why),
        on(T.SKIP, do=interviewing.refuse_skip),
        on(T.REPEAT, do=interviewing.repeat),
        on(T.SLOWER, T.SPEECH_SLOWER, do=interviewing.go_slowly),
    ),
    on(
        T.CORRECTION,
        at=(S.GATING, S.REHEARSING, S.PREPARING),
        when=interviewing.has_begun,
        do=correcting.correct,
        to=S.SCREENING_ASKING,
    ),
    on(T.SUMMARY, at=S.SCREENING_ASKING, to=S.SCREENING_READING_BACK),
    on(T.MORE_QUESTIONS, at=S.SCREENING_READING_BACK, to=S.SCREENING_ASKING),
    # asked again in the middle of a massage
    *at(
        SCREENING,
        on(
            T.CLEARED,
            when=(hands_were_on, interviewing.still_fits, gating.stays_open),
            do=interviewing.clear_again,
            to=S.PAUSED,
        ),
        on(T.CLEARED, when=hands_were_on, do=(interviewing.end_early, resting.begin), to=S.RESTING),
        on(T.CLEARED, when=gating.is_shut, do=(interviewing.clear, gating.begin), to=S.GATING),
        on(T.CLEARED, when=offering.is_impossible, do=(interviewing.clear, offering.refuse), to=S.CHOOSING),
        on(T.CLEARED, when=gating.is_needed, do=(interviewing.clear, gating.begin), to=S.GATING),
        on(T.CLEARED, when=rehearsing.is_done, do=(interviewing.clear, preparing.begin), to=S.PREPARING),
        on(T.CLEARED, do=(interviewing.clear, rehearsing.begin), to=S.REHEARSING),
        on(T.REFUSED, do=interviewing.refuse, to=S.REFUSED),
        on(T.EMERGENCY, do=interviewing.raise_alarm, to=S.EMERGENCY),
    ),
)
"""The safety questions; what an answer leads to is decided in `assistant/dialog/screening`."""

GATE = (
    *at(
        S.GATING,
        on(T.YES, T.NO, T.NOT_SURE, T.READY, T.NO_REDNESS, T.REDNESS, do=gating.answer),
        on(T.UNCLEAR, T.AMBIGUOUS, T.NO_PAIN, T.UNRECOGNISED, do=gating.answer),
        on(T.WHY, T.SKIP, T.SKIP_PREPARATION, T.NEXT, when=gating.is_asking, do=gating.why),
        on(T.SILENCE, when=gating.is_asking, do=gating.ask_again),
        on(T.GATE_OPEN, when=rehearsing.is_done, do=preparing.begin, to=S.PREPARING),
        on(T.GATE_OPEN, do=rehearsing.begin, to=S.REHEARSING),
        on(T.GATE_SHUT, do=gating.offer_another, to=S.CHOOSING),
    ),
)
"""What only some massages need."""

REHEARSAL = (
    *at(
        S.REHEARSING,
        on(T.STOP, when=rehearsing.was_key, do=rehearsing.go_by_key),
        on(T.STOP, T.PAIN, when=rehearsing.was_counted),
        on(T.STOP, T.PAIN, when=rehearsing.was_asked, do=rehearsing.acknowledge),
        on(T.PAIN, when=rehearsing.is_rehearsed_word, do=rehearsing.heard_another),
        on(T.YES, T.READY, when=(good, rehearsing.key_is_left), do=rehearsing.go_by_key),
        on(T.SKIP, T.SKIP_PREPARATION, T.NEXT, T.WHY, when=rehearsing.was_counted),
        on(T.SKIP, T.SKIP_PREPARATION, T.NEXT, T.WHY, do=rehearsing.why),
        on(T.SILENCE, do=rehearsing.miss),
        on(T.UNRECOGNISED, when=rehearsing.in_quiet, do=rehearsing.miss),
        on(T.REHEARSED, do=preparing.begin, to=S.PREPARING),
    ),
)
"""The words that take the hands off, tried once; what is not rehearsed is taken in earnest, further down."""

PREPARING = (
    *at(
        S.PREPARING,
        on(T.READY, T.NEXT, T.SKIP, do=preparing.next_item),
        on(T.YES, when=general.is_unsure, do=preparing.wait_on),
        on(T.YES, when=good, do=preparing.next_item),
        on(T.YES, T.UNRECOGNISED, do=preparing.wait_on),
        on(
            T.NO,
            T.NOT_SURE,
            when=(preparing.is_asked_leave, preparing.nothing_would_be_left),
            do=(preparing.leave_those_out, offering.refuse),
            to=S.CHOOSING,
        ),
        on(
            T.NO,
            T.NOT_SURE,
            when=preparing.is_asked_leave,
            do=(preparing.leave_those_out, preparing.go_on_without_those),
        ),
        on(T.BACK, do=preparing.item_before),
        on(T.DRY_RUN, do=dry_run.begin),
        on(T.SKIP_PREPARATION, when=dry_run.is_under_way, do=dry_run.end),
        on(T.SKIP_PREPARATION, do=preparing.skip),
        on(T.SILENCE, do=preparing.wait),
        on(T.COLD, do=replying.reply_and_ask),
        on(T.PREPARED, do=guiding.begin, to=S.COACHING_GUIDING),
    ),
    on(T.PAIN, at=(S.GATING, S.REHEARSING, S.PREPARING), do=preparing.hear_pain),
    on(T.LEAVE_OUT, T.MORE_THERE, at=(S.CHOOSING, S.GATING, S.REHEARSING), do=pacing.note_wish),
    on(T.LEAVE_OUT, T.MORE_THERE, at=S.PREPARING, do=pacing.replan_with_wish),
    on(T.DRY_RUN, at=BEFORE - {S.PREPARING}, do=dry_run.note),
    on(T.AND_AFTER, at=BEFORE - {S.CHOOSING}, do=choosing.follow_later),
    on(T.DOUBT, at=BEFORE, do=pausing.doubt),
)
"""One short thing at a time, until the hands may come."""

CUP = (
    on(T.CUP_OFF, at=HANDS | {S.RESTING}, when=good, do=cups.confirm),
    *at(
        COACHING,
        on(T.YES, when=(good, cups.is_asked), do=cups.confirm),
        on(T.YES, T.NO, when=cups.is_asked, do=cups.insist),
    ),
    on(T.CUP_STILL_ON, at=HANDS | {S.RESTING}, do=cups.remind),
    on(T.CUP_ENOUGH, at=COACHING, do=cups.put_away, to=S.COACHING_GUIDING),
)
"""While a cup may be on the skin."""

MASSAGE = (
    *at(
        COACHING,
        on(T.OUTCRY, do=asides.ask_after_outcry, to=S.PAIN_STARTLED),
        on(T.AMBIGUOUS, when=asides.may_be_stop, do=pausing.stop, to=S.STOPPED),
        on(T.AMBIGUOUS, do=asides.lower_or_lighter),
        # a no with hands on is never passed over: to pain, to the pressure, to whether all is right, or to all of it
        on(T.NO, when=(good, asides.is_about_pain), do=pain.react, to=S.PAIN_ASKING),
        on(T.NO, when=asides.is_about_pain, do=pain.react, to=S.PAIN_SUSPECTING),
        on(T.NO, when=asides.is_too_much, do=pain.may_hurt, to=S.PAIN_SUSPECTING),
        on(T.NO, T.NOT_SURE, when=asides.is_right_asked, do=pain.may_hurt, to=S.PAIN_SUSPECTING),
        on(T.NO, when=(good, asides.is_unasked), do=pausing.stop, to=S.STOPPED),
        on(T.NO, when=asides.is_unasked, do=asides.ask_softly),
        on(T.NO, do=asides.no),
        on(T.UNEASE, when=asides.is_lightest, do=pain.may_hurt, to=S.PAIN_SUSPECTING),
        on(T.UNEASE, do=asides.ease_and_ask),
        on(T.UNRECOGNISED, do=asides.ask_softly),
        # how it is done
        on(T.SLOWER, do=pacing.slower),
        on(T.FASTER, do=pacing.faster),
        on(T.LIGHTER, do=pacing.lighter),
        on(T.FIRMER, when=asides.is_more_unasked, do=asides.suggest_firmer),
        on(T.FIRMER, do=pacing.firmer),
        on(T.PERHAPS_FIRMER, do=asides.suggest_firmer),
        on(T.STAY_LONGER, do=pacing.longer),
        on(T.LESS_TIME, do=plan_changes.take_less, to=S.COACHING_GUIDING),
        on(T.MORE_TIME, do=plan_changes.add_time),
        on(T.DISCOMFORT, do=pacing.flatter),
        on(T.SLEEPY, do=pacing.settle),
        on(T.LEAVE_OUT, T.MORE_THERE, do=pacing.grant_wish),
        on(T.POSITION, do=asides.shift),
        on(T.AREA, when=asides.is_said_whole, do=asides.another_place),
        # small questions
        on(T.CHECK, do=asides.check_in),
        on(T.UNANSWERED, do=asides.let_go),
        on(T.CHECK_IN, do=asides.look_first),
        on(T.NO_PAIN, do=asides.no_pain),
        on(T.START_OVER, do=asides.confirm_start_over),
        on(T.YES, do=asides.yes),
        on(T.KEEP, T.UNCLEAR, do=asides.keep),
        on(T.STATUS, do=pacing.tell_status),
        on(T.WHAT_NEXT, do=pacing.tell_next),
        # from step to step
        on(T.NEXT, do=guiding.hurry_on, to=S.COACHING_GUIDING),
        on(T.SKIP, do=guiding.skip, to=S.COACHING_GUIDING),
        on(T.BACK, do=guiding.step_back, to=S.COACHING_GUIDING),
        on(T.GO_TO, do=plan_changes.go_to, to=S.COACHING_GUIDING),
        on(T.RESUME, do=asides.already_on),
        on(T.CUE, do=cueing.say_cue),
    ),
    on(T.CHANGE, at=S.COACHING_GUIDING, do=cueing.say_cue, to=S.COACHING_CHANGING_OVER),
    *at(
        COACHING,
        on(T.STEP_OVER, do=guiding.complete, to=S.COACHING_GUIDING),
        on(T.PLAN_OVER, do=resting.begin_after_closing, to=S.RESTING),
        on(T.NOTHING_ELSE, do=pain.let_rest, to=S.PAUSED),
    ),
)
"""Hands are on: how they go from step to step, and what makes it gentler, firmer, slower or longer."""

PAIN_HEARD = (
    # "it stopped hurting" and "stop, it's hurting" sound alike: with no open report it is one
    *at(
        COACHING | HALTED,
        on(T.PAIN, T.PAIN_RESOLVED, when=(good, pain.may_be_felt), do=pain.react, to=S.PAIN_ASKING),
        on(T.PAIN, T.PAIN_RESOLVED, when=pain.may_be_felt, do=pain.react, to=S.PAIN_SUSPECTING),
    ),
    on(T.PAIN, at=HALTED, do=pausing.hear_pain),
    # after a cry without words: is everything all right?
    *at(
        S.PAIN_STARTLED,
        on(T.PAIN, when=good, do=pain.react, to=S.PAIN_ASKING),
        on(T.PAIN, do=pain.react, to=S.PAIN_SUSPECTING),
        on(T.YES, T.RESUME, when=good, do=asides.go_on_after_outcry, to=S.COACHING_GUIDING),
        on(T.YES, T.RESUME, do=general.repeat),
        on(T.NO, T.NOT_SURE, T.NO_PAIN, T.PAIN_RESOLVED, do=pain.may_hurt, to=S.PAIN_SUSPECTING),
        on(T.LIGHTER, T.UNEASE, T.SILENCE, do=pain.may_hurt, to=S.PAIN_SUSPECTING),
        on(T.UNRECOGNISED, do=general.not_understood),
    ),
    # perhaps something hurts or is wrong: is it so?
    on(T.UNASKED, at=S.PAIN_SUSPECTING, do=pain.ask_whether),
    on(T.PAIN, at=SUSPECTED, when=good, do=pain.confirm, to=S.PAIN_ASKING),
    on(T.PAIN, at=S.PAIN_WITHDRAWING, do=pain.ask_whether, to=S.PAIN_SUSPECTING),
    *at(
        S.PAIN_SUSPECTING,
        on(T.YES, T.NOT_SURE, when=alarms.was_pain, do=pain.confirm, to=S.PAIN_ASKING),
        on(T.YES, T.NOT_SURE, do=alarms.confirm),
        on(T.SIGN_EMERGENCY, do=alarms.sound_confirmed, to=S.EMERGENCY),
        on(T.SIGN_URGENT, T.SIGN_END, do=alarms.sound_confirmed_and_end, to=S.REFUSED),
        on(T.SIGN_NERVE, do=pain_answers.confirm, to=S.PAIN_TRACING),
        on(T.SIGN_WAIT, do=numbness.wait, to=S.PAIN_WAITING),
        on(T.NO, T.NO_PAIN, T.PAIN_RESOLVED, do=pain.read_back_withdrawal, to=S.PAIN_WITHDRAWING),
    ),
    *at(
        S.PAIN_WITHDRAWING,
        on(T.YES, T.NO_PAIN, when=good, do=pain.withdraw, to=S.PAIN_OFFERING),
        on(T.YES, T.NO, T.NOT_SURE, T.NO_PAIN, T.UNRECOGNISED, do=pain.ask_whether, to=S.PAIN_SUSPECTING),
    ),
    on(T.UNRECOGNISED, at=(S.PAIN_SUSPECTING, S.PAIN_ASKING, S.PAIN_OFFERING), do=general.not_understood),
)
"""Something hurts, or perhaps does: hands off first, then the question whether it is so."""

PAIN_QUESTIONS = (
    # sharp, shooting, numb, burning?
    *at(
        S.PAIN_ASKING,
        on(T.YES, T.NOT_SURE, T.AMBIGUOUS, do=pain_answers.feels_wrong, to=S.PAIN_TRACING),
        on(T.UNCLEAR, when=general.was_missed, do=pain_answers.feels_wrong, to=S.PAIN_TRACING),
        on(T.UNCLEAR, do=general.not_understood),
        on(T.NO, T.NO_PAIN, T.PAIN_RESOLVED, T.DULL, when=general.is_unsure, do=general.not_understood),
        on(
            T.NO,
            T.NO_PAIN,
            T.PAIN_RESOLVED,
            T.DULL,
            when=pain.where_is_open,
            do=pain.ask_where,
            to=S.PAIN_LOCATING,
        ),
        on(T.NO, T.NO_PAIN, T.PAIN_RESOLVED, T.DULL, do=pain.ask_how_bad, to=S.PAIN_SCORING),
    ),
    # does it run down an arm or a leg?
    *at(
        S.PAIN_TRACING,
        on(T.YES, T.NOT_SURE, when=good, do=pain_answers.runs_down, to=S.REFUSED),
        on(T.NO, when=(good, pain.where_is_open), do=pain.ask_where, to=S.PAIN_LOCATING),
        on(T.NO, when=good, do=pain.ask_how_bad, to=S.PAIN_SCORING),
        on(T.YES, T.NO, T.NOT_SURE, T.NO_PAIN, T.UNCLEAR, T.AMBIGUOUS, do=general.repeat),
        on(T.UNRECOGNISED, do=general.not_understood),
    ),
    # is the feeling back?
    *at(
        S.PAIN_WAITING,
        on(T.TWO_MINUTES, do=numbness.ask),
        on(
            T.YES,
            when=(good, numbness.was_asked, numbness.where_is_open),
            do=numbness.is_back_somewhere,
            to=S.PAIN_LOCATING,
        ),
        on(T.YES, when=(good, numbness.was_asked), do=numbness.is_back, to=S.PAIN_OFFERING),
        on(T.YES, when=numbness.was_asked, do=general.repeat),
        on(T.YES, T.RESUME, T.READY, T.PAIN_RESOLVED, T.NO_PAIN, do=numbness.ask),
        on(T.NO, T.NOT_SURE, when=(good, numbness.was_long), do=numbness.end, to=S.RESTING),
        on(T.NO, T.NOT_SURE, when=numbness.was_long, do=general.repeat),
        on(T.NO, T.NOT_SURE, do=numbness.wait_on),
        on(T.SILENCE, when=numbness.was_called, do=numbness.end, to=S.RESTING),
        on(T.SILENCE, when=numbness.was_long, do=pain.nobody_answers),
        on(T.SILENCE),
        on(T.UNRECOGNISED, when=numbness.was_asked, do=general.not_understood),
        on(T.UNRECOGNISED, do=general.repeat_or_help),
    ),
    # where?
    *at(
        S.PAIN_LOCATING,
        on(T.AREA, when=numbness.was_numb, do=numbness.take_where, to=S.PAIN_OFFERING),
        on(T.AREA, do=pain.take_where, to=S.PAIN_SCORING),
    ),
    on(T.AREA, at=OPEN_PAIN - {S.PAIN_LOCATING}, do=pain.note_where),
    *at(
        S.PAIN_LOCATING,
        on(T.NOT_SURE, T.UNRECOGNISED, when=numbness.was_numb, do=pain.offer_again, to=S.PAIN_OFFERING),
        on(T.NOT_SURE, T.UNRECOGNISED, do=pain.ask_how_bad, to=S.PAIN_SCORING),
    ),
    # how bad, from nought to ten?
    *at(
        RATING,
        on(T.PAIN_SCORE, when=good, do=pain_answers.take_score, to=S.PAIN_OFFERING),
        on(T.PAIN_SCORE, do=pain_answers.read_back_score, to=S.PAIN_CONFIRMING),
    ),
    *at(
        S.PAIN_CONFIRMING,
        on(T.YES, when=good, do=pain_answers.take_read_back, to=S.PAIN_OFFERING),
        on(T.YES, do=general.repeat),
        on(T.NO, when=pain_answers.was_unclear_before, do=pain_answers.take_unclear, to=S.PAIN_OFFERING),
        on(T.NO, do=pain_answers.unclear, to=S.PAIN_SCORING),
    ),
    on(T.NO_PAIN, at=S.PAIN_SCORING, do=pain_answers.read_back_none, to=S.PAIN_CONFIRMING),
    *at(
        RATING,
        on(
            T.NOT_SURE,
            T.UNCLEAR,
            T.UNRECOGNISED,
            when=pain_answers.was_unclear_before,
            do=pain_answers.take_unclear,
            to=S.PAIN_OFFERING,
        ),
        on(T.NOT_SURE, T.UNCLEAR, T.UNRECOGNISED, do=pain_answers.unclear, to=S.PAIN_SCORING),
        on(
            T.PAIN,
            when=(good, pain_answers.is_said_with_it),
            do=pain_answers.take_said_with_it,
            to=S.PAIN_OFFERING,
        ),
    ),
    # it still hurts
    on(T.PAIN, at=OPEN_PAIN | {S.PAIN_WAITING, S.PAIN_OFFERING}, do=pain.quiet_and_ask_again),
    # at any of these questions
    on(T.WHY, at=PAIN, do=pain.why),
    on(T.SILENCE, at=PAIN - {S.PAIN_STARTLED, S.PAIN_WAITING}, do=pain.nobody_answers),
)
"""It hurts: what kind of pain, where, and how bad."""

PAIN_ENDS = (
    # they want to go on without having answered
    *at(
        SUSPECTED | OPEN_PAIN,
        on(
            T.RESUME,
            when=(pain.may_go_on, pausing.was_long),
            do=(pain.carry_on_unanswered, pausing.ask_health),
            to=S.SCREENING_ASKING,
        ),
        on(
            T.RESUME, when=pain.may_go_on, do=(pain.carry_on_unanswered, pain.carry_on), to=S.COACHING_GUIDING
        ),
    ),
    on(T.RESUME, at=SUSPECTED, when=alarms.is_open, do=general.repeat),
    on(T.RESUME, at=SUSPECTED | OPEN_PAIN, do=pain.rest_instead, to=S.RESTING),
    # shall the hands come back?
    *at(
        S.PAIN_OFFERING,
        on(T.RESUME, T.YES, when=(good, pain.has_ended), do=pain.rest_instead, to=S.RESTING),
        on(T.RESUME, T.YES, when=(good, pausing.was_long), do=pausing.ask_health, to=S.SCREENING_ASKING),
        on(T.RESUME, T.YES, when=good, do=pain.carry_on, to=S.COACHING_GUIDING),
        on(T.RESUME, T.YES, T.AMBIGUOUS, T.LIGHTER, do=pain.offer_again),
        on(T.NO, T.NOT_SURE, do=pain.wait),
    ),
    *at(
        PAIN,
        on(T.ENDED_BY_PAIN, do=pain.rest_instead, to=S.RESTING),
        on(T.PLAN_OVER, do=resting.begin, to=S.RESTING),
    ),
)
"""How hands come back after a pain, or do not."""

STOP_AND_PAUSE = (
    # before any hands are on "help" asks what to say; otherwise somebody needs it
    on(T.STOP, at=BEFORE, when=general.asks_for_help, do=general.help_out),
    on(T.STOP, at=S.CHOOSING, when=alarms.is_cry_for_help, do=general.help_out),
    on(
        T.STOP,
        at=COACHING | PAIN | {S.PAUSED},
        when=(alarms.is_cry_for_help, pain.may_be_felt),
        do=alarms.suspect,
        to=S.PAIN_SUSPECTING,
    ),
    on(
        T.STOP,
        at=BEFORE - {S.CHOOSING} | WAITING,
        when=alarms.is_cry_for_help,
        do=alarms.ask_whether_unwell,
        to=S.STOPPED,
    ),
    on(
        T.CONSENT_WITHDRAWN,
        at=COACHING | PAIN | {S.PAUSED},
        when=(good, hands_were_on),
        do=(pausing.stop_again, resting.begin),
        to=S.RESTING,
    ),
    on(T.STOP, T.CONSENT_WITHDRAWN, at=UNDER_WAY | {S.PAUSED, S.RESTING}, do=pausing.stop, to=S.STOPPED),
    on(T.STOP, T.CONSENT_WITHDRAWN, at=S.REFUSED, do=pausing.be_quiet),
    on(T.STOP, T.CONSENT_WITHDRAWN, at=S.EMERGENCY, do=(pausing.be_quiet, general.repeat)),
    # a second stop
    *at(
        S.STOPPED,
        on(
            T.STOP,
            T.CONSENT_WITHDRAWN,
            when=(good, broke_into(S.RESTING), resting.nobody_may_be_unwell),
            do=(pausing.stop_again, resting.finish),
            to=S.RESTING,
        ),
        on(
            T.STOP,
            T.CONSENT_WITHDRAWN,
            when=(good, hands_were_on),
            do=(pausing.stop_again, resting.begin),
            to=S.RESTING,
        ),
        on(T.STOP, T.CONSENT_WITHDRAWN, when=good, do=(pausing.stop_again, resting.leave), to=S.ENDED),
        on(T.STOP, T.CONSENT_WITHDRAWN, do=pausing.still_stopped),
    ),
    # a pause
    on(T.PAUSE, at=BEFORE | COACHING | {S.PAIN_STARTLED}, do=pausing.pause, to=S.PAUSED),
    *at(
        COACHING | {S.PAIN_STARTLED},
        on(T.COLD, do=pausing.cover, to=S.PAUSED),
        on(T.GIVER_PAIN, do=pausing.rest_thumbs, to=S.PAUSED),
    ),
    on(T.GIVER_FATIGUE, at=COACHING, do=pausing.rest_thumbs, to=S.PAUSED),
    on(T.PAUSE, at=PAIN - {S.PAIN_STARTLED} | {S.PAUSED, S.RESTING}, do=pausing.stay_off),
    on(T.COLD, at=PAIN - {S.PAIN_STARTLED} | HALTED, do=pausing.stay_off),
    *at(
        COACHING,
        on(T.QUESTION, when=replying.wants_up, do=pausing.pause, to=S.PAUSED),
        on(T.POSTURE, do=(pausing.pause, lying.change), to=S.PAUSED),
        on(T.TURN_OVER, do=lying.turn_over, to=S.PAUSED),
    ),
    # while paused
    *at(
        S.PAUSED,
        on(T.LIGHTER, when=broke_into(COACHING), do=pacing.lighter_later),
        on(T.UNRECOGNISED, T.AMBIGUOUS, do=pausing.hint_resume),
        on(T.SILENCE, when=pausing.was_left, do=resting.leave, to=S.ENDED),
        on(T.SILENCE, do=pausing.check_on),
        on(T.PAUSE_OVER, do=pausing.ask_whether_to_go_on),
        on(T.YES, when=(good, pausing.was_asked_to_go_on), do=pausing.go_on),
        on(T.YES, T.NO, T.NOT_SURE, when=pausing.was_asked_to_go_on, do=pausing.hint_resume),
        on(T.POSTURE, when=broke_into(COACHING), do=lying.change),
    ),
    # while stopped: first whether somebody feels unwell, where that was asked, then whether that is all for today
    *at(
        S.STOPPED,
        on(T.RESUME, T.PAUSE, when=alarms.was_asked_whether_unwell, do=general.repeat),
        on(
            T.YES, T.NOT_SURE, when=alarms.was_asked_about_emergency, do=alarms.confirm_unwell, to=S.EMERGENCY
        ),
        on(
            T.YES,
            T.NOT_SURE,
            when=alarms.was_asked_whether_unwell,
            do=alarms.confirm_unwell_and_end,
            to=S.REFUSED,
        ),
        on(T.NO, when=(good, alarms.was_asked_whether_unwell), do=alarms.feel_well, to=S.PAUSED),
        on(T.NO, when=alarms.was_asked_whether_unwell, do=general.repeat),
        on(T.SILENCE, when=alarms.was_asked_whether_unwell, do=alarms.nobody_answers),
        on(
            T.YES,
            when=(good, resting.was_asked_whether_all_right, going_on.is_open),
            do=(pausing.at_lightest, resting.come_back, going_on.ask_again),
            to=S.PAUSED,
        ),
        on(
            T.YES,
            when=(good, resting.was_asked_whether_all_right, correcting.has_to_ask),
            do=(pausing.at_lightest, resting.come_back, correcting.ask_what_was_told),
            to=S.SCREENING_ASKING,
        ),
        on(
            T.YES,
            when=(good, resting.was_asked_whether_all_right),
            do=(pausing.at_lightest, resting.come_back, pausing.resume),
            to=S.COACHING_GUIDING,
        ),
        on(T.YES, T.RESUME, when=resting.was_asked_whether_all_right, do=general.repeat),
        on(
            T.NO,
            T.NOT_SURE,
            T.PAUSE,
            T.SILENCE,
            when=resting.was_asked_whether_all_right,
            do=resting.stay,
            to=S.RESTING,
        ),
        on(T.YES, when=broke_into(S.RESTING), do=resting.finish, to=S.RESTING),
        on(T.SILENCE, when=broke_into(S.RESTING), do=resting.go_on, to=S.RESTING),
        on(T.YES, when=hands_were_on, do=resting.begin, to=S.RESTING),
        on(T.SILENCE, when=hands_were_on, do=resting.begin_unanswered, to=S.RESTING),
        on(T.YES, when=good, do=resting.leave, to=S.ENDED),
        on(T.YES, do=general.repeat),
        on(T.SILENCE, do=(pausing.at_lightest, pausing.hint_resume), to=S.PAUSED),
        on(T.NO, T.NOT_SURE, T.PAUSE, do=(pausing.at_lightest, pausing.hint_resume), to=S.PAUSED),
        on(T.UNRECOGNISED, T.AMBIGUOUS, do=general.repeat),
    ),
)
"""Everything that takes the hands off at a word."""

COMING_BACK = (
    # from a pause
    *at(
        S.PAUSED,
        on(T.RESUME, T.READY, when=(hands_were_on, pain.has_ended), do=pain.rest_instead, to=S.RESTING),
        on(
            T.RESUME,
            T.READY,
            when=(correcting.has_to_ask, pausing.is_past_choosing),
            do=correcting.ask_what_was_told,
            to=S.SCREENING_ASKING,
        ),
        on(
            T.RESUME,
            T.READY,
            when=(pausing.was_long, broke_into(COACHING | PAIN)),
            do=pausing.ask_health,
            to=S.SCREENING_ASKING,
        ),
        on(
            T.RESUME,
            T.READY,
            when=(broke_into(PAIN), numbness.is_awaited),
            do=numbness.ask,
            to=S.PAIN_WAITING,
        ),
        on(
            T.RESUME,
            T.READY,
            when=(broke_into(PAIN), pain.is_unanswered),
            do=pausing.ask_whether_again,
            to=S.PAIN_SUSPECTING,
        ),
        on(T.RESUME, T.READY, when=broke_into(COACHING), do=pausing.resume, to=S.COACHING_GUIDING),
        on(T.RESUME, T.READY, when=broke_into(PAIN), do=pausing.offer_again, to=S.PAIN_OFFERING),
        on(T.RESUME, T.READY, when=broke_into(S.PREPARING), do=preparing.say_again, to=S.PREPARING),
        on(T.RESUME, T.READY, when=broke_into(S.REHEARSING), do=rehearsing.come_back, to=S.REHEARSING),
        on(T.RESUME, T.READY, when=broke_into(S.GATING), do=gating.put_again, to=S.GATING),
        on(T.RESUME, T.READY, when=broke_into(SCREENING), do=interviewing.put_again, to=S.SCREENING_ASKING),
        on(T.RESUME, T.READY, when=broke_into(S.RECALLING), do=remembering.come_back, to=S.RECALLING),
        on(T.RESUME, T.READY, when=broke_into(S.CHOOSING), do=choosing.come_back, to=S.CHOOSING),
        on(T.RESUME, T.READY, when=broke_into(S.RESTING), do=resting.go_on, to=S.RESTING),
    ),
    # from a stop, after which nothing goes on but at the lightest
    *at(
        S.STOPPED,
        on(T.RESUME, when=(hands_were_on, pain.has_ended), do=pain.rest_instead, to=S.RESTING),
        on(T.RESUME, when=going_on.is_open, do=(pausing.at_lightest, going_on.ask_again), to=S.PAUSED),
        on(
            T.RESUME,
            when=(correcting.has_to_ask, pausing.is_past_choosing),
            do=(pausing.at_lightest, correcting.ask_what_was_told),
            to=S.SCREENING_ASKING,
        ),
        on(
            T.RESUME,
            when=(pausing.was_long, broke_into(COACHING | PAIN)),
            do=pausing.ask_health,
            to=S.SCREENING_ASKING,
        ),
        on(
            T.RESUME,
            when=(broke_into(PAIN), numbness.is_awaited),
            do=(pausing.at_lightest, numbness.ask),
            to=S.PAIN_WAITING,
        ),
        on(
            T.RESUME,
            when=(broke_into(PAIN), pain.is_unanswered),
            do=(pausing.at_lightest, pausing.ask_whether_again),
            to=S.PAIN_SUSPECTING,
        ),
        on(
            T.RESUME,
            when=broke_into(COACHING),
            do=(pausing.at_lightest, pausing.resume),
            to=S.COACHING_GUIDING,
        ),
        on(
            T.RESUME, when=broke_into(PAIN), do=(pausing.at_lightest, pausing.offer_again), to=S.PAIN_OFFERING
        ),
        on(
            T.RESUME,
            when=broke_into(S.PREPARING),
            do=(pausing.at_lightest, preparing.say_again),
            to=S.PREPARING,
        ),
        on(
            T.RESUME,
            when=broke_into(S.REHEARSING),
            do=(pausing.at_lightest, rehearsing.come_back),
            to=S.REHEARSING,
        ),
        on(T.RESUME, when=broke_into(S.GATING), do=(pausing.at_lightest, gating.put_again), to=S.GATING),
        on(
            T.RESUME,
            when=broke_into(SCREENING),
            do=(pausing.at_lightest, interviewing.put_again),
            to=S.SCREENING_ASKING,
        ),
        on(
            T.RESUME,
            when=broke_into(S.RECALLING),
            do=(pausing.at_lightest, remembering.come_back),
            to=S.RECALLING,
        ),
        on(
            T.RESUME, when=broke_into(S.CHOOSING), do=(pausing.at_lightest, choosing.come_back), to=S.CHOOSING
        ),
        on(T.RESUME, when=broke_into(S.RESTING), do=(pausing.at_lightest, resting.go_on), to=S.RESTING),
    ),
)
"""Back to what was broken into: what has to be asked before stands first."""

REST_AND_END = (
    *at(
        S.RESTING,
        on(T.PAIN, do=pain.take_late),
        on(T.RESUME, when=(good, resting.may_come_back), do=resting.ask_whether_all_right, to=S.STOPPED),
        on(T.RESUME, do=resting.answer_softly),
        on(T.YES, when=(good, remembering.is_consent_asked), do=remembering.keep),
        on(T.YES, when=remembering.is_consent_asked, do=general.repeat),
        on(T.NO, T.NOT_SURE, T.REST_OVER, when=remembering.is_consent_asked, do=remembering.let_go),
        on(T.REST_OVER, when=remembering.may_ask, do=remembering.ask_consent),
        on(T.REST_OVER, do=resting.say_aftercare),
        on(T.UNRECOGNISED, do=resting.answer_softly),
    ),
    on(T.UNRECOGNISED, at=LATCHED, do=general.repeat),
    on(T.SILENCE, at=S.EMERGENCY, do=alarms.stay),
    on(T.ALL_SAID, at=AFTER, do=resting.close, to=S.ENDED),
    on(T.ALL_SAID, at=S.ENDED, do=resting.close),
)
"""Hands are off for good."""

ANYWHERE = (
    on(T.REPEAT, at=S.PAUSED, when=general.has_nothing_to_repeat, do=pausing.hint_resume),
    on(T.REPEAT, at=S.RESTING, when=general.has_nothing_to_repeat, do=resting.answer_softly),
    on(T.REPEAT, at=LIVE - SCREENING, do=general.repeat_or_help),
    *at(
        LIVE - {S.EMERGENCY},
        on(T.HELP, do=general.help_out),
        on(T.LOUDER, do=general.louder),
        on(T.QUIETER, do=general.quieter),
    ),
    *at(
        BEFORE | MUSICAL,
        on(T.MUSIC_ON, do=general.music_on),
        on(T.MUSIC_OFF, do=general.music_off),
        on(T.MUSIC_LOUDER, do=general.music_louder),
        on(T.MUSIC_QUIETER, do=general.music_quieter),
    ),
    on(T.SPEECH_SLOWER, at=LIVE - SCREENING - {S.EMERGENCY}, do=general.speak_slower),
    on(T.SPEECH_FASTER, at=LIVE - {S.EMERGENCY}, do=general.speak_faster),
    *at(
        COACHING,
        on(T.QUIET, do=general.say_less),
        on(T.TEACH, T.DRY_RUN, do=general.say_more),
        on(T.TALK_NORMALLY, do=general.say_as_usual),
        on(T.RHYTHM_ON, do=general.rhythm_on),
        on(T.RHYTHM_OFF, do=general.rhythm_off),
    ),
    on(T.UNEASE, at=PAIN - {S.PAIN_STARTLED} | HALTED, do=general.repeat_or_help),
    on(T.SOMEONE_ELSE, at=LIVE - {S.EMERGENCY}, do=choosing.start_anew, to=S.CHOOSING),
    # a condition that is told late
    on(T.SAFETY_DISCLOSURE, at=S.STOPPED, when=correcting.told_with_a_stop, do=correcting.note_for_later),
    *at(
        HALTED,
        on(T.SAFETY_DISCLOSURE, when=broke_into(S.RESTING), do=correcting.note_late),
        on(T.SAFETY_DISCLOSURE, when=broke_into(S.CHOOSING), do=choosing.note_condition),
    ),
    on(T.SAFETY_DISCLOSURE, at=COACHING, when=(good, correcting.changes_nothing), do=correcting.thank),
    on(
        T.SAFETY_DISCLOSURE,
        at=HANDS | {S.GATING, S.REHEARSING, S.PREPARING},
        when=interviewing.has_begun,
        do=interviewing.disclose_late,
        to=S.SCREENING_ASKING,
    ),
    on(T.SAFETY_DISCLOSURE, at=HALTED, do=choosing.note_condition),
    on(T.SAFETY_DISCLOSURE, at=S.RESTING, do=correcting.note_late),
)
"""What may be said almost anywhere."""

QUESTIONS = (
    on(*ASKING, T.WHY, at=(S.CHOOSING, S.STOPPED), do=replying.reply_and_ask),
    on(*ASKING, at=S.REHEARSING, do=replying.reply_in_rehearsal),
    on(*ASKING, at=SCREENING, do=replying.reply_in_screening),
    on(*ASKING, T.WHY, at=S.GATING, do=replying.reply_in_gate),
    on(*ASKING, T.WHY, T.TEACH, at=S.PREPARING, do=replying.reply_getting_ready),
    on(T.QUESTION, T.WHY, at=COACHING, do=replying.reply_with_hands_on),
    on(*ASKING, at=PAIN, do=replying.reply_with_hands_off),
    on(*ASKING, T.WHY, T.DRY_RUN, at=S.PAUSED, do=replying.reply_in_pause),
    on(*ASKING, T.WHY, at=(S.RESTING, S.REFUSED), do=replying.reply),
    # help was called: whatever is asked, what to do is said again
    on(*ASKING, T.WHY, at=S.EMERGENCY, do=general.repeat),
)
"""Questions that people ask: answered, and then the open question again, or on as before."""

TABLE: tuple[Row, ...] = (
    *RED_FLAGS,
    *CONTACT,
    *CUT_OFF,
    *CHOOSING,
    *RECALLING,
    *SCREENING_QUESTIONS,
    *GATE,
    *REHEARSAL,
    *PREPARING,
    *CUP,
    *MASSAGE,
    *PAIN_HEARD,
    *PAIN_QUESTIONS,
    *PAIN_ENDS,
    *STOP_AND_PAUSE,
    *COMING_BACK,
    *REST_AND_END,
    *ANYWHERE,
    *FORGETTING,
    *QUESTIONS,
)
"""All rows in their order."""
