"""Stop, pause: the hands go off, and how they come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from assistant.clock import to_samples
from assistant.coaching import reactions
from assistant.dialog.effects import Hush, Record
from assistant.dialog.screening import disclosure
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.states import HALTED, State
from assistant.dialog.talk import general, guiding, interviewing, pain
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

LONG_PAUSE = to_samples(30 * 60)
"""After this, health is asked about again (safety.md, invariant 24)."""


CHECKS = 2
"""How often it is told, ten minutes apart, how to go on, before nobody is taken to be there."""


def hands_off_for(turn: Turn, kind: str, with_hands: str, without: str) -> None:
    """Silence, hands off and why, and what it broke into is remembered; the record gets this kind."""
    turn.interrupt(with_hands if hands_were_on(turn) else without)
    turn.do(Record(kind))
    turn.change(last=())
    break_in(turn)


def break_in(turn: Turn) -> None:
    """Remember which state this breaks into, to come back to it."""
    now = turn.now
    broken = now.interrupted if now.state in HALTED else now.state
    turn.change(interrupted=broken, open="", reprompts=0, all_told=False, pause_until=0)


def hands_were_on(turn: Turn) -> bool:
    """Somebody was touched in this session."""
    return turn.now.steps_begun > 0


def stop(turn: Turn) -> None:
    """Silence, hands off, and one question once they are off (safety.md, decision 5)."""
    hands_off_for(turn, "stop", "stop.hands_off", "stop.before")
    turn.change(suspected_sign="")
    turn.ask("stop.finish" if hands_were_on(turn) else "stop.finish_before")


def stop_again(turn: Turn) -> None:
    """A second stop ends it."""
    hands_off_for(turn, "stop", "stop.hands_off", "stop.before")


def still_stopped(turn: Turn) -> None:
    """Another stop that may be somebody else's word: silence, and the question once more."""
    be_quiet(turn)
    general.repeat(turn)


def be_quiet(turn: Turn) -> None:
    """Nothing more is said for now."""
    if turn.tick.speech.waiting:
        turn.do(Hush())


def doubt(turn: Turn) -> None:
    """Perhaps a protective word, and no hands on: quiet; when it was all that was said, it is asked what it was."""
    be_quiet(turn)
    if turn.understood is not None and turn.understood.final:
        turn.change(doubted=turn.tick.samples)


def pause(turn: Turn) -> None:
    """Silence and hands off, for as long as wanted; when that was said, it is asked afterwards whether to go on."""
    minutes = int(turn.slot("minutes") or 0)
    hands_off_for(turn, "pause", "pause.hands_off", "pause.before")
    turn.change(pause_until=turn.tick.samples + to_samples(60 * minutes) if minutes else 0)


def ask_whether_to_go_on(turn: Turn) -> None:
    """The minutes that were asked for are over; nothing goes on by itself (safety.md, invariant 24)."""
    turn.ask("pause.over")


def was_asked_to_go_on(turn: Turn) -> bool:
    """The pause was over, and it was asked whether to carry on."""
    return [key for key, _ in turn.now.last] == ["pause.over"]


def go_on(turn: Turn) -> None:
    """Go on as if they had said so in other words."""
    turn.change(last=())
    turn.then(Trigger.RESUME)


def cover(turn: Turn) -> None:
    """Somebody is cold: hands off, and cover them."""
    hands_off_for(turn, "pause", "pause.cover", "pause.cover")


def rest_thumbs(turn: Turn) -> None:
    """The giver's own hands hurt or are tired: no zone takes a record."""
    hands_off_for(turn, "pause", "pause.giver", "pause.giver")


def stay_off(turn: Turn) -> None:
    """Pause while the hands are off already."""
    turn.interrupt("pause.before")


def check_on(turn: Turn) -> None:
    """A pause has lasted: say that the program is still there."""
    checks = turn.now.reprompts + 1
    turn.ask("pause.check")
    turn.change(reprompts=checks)


def was_left(turn: Turn) -> bool:
    """A condition: nobody was touched, and nobody has answered for half an hour."""
    return not hands_were_on(turn) and turn.now.reprompts >= CHECKS


def hear_pain(turn: Turn) -> None:
    """It hurts, and nobody has been touched: thanks, and it is asked about before anything goes on."""
    told = Disclosure("pain", disclosure.places(turn.understood.intents) if turn.understood else ())
    turn.change(told_early=tuple(dict.fromkeys((*turn.now.told_early, told))))
    turn.do(Record("pain_before"))
    turn.say("disclosure.before")
    general.repeat_or_help(turn)


def hint_resume(turn: Turn) -> None:
    """Not finished, and not gone on: say how."""
    turn.ask("pause.resume_hint")


def was_long(turn: Turn) -> bool:
    """The hands have been off so long that health is asked about again."""
    return turn.tick.samples - turn.now.off_since > LONG_PAUSE


def ask_health(turn: Turn) -> None:
    """The screening question about today once more, before anything goes on."""
    turn.change(interrupted=None)
    interviewing.ask_today_again(turn)


@cache
def broke_into(place: State | frozenset[State]) -> Callable[[Turn], bool]:
    """A condition: the interruption came in this state, or in one of these."""
    places = frozenset({place}) if isinstance(place, State) else place

    def broke(turn: Turn) -> bool:
        return turn.now.interrupted in places

    return broke


def is_past_choosing(turn: Turn) -> bool:
    """It did not break into the choice of a massage, after which everything is asked anyway."""
    return turn.now.interrupted is not State.CHOOSING


def at_lightest(turn: Turn) -> None:
    """After a stop nothing goes on but at intensity 1 (safety.md, decision 5)."""
    turn.change(comfort=replace(turn.now.comfort, level=1))


def resume(turn: Turn) -> None:
    """Carry on where the hands left off, never stronger than before."""
    turn.change(comfort=reactions.resume(turn.now.comfort), interrupted=None)
    turn.say("coach.resume")
    guiding.go_on(turn)


def offer_again(turn: Turn) -> None:
    """Back in the talk after a pain: shall we carry on?"""
    turn.change(interrupted=None)
    turn.ask("pain.carry_on")


def ask_whether_again(turn: Turn) -> None:
    """Back in the talk after a pain that was only suspected: what was broken into is answered first."""
    turn.change(interrupted=None)
    pain.ask_whether(turn)
