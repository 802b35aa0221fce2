"""What kind of pain it is and how bad, and what follows from it (safety.md, 3.2 and decision 9)."""

from __future__ import annotations

from dataclasses import replace

from assistant.coaching import reactions
from assistant.coaching.comfort import Band, band
from assistant.dialog.effects import Hush, Record
from assistant.dialog.talk import alarms, pain
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

UNCLEAR_SCORE = 5
"""A number that nobody could give counts as 4 to 6."""


def unclear(turn: Turn) -> None:
    """No number: ask once more."""
    episode = pain.opened(turn)
    turn.change(episode=replace(episode, unclear=episode.unclear + 1))
    turn.ask("pain.how_bad_again")


def was_unclear_before(turn: Turn) -> bool:
    """It was already asked twice."""
    return pain.opened(turn).unclear >= 1


def take_unclear(turn: Turn) -> None:
    """Unclear twice counts as 4 to 6."""
    turn.say("pain.unclear")
    _settle(turn, UNCLEAR_SCORE)


def read_back_score(turn: Turn) -> None:
    """A number that was not heard for sure."""
    score = int(turn.slot("score"))
    turn.change(episode=replace(pain.opened(turn), score=score))
    turn.ask("pain.read_back", score=score)


def take_score(turn: Turn) -> None:
    """Take the number that they gave."""
    _score(turn, int(turn.slot("score")))


def is_said_with_it(turn: Turn) -> bool:
    """ "It hurts, about a seven": the number came in the same breath. A nought beside a pain is none."""
    return _said_with_it(turn) > 0


def take_said_with_it(turn: Turn) -> None:
    """Silence, as for every pain, and the question is answered; of two numbers by the worse."""
    turn.do(Hush())
    _score(turn, _said_with_it(turn))


def _said_with_it(turn: Turn) -> int:
    said = turn.understood.intents if turn.understood else ()
    numbers = [int(each.slot("score") or 0) for each in said if each.name == "PAIN_SCORE"]
    return max(numbers) if all(numbers) and numbers else 0


def take_read_back(turn: Turn) -> None:
    """The number that was read back is right."""
    _settle(turn, pain.opened(turn).score)


def read_back_none(turn: Turn) -> None:
    """ "It doesn't hurt" as an answer to how bad is a nought, read back once."""
    turn.change(episode=replace(pain.opened(turn), score=0))
    turn.ask("pain.withdraw")


def _score(turn: Turn, score: int) -> None:
    """A number is said back, so that a wrong one is noticed; a place that was named with it is kept."""
    if not pain.opened(turn).named:
        pain.narrow(turn)
    turn.say("pain.heard_score", score=score)
    _settle(turn, score)


def _settle(turn: Turn, score: int) -> None:
    turn.change(episode=replace(pain.opened(turn), score=score))
    how_bad = band(score)
    pain.record(turn, how_bad)
    if turn.now.comfort.ended:
        turn.then(Trigger.ENDED_BY_PAIN)
        return
    if not pain.opened(turn).sharp:
        pain.tell_what_follows(turn, how_bad)
    turn.ask("pain.carry_on")


LIMB = "nerve_limb"
"""The sign that it runs down an arm or a leg."""


def react(turn: Turn) -> None:
    """React as to pain, and confirm it without asking: that place is closed."""
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
    """Close the zones of this episode: nothing comes there any more."""
    episode = pain.opened(turn)
    turn.do(Record("zone_closed", (("zones", " ".join(episode.zones)),)))
    turn.change(
        episode=replace(episode, sharp=True), comfort=reactions.close(turn.now.comfort, episode.zones)
    )


def runs_down(turn: Turn) -> None:
    """Down a limb: no more for today, and a doctor."""
    alarms.sound_known_and_end(turn, LIMB)
