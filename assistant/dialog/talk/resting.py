"""After the hands: rest, rise slowly, what to watch for (article L49; safety.md, 2.4)."""

from __future__ import annotations

from assistant.clock import to_samples
from assistant.coaching.program import Program
from assistant.dialog.conversation import Conversation, said_now
from assistant.dialog.effects import Cue, End, Record
from assistant.dialog.turn import Turn

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
    turn.change(last=(), episode=None, interrupted=None, open="")
    rest = _program(turn).rest
    own = said_now(turn.now, rest.text) if turn.now.finished else ""
    if own:
        turn.tell("rest", own)
    else:
        turn.say("rest.begin")
    turn.change(rest_until=turn.tick.samples + to_samples(rest.minutes * 60))


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
    plan = turn.now.plan
    for line in _program(turn).aftercare:
        elsewhere = plan and line.position not in (None, plan.position)
        if elsewhere or (line.id == THANKS and not turn.now.finished):
            continue
        turn.tell(f"aftercare.{line.id}", said_now(turn.now, line.text))


def leave(turn: Turn) -> None:
    """Nobody was touched, so nobody needs a rest."""
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
