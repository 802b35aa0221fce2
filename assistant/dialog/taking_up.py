"""A conversation that was cut off, as another run of the program takes it up: hands off, and nothing lost. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples, to_seconds
from assistant.coaching.comfort import Comfort
from assistant.coaching.reactions import hands_off
from assistant.contact import Loudspeaker
from assistant.dialog import rehearsal
from assistant.dialog.conversation import Conversation
from assistant.dialog.states import BEFORE, COACHING, HALTED, LATCHED, State

UNSEEN = to_samples(1.0)
"""Samples that hands may have worked before the cut without its being written down; they count as worked."""
STALE = 30 * 60.0
"""Seconds after which nothing is taken up from before any hands were on: how somebody feels has to be asked again."""
LONGEST = 12 * 3600.0
"""Seconds after which nothing is taken up at all (safety.md, 3.1: answers hold for twelve hours)."""


def taken_up(now: Conversation, away: float) -> Conversation | None:
    """The conversation as it goes on: paused, until somebody says that it is the same person.

    Args:
        now: as it stood when it was last written down.
        away: seconds since then.

    Returns:
        A conversation whose samples begin at 0 again; None where there is nothing to go on with.
    """
    halted = (
        now.interrupted if now.state in HALTED else now.cut_off if now.state is State.REHEARSING else None
    )
    broken = halted or now.state
    if not _is_worth_it(now, broken, away):
        return None
    coaching = now.state in COACHING
    unseen = UNSEEN if coaching else 0
    back = now.ticked + unseen + to_samples(away)
    clings = now.cup.on and coaching
    latched = broken in LATCHED
    return now.but(
        state=State.PAUSED,
        interrupted=broken,
        cut_off=broken,
        comfort=_as_it_was(now.comfort, back, stopped=now.state is State.STOPPED),
        place=replace(now.place, elapsed=now.place.elapsed + unseen),
        hands_on=now.hands_on + unseen,
        cup=replace(now.cup, worked=now.cup.worked + unseen * clings, reminded=0),
        rehearsal=_rehearsed(now),
        episode=replace(now.episode, numb_since=now.episode.numb_since - back)
        if now.episode and now.episode.numb_since is not None
        else now.episode,
        off_since=(now.ticked if coaching else now.off_since) - back,
        rest_until=now.rest_until - back if now.rest_until else 0,
        last=now.last if latched else (),
        **_of_this_run(),
    )


def _of_this_run() -> dict[str, object]:
    """What belongs to one run of the program, its clock and its sound card, and begins anew."""
    fresh = Conversation()
    names = (
        *("reaction", "shown", "listening", "deaf", "believed", "narrow", "loud", "ticked", "quiet_since"),
        *("put_at", "answerable", "left_off", "all_told", "reprompts", "misses", "fault_told", "open"),
        "checked_softly",
        "pause_until",
        "doubted",
    )
    return {"loudspeaker": Loudspeaker.WELL, **{name: getattr(fresh, name) for name in names}}


def _is_worth_it(now: Conversation, broken: State, away: float) -> bool:
    if away > LONGEST or broken in (State.CHOOSING, State.ENDED):
        return False
    if broken is State.RECALLING:  # nothing has been answered yet
        return False
    if broken is State.RESTING:
        return not now.all_told
    return not (broken in BEFORE and not now.steps_begun and away > STALE)


def _as_it_was(comfort: Comfort, back: int, *, stopped: bool) -> Comfort:
    last = comfort.last and replace(comfort.last, seconds=comfort.last.seconds - to_seconds(back))
    level = 1 if stopped else comfort.level
    return replace(hands_off(comfort), last=last, level=level)


def _rehearsed(now: Conversation) -> rehearsal.Rehearsal | None:
    """Half a rehearsal is none: another run may hear with another microphone."""
    if now.rehearsal is None or now.rehearsal.done:
        return now.rehearsal
    return rehearsal.begin(now.rehearsal.who)
