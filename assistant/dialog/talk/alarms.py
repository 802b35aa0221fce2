"""Red flags: the action comes in the same turn, whatever was pending (safety.md, 3.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from assistant.dialog.effects import Record
from assistant.dialog.redflags import Course, Sign
from assistant.dialog.states import State
from assistant.dialog.talk import pain, pausing, resting
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn


@cache
def asks_for(*courses: Course) -> Callable[[Turn], bool]:
    """A condition: the sign that was named leads to one of these courses."""

    def asks(turn: Turn) -> bool:
        return _course(turn, turn.slot("sign")) in courses

    return asks


@cache
def is_sign(sign: str) -> Callable[[Turn], bool]:
    """A condition: this sign was named."""

    def named(turn: Turn) -> bool:
        return turn.slot("sign") == sign

    return named


def is_answer(turn: Turn) -> bool:
    """Told into the questions, doubtful or not grave: it belongs to one of them."""
    return bool(turn.data.red_flags.signs[turn.slot("sign")].condition)


def is_quality(turn: Turn) -> bool:
    """One of the words that were just asked for: sharp, shooting, numb, burning."""
    return turn.slot("sign") in ("nerve", "numb", "burning")


def is_on_the_skin(turn: Turn) -> bool:
    """Perhaps it is what was put on the skin, and no nerve."""
    return turn.slot("sign") == "burning"


def is_cry_for_help(turn: Turn) -> bool:
    """Somebody calls for help, and nobody knows what for."""
    return bool(turn.slot("sign"))


def sound(turn: Turn) -> None:
    """Hands off, what to do, and no massage any more for this person."""
    _tell(turn, turn.slot("sign"))
    pausing.break_in(turn)


def tell(turn: Turn) -> None:
    """Say what to do about a sign that is named when the session is already over."""
    _tell(turn, turn.slot("sign"))


def sound_and_end(turn: Turn) -> None:
    """Hands off, what to do, and the session is over."""
    sound(turn)
    _end(turn)


def sound_known_and_end(turn: Turn, sign: str) -> None:
    """Give the alarm for a sign that was asked about, and end the session."""
    _tell(turn, sign)
    pausing.break_in(turn)
    _end(turn)


def advise(turn: Turn, sign: str) -> None:
    """Say what to do about a sign, once the hands are off."""
    words = _words(turn, sign)
    turn.tell(f"red.{sign}", words)
    turn.change(last=((f"red.{sign}", words),), reprompts=0)


def suspect(turn: Turn) -> None:
    """Perhaps: hands off, and ask before anything is latched; nothing less takes the place of what is asked about."""
    turn.interrupt("pain.hands_off")
    open_sign = turn.now.episode.sign if turn.now.episode and pain.is_unanswered(turn) else ""
    if _is_less(turn, open_sign):
        turn.change(episode=replace(pain.opened(turn), asked=False))
    else:
        pain.suspect(turn, "RED_FLAG")


def ask_whether_unwell(turn: Turn) -> None:
    """Ask whether somebody feels unwell, when a sign was perhaps heard before any hands were on."""
    turn.interrupt("stop.before")
    pausing.break_in(turn)
    if not _is_less(turn, turn.now.suspected_sign if turn.now.state is State.STOPPED else ""):
        turn.change(suspected_sign=turn.slot("sign"))
    pain.ask_unwell(turn, turn.now.suspected_sign)


def was_asked_whether_unwell(turn: Turn) -> bool:
    """A condition: it was asked whether somebody feels unwell."""
    return bool(turn.now.suspected_sign)


def confirm_unwell(turn: Turn) -> None:
    """They do: what was perhaps heard is taken for true."""
    _tell(turn, turn.now.suspected_sign)


def confirm_unwell_and_end(turn: Turn) -> None:
    """Take it that somebody is unwell, and end the session."""
    confirm_unwell(turn)
    _end(turn)


def was_asked_about_emergency(turn: Turn) -> bool:
    """A condition: it was asked whether somebody is unwell, and the suspected sign is an emergency."""
    return was_asked_whether_unwell(turn) and _course(turn, turn.now.suspected_sign) is Course.EMERGENCY


def feel_well(turn: Turn) -> None:
    """They say that they feel well: what was perhaps heard is forgotten."""
    turn.change(suspected_sign="")
    pausing.hint_resume(turn)


def nobody_answers(turn: Turn) -> None:
    """Say the emergency number once, and stay with the question: perhaps nobody can answer."""
    if turn.now.reprompts == 0:
        turn.say("pain.silence", emergency=turn.data.emergency)
    turn.change(reprompts=turn.now.reprompts + 1)


def was_pain(turn: Turn) -> bool:
    """A condition: what is suspected is pain, not a red flag."""
    return turn.now.episode is not None and turn.now.episode.witness == "PAIN"


def is_open(turn: Turn) -> bool:
    """A red flag was perhaps named, and the question about it stands."""
    return (
        turn.now.episode is not None and turn.now.episode.witness != "PAIN" and not turn.now.episode.recorded
    )


def confirm(turn: Turn) -> None:
    """It is true: the same action as if it had been heard for sure."""
    assert turn.now.episode is not None
    sign = turn.now.episode.sign
    turn.then(_TRIGGER[_course(turn, sign)])


def sound_confirmed(turn: Turn) -> None:
    """Give the alarm for the red flag that was asked about and confirmed."""
    assert turn.now.episode is not None
    _tell(turn, turn.now.episode.sign)
    pausing.break_in(turn)


def sound_confirmed_and_end(turn: Turn) -> None:
    """Give the alarm for a confirmed red flag, and end the session."""
    sound_confirmed(turn)
    _end(turn)


def stay(turn: Turn) -> None:
    """Help may take a while: say the number twice more, then leave them to it."""
    turn.say("emergency.stay", emergency=turn.data.emergency)
    turn.change(reprompts=turn.now.reprompts + 1, all_told=turn.now.reprompts >= 1)


def _end(turn: Turn) -> None:
    if turn.now.steps_begun:
        resting.tell_aftercare(turn)
    turn.change(all_told=True)


def _tell(turn: Turn, sign: str) -> None:
    words = _words(turn, sign)
    if turn.now.steps_begun:
        words = " ".join((turn.data.prompts.fixed["red.hands_off"], words))
    turn.break_off(f"red.{sign}", words)
    turn.do(Record("red_flag", (("sign", sign),)))
    turn.change(last=((f"red.{sign}", words),), off_since=turn.tick.samples, reprompts=0)


def _words(turn: Turn, sign: str) -> str:
    known = turn.data.red_flags.signs[sign]
    words = known.say if _lies(turn) else known.upright or known.say
    if _is_graver(turn, known):
        assert known.after
        words = f"{words} {known.after.say}"
    return words.format(emergency=turn.data.emergency)


def _is_less(turn: Turn, asked_about: str) -> bool:
    """Another sign is asked about, and it is graver than the one that was named now."""
    flags = turn.data.red_flags
    return bool(asked_about) and flags.gravity(asked_about) < flags.gravity(turn.slot("sign"))


def _lies(turn: Turn) -> bool:
    """The one who is massaged lies down by now."""
    plan = turn.now.plan
    return plan is not None and plan.position.lying and turn.now.steps_begun > 0


def _is_graver(turn: Turn, sign: Sign) -> bool:
    return sign.after is not None and not sign.after.zones.isdisjoint(turn.now.worked)


def _course(turn: Turn, name: str) -> Course:
    """What a sign leads to, with what was worked on in mind."""
    sign = turn.data.red_flags.signs[name]
    return sign.after.course if sign.after and _is_graver(turn, sign) else sign.course


_TRIGGER = {
    Course.EMERGENCY: Trigger.SIGN_EMERGENCY,
    Course.URGENT: Trigger.SIGN_URGENT,
    Course.END: Trigger.SIGN_END,
    Course.CLOSE_ZONE: Trigger.SIGN_NERVE,
    Course.WAIT: Trigger.SIGN_WAIT,
}
