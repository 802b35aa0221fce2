"""Red flags: the action comes in the same turn, whatever was pending (safety.md, 3.2)."""

from __future__ import annotations

from collections.abc import Callable

from assistant.dialog.effects import Hush, Record, Say
from assistant.dialog.redflags import Course
from assistant.dialog.talk import pain, pausing, resting
from assistant.dialog.turn import Turn


def asks_for(course: str) -> Callable[[Turn], bool]:
    """A condition: the sign that was named leads to this course."""

    def asks(turn: Turn) -> bool:
        return turn.house.red_flags.signs[turn.slot("sign")].course is Course(course)

    return asks


def sound(turn: Turn) -> None:
    """Hands off, what to do, and no massage any more for this person."""
    _tell(turn, turn.slot("sign"))
    pausing.break_in(turn)


def tell(turn: Turn) -> None:
    """What to do, after it is all over anyway."""
    _tell(turn, turn.slot("sign"))


def sound_and_end(turn: Turn) -> None:
    """Hands off, what to do, and the session is over."""
    sound(turn)
    _end(turn)


def sound_and_pause(turn: Turn) -> None:
    """Hands off until it is better."""
    turn.interrupt("pause.hands_off")
    turn.tell("red", _words(turn, turn.slot("sign")))
    pausing.break_in(turn)


def suspect(turn: Turn) -> None:
    """Perhaps: hands off, and ask before anything is latched."""
    turn.interrupt("pain.hands_off")
    pain.suspect(turn, "RED_FLAG")


def wonder(turn: Turn) -> None:
    """Perhaps, before any hands were on."""
    turn.interrupt("stop.before")
    pausing.break_in(turn)
    turn.change(wondered=turn.slot("sign"))
    turn.ask("red.suspect")


def wonders(turn: Turn) -> bool:
    """It was asked whether somebody feels unwell."""
    return bool(turn.now.wondered)


def confirm_wonder(turn: Turn) -> None:
    """They do: what was perhaps heard is taken for true."""
    _tell(turn, turn.now.wondered)


def confirm_wonder_and_end(turn: Turn) -> None:
    """The same, where no help has to be called."""
    confirm_wonder(turn)
    _end(turn)


def is_wondered_emergency(turn: Turn) -> bool:
    """What was perhaps heard is an emergency."""
    return wonders(turn) and turn.house.red_flags.signs[turn.now.wondered].course is Course.EMERGENCY


def forget_wonder(turn: Turn) -> None:
    """They feel well."""
    turn.change(wondered="")
    pausing.hint_resume(turn)


def nobody_answers(turn: Turn) -> None:
    """Perhaps nobody can: say the number, and stay."""
    if turn.now.reprompts == 0:
        turn.say("pain.silence", emergency=turn.house.emergency)
    turn.change(reprompts=turn.now.reprompts + 1)


def was_pain(turn: Turn) -> bool:
    """What is suspected is pain, not a red flag."""
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
    turn.then(_TRIGGER[turn.house.red_flags.signs[sign].course])


def sound_confirmed(turn: Turn) -> None:
    """A red flag that was asked about."""
    assert turn.now.episode is not None
    _tell(turn, turn.now.episode.sign)
    pausing.break_in(turn)


def sound_confirmed_and_end(turn: Turn) -> None:
    """The same, where it ends the session."""
    sound_confirmed(turn)
    _end(turn)


def sound_confirmed_and_pause(turn: Turn) -> None:
    """The same, where it only has to get better."""
    sound_confirmed(turn)
    turn.change(episode=None, interrupted="coaching")


def stay(turn: Turn) -> None:
    """Help may take a while: say the number twice more, then leave them to it."""
    turn.say("emergency.stay", emergency=turn.house.emergency)
    turn.change(reprompts=turn.now.reprompts + 1, all_told=turn.now.reprompts >= 1)


def _end(turn: Turn) -> None:
    if turn.now.steps_begun:
        resting.tell_aftercare(turn)
    turn.change(all_told=True)


def _tell(turn: Turn, sign: str) -> None:
    turn.do(Hush())
    turn.do(Record("red_flag", (("sign", sign),)))
    words = _words(turn, sign)
    turn.do(Say(f"red.{sign}", words, urgent=True))
    turn.change(last=((f"red.{sign}", words),), off_since=turn.tick.samples, reprompts=0)


def _words(turn: Turn, sign: str) -> str:
    return turn.house.red_flags.signs[sign].say.format(emergency=turn.house.emergency)


_TRIGGER = {
    Course.EMERGENCY: "SIGN_EMERGENCY",
    Course.URGENT: "SIGN_URGENT",
    Course.END: "SIGN_END",
    Course.CLOSE_ZONE: "SIGN_NERVE",
    Course.PAUSE: "SIGN_PAUSE",
}
