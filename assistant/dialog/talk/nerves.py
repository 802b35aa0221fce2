"""What is not to be worked on at all: sharp, shooting, numb or burning in one place (safety.md, 3.2)."""

from __future__ import annotations

from dataclasses import replace

from assistant.coaching import reactions
from assistant.coaching.comfort import Band
from assistant.dialog.effects import Record
from assistant.dialog.talk import alarms, pain
from assistant.dialog.turn import Turn

LIMB = "nerve_limb"
"""The sign that it runs down an arm or a leg."""


def react(turn: Turn) -> None:
    """As pain, and that place is closed."""
    turn.interrupt("pain.hands_off")
    pain.suspect(turn, "RED_FLAG")
    confirm(turn)


def confirm(turn: Turn) -> None:
    """It is true: the place is closed, and how bad it is is still asked."""
    pain.record(turn, Band.MILD)
    turn.say("pain.thanks")
    feels_wrong(turn)


def feels_wrong(turn: Turn) -> None:
    """The place is closed for the session, and whether it runs down a limb is asked first."""
    leave_alone(turn)
    turn.say("pain.zone_left")
    sign = pain.opened(turn).sign or (turn.slot("sign") if alarms.is_on_the_skin(turn) else "")
    if sign:
        alarms.advise(turn, sign)
    else:
        turn.say("pain.see_someone")
    turn.ask("pain.limb")


def leave_alone(turn: Turn) -> None:
    """Nothing comes there any more."""
    episode = pain.opened(turn)
    turn.do(Record("zone_closed", (("zones", " ".join(episode.zones)),)))
    turn.change(
        episode=replace(episode, sharp=True), comfort=reactions.close(turn.now.comfort, episode.zones)
    )


def runs_down(turn: Turn) -> None:
    """Down a limb: no more for today, and a doctor."""
    alarms.sound_known_and_end(turn, LIMB)
