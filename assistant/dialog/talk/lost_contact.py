"""People and program cannot hear each other, or one of them was not there: hands off, and how it goes on."""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.contact import Loudspeaker, Microphone
from assistant.dialog.states import BEFORE, COACHING, State
from assistant.dialog.talk import choosing, pausing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

TRY_AGAIN = to_samples(6.0)
"""Samples of quiet after which something is said into a loudspeaker that nobody hears, to find out whether they do."""

CLOSE = COACHING | {State.PREPARING}
"""Where it matters how well a stop is heard."""

_DEAF = {
    Microphone.SILENT: ("deaf.silent_off", "deaf.silent"),
    Microphone.CLIPPED: ("deaf.clipped_off", "deaf.clipped"),
    Microphone.ITSELF: ("deaf.itself_off", "deaf.itself"),
}
"""What is said when nothing can be heard, with hands on and without, by what is wrong with the microphone."""
_INAUDIBLE = {
    Loudspeaker.STOPPED: ("inaudible.hands_off", "inaudible.before"),
    Loudspeaker.UNHEARD: ("unheard.hands_off", "unheard.before"),
}


def due(turn: Turn) -> Trigger | None:
    """What this tick changes of it. Hands that are told to be on while it lasts go off in the same turn."""
    now, tick = turn.now, turn.tick
    coaching = now.state in COACHING
    if tick.contact.gap:
        return Trigger.GAP
    if tick.deaf != now.deaf or (tick.deaf and coaching):
        turn.change(deaf=tick.deaf)
        return Trigger.DEAF if tick.deaf else Trigger.HEARING
    loudspeaker = tick.contact.loudspeaker
    if not loudspeaker:
        turn.change(believed=False)
    elif now.believed and loudspeaker is Loudspeaker.UNHEARD:
        loudspeaker = Loudspeaker.WELL
    if loudspeaker is not now.loudspeaker or (loudspeaker and coaching):
        turn.change(loudspeaker=loudspeaker)
        return Trigger.INAUDIBLE if loudspeaker else Trigger.AUDIBLE
    quiet = 0 if tick.speech.waiting else tick.samples - now.quiet_since
    if loudspeaker and quiet > TRY_AGAIN:
        turn.change(quiet_since=tick.samples)
        return Trigger.INAUDIBLE
    if tick.contact.narrow and not now.narrow and now.state in BEFORE:
        turn.change(narrow=True)
        return Trigger.NARROW
    if tick.contact.loud != now.loud and (now.loud or now.state in CLOSE):
        turn.change(loud=tick.contact.loud)
        return Trigger.LOUD if tick.contact.loud else None
    return None


def is_cut_off(turn: Turn) -> bool:
    """One of both cannot hear the other: nothing goes on."""
    return turn.now.deaf or bool(turn.now.loudspeaker)


def hears_badly(turn: Turn) -> bool:
    """A condition: nobody can be heard."""
    return turn.now.deaf


def asks_whether_heard(turn: Turn) -> bool:
    """Only the people in the room can tell whether the program is heard, and they are asked."""
    return turn.now.loudspeaker is Loudspeaker.UNHEARD and not turn.now.deaf


def go_deaf(turn: Turn) -> None:
    """Take the hands off: while nothing can be heard, nobody could say stop."""
    pausing.hands_off_for(turn, "deaf", *_deaf(turn))


def tell_deaf(turn: Turn) -> None:
    """The hands are off already; say why nothing is answered."""
    turn.say(_deaf(turn)[1])


def hear_again(turn: Turn) -> None:
    """Hearing is back; hands stay off until somebody says so."""
    turn.ask("deaf.over")


def go_inaudible(turn: Turn) -> None:
    """Nobody hears what is said: it is shown, and said all the same."""
    pausing.hands_off_for(turn, "inaudible", *_INAUDIBLE[turn.now.loudspeaker])


def tell_inaudible(turn: Turn) -> None:
    """Once more: whoever turns the loudspeaker on again hears why they did."""
    turn.say(_INAUDIBLE[turn.now.loudspeaker][1])


def audible_again(turn: Turn) -> None:
    """It is heard again; hands stay off until somebody says so."""
    turn.ask("inaudible.over")


def believe(turn: Turn) -> None:
    """Believe people who say that they hear it, with headphones or another loudspeaker."""
    turn.change(loudspeaker=Loudspeaker.WELL, believed=True)
    turn.ask("unheard.believed")


def tell_trouble(turn: Turn) -> None:
    """Say what is wrong with the sound; nothing goes on while it lasts."""
    if turn.now.deaf:
        tell_deaf(turn)
    else:
        tell_inaudible(turn)


def come_back(turn: Turn) -> None:
    """The program did not run for a while: hands off, and ask."""
    pausing.hands_off_for(turn, "gap", "gap.hands_off", "gap.before")
    count_gap(turn)


def count_gap(turn: Turn) -> None:
    """Hands were off for as long as that, whoever counted."""
    now = turn.now
    turn.change(off_since=now.off_since - to_samples(turn.tick.contact.gap))


def begin_afresh(turn: Turn) -> None:
    """Nobody knows who is there after so long, nor how they feel."""
    choosing.start_anew(turn)


def was_long_away(turn: Turn) -> bool:
    """The program did not run for so long that health is asked about again, and nobody was touched before."""
    away = to_samples(turn.tick.contact.gap)
    return away > pausing.LONG_PAUSE and not pausing.hands_were_on(turn)


def tell_narrow(turn: Turn) -> None:
    """The microphone leaves out what tells words apart."""
    turn.say("narrow")


def tell_loud(turn: Turn) -> None:
    """A stop may be missed over the noise: whoever wants may wait."""
    turn.say("loud" if turn.now.keys else "loud.spoken")


def _deaf(turn: Turn) -> tuple[str, str]:
    return _DEAF.get(turn.tick.contact.microphone, ("deaf.hands_off", "deaf.before"))
