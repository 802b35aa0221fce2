"""After the hands: rest, rise slowly, what to watch for (article L49; safety.md, 2.4)."""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.coaching.program import Program
from assistant.dialog.conversation import Conversation, said_now
from assistant.dialog.effects import Cue, End, Record
from assistant.dialog.states import COACHING
from assistant.dialog.turn import Turn

COMING_BACK = to_samples(10 * 60)
"""How long after a stop that nobody answered a clear "carry on" comes back (safety.md, decision 22)."""
THANKS = "thanks"
"""The line of the aftercare that belongs to a good ending only."""


def begin_after_closing(turn: Turn) -> None:
    """The plan came to its end: let the hands come to rest."""
    turn.say("coach.closing")
    turn.change(finished=True)
    begin(turn)


def begin(turn: Turn) -> None:
    """Hands off for good: the rest, which lasts a while, then the aftercare."""
    turn.do(Cue(0.0))
    turn.do(Record("resting"))
    turn.change(last=(), episode=None, interrupted=None, left_off=None, open="")
    rest = _program(turn).rest
    if turn.now.steps_begun:
        _tell(turn, early=True)
    own = said_now(turn.now, rest.text) if turn.now.finished else ""
    if turn.now.finished and turn.now.shade.silent:
        _fall_silent(turn)
        return
    if own:
        turn.tell("rest", own)
    else:
        turn.say("rest.begin")
    turn.change(rest_until=turn.tick.samples + to_samples(rest.minutes * 60))


def _fall_silent(turn: Turn) -> None:
    """Whoever wants to sleep is not brought back: what has to be said comes now, softly, and then nothing more."""
    turn.say("rest.asleep")
    tell_aftercare(turn)
    turn.say("rest.good_night")
    turn.change(rest_until=0, all_told=True)


def begin_unanswered(turn: Turn) -> None:
    """Nobody said whether the stop was the end: the rest, from which a clear "carry on" still comes back."""
    broken = turn.now.interrupted
    begin(turn)
    turn.change(left_off=broken if broken in COACHING else None)


def may_come_back(turn: Turn) -> bool:
    """A stop that nobody answered let the rest begin, and that was not long ago (safety.md, decision 22)."""
    now = turn.now
    recent = turn.tick.samples - now.off_since <= COMING_BACK
    return now.left_off is not None and now.rest_until > 0 and recent and not now.comfort.ended


def ask_whether_all_right(turn: Turn) -> None:
    """They want to carry on after all: first, whether all is well."""
    turn.change(interrupted=turn.now.left_off)
    turn.ask("stop.all_right")


def was_asked_whether_all_right(turn: Turn) -> bool:
    """It was asked on the way back from a rest."""
    return turn.now.left_off is not None and turn.now.interrupted is turn.now.left_off


def come_back(turn: Turn) -> None:
    """The rest is broken off, and what it was to end with is not said."""
    turn.change(rest_until=0, left_off=None, all_told=False)


def stay(turn: Turn) -> None:
    """All is not well, or nobody says so: the rest goes on."""
    turn.change(interrupted=None, last=())
    turn.say("rest.quiet")


def nobody_may_be_unwell(turn: Turn) -> bool:
    """No question is open about a sign that somebody may be unwell."""
    return not turn.now.suspected_sign


def finish(turn: Turn) -> None:
    """Somebody wants to get up now: what has to be said, and goodbye; or to the end of it, when it is being said."""
    turn.change(interrupted=None)
    if turn.now.rest_until:
        say_aftercare(turn)
    else:
        turn.change(all_told=True)


def go_on(turn: Turn) -> None:
    """Back to the rest, for as long as was left of it; or to the end, when nothing was left to be said."""
    turn.change(interrupted=None, all_told=turn.now.rest_until == 0)


def answer_softly(turn: Turn) -> None:
    """Something was said into the rest that asks for nothing: a word, once, and quiet again."""
    if not turn.now.misses:
        turn.say("rest.quiet")
    turn.change(misses=turn.now.misses + 1)


def is_over(now: Conversation, samples: int) -> bool:
    """The rest has lasted as long as the program says."""
    return 0 < now.rest_until <= samples


def say_aftercare(turn: Turn) -> None:
    """The rest is over: aftercare, then goodbye."""
    tell_aftercare(turn)
    turn.say("rest.over")
    turn.change(rest_until=0, all_told=True)


def tell_aftercare(turn: Turn) -> None:
    """How to get up, and what to watch for."""
    _tell(turn, early=True)
    _tell(turn, early=False)


def _tell(turn: Turn, *, early: bool) -> None:
    """The lines of the aftercare that come before the rest, or those after it."""
    plan = turn.now.plan
    for line in _program(turn).aftercare:
        elsewhere = plan and not line.fits(plan.position)
        silent = turn.now.finished and turn.now.shade.silent
        unthanked = line.id == THANKS and (silent or not turn.now.finished)
        if elsewhere or line.early is not early or unthanked:
            continue
        text = said_now(turn.now, line.text)
        if text not in turn.now.heard:
            turn.tell(f"{'rest' if early else 'aftercare'}.{line.id}", text)
            turn.change(heard=turn.now.heard | {text} if early else turn.now.heard)


def leave(turn: Turn) -> None:
    """Say goodbye without a rest: nobody was touched."""
    turn.say("stop.ended")
    turn.change(all_told=True)


def lose_voice(turn: Turn) -> None:
    """Nothing more can be spoken but what is ready; how to rise can at least be read."""
    touched = turn.now.steps_begun > 0
    turn.interrupt("mute.hands_off" if touched else "mute.before")
    if touched:
        tell_aftercare(turn)
    turn.change(all_told=True)


def close(turn: Turn) -> None:
    """The last word has been spoken."""
    turn.change(all_told=False)
    turn.do(End(turn.now.state))


def _program(turn: Turn) -> Program:
    return turn.data.library.programs[turn.now.choice.program]
