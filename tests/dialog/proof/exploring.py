"""All that can happen to a small massage, told apart only by what can still matter.

What is counted is abstracted: of a time or a number only what the dialog asks about it is kept, so that infinitely
many sessions are one. `same` says which.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialog.proof.walking import BrokenRuleError, Event, Place, Walk
from kit.talking import house
from yaml import safe_load

from assistant.clock import to_samples, to_seconds
from assistant.coaching.path import Known
from assistant.coaching.program import Program
from assistant.coaching.reactions import QUIET_SECONDS, QUIET_STEPS
from assistant.dialog.conversation import Conversation
from assistant.dialog.house import House
from assistant.dialog.talk.guiding import is_enough, is_over
from assistant.dialog.talk.pain import WORDS_END
from assistant.dialog.talk.pausing import LONG_PAUSE

SMALL = "p99"


def small_house() -> House:
    """The language folder, with the small massage beside the others."""
    whole = house()
    library = whole.library
    known = Known(library.zones, library.techniques)
    text = Path(__file__).with_name("small.yaml").read_text(encoding="utf-8")
    small = Program.model_validate(safe_load(text), context=known)
    return replace(whole, library=replace(library, programs={**library.programs, SMALL: small}))


def same(now: Conversation) -> Hashable:
    """Equal for conversations that go on alike, as far as hands and pain are concerned.

    Left out: how it speaks, what was said last and how often, what is shown and recorded.
    """
    comfort, place = now.comfort, now.place
    since = comfort.last and (
        min(now.steps_done - comfort.last.steps, QUIET_STEPS),
        to_seconds(now.ticked) - comfort.last.seconds >= QUIET_SECONDS,
    )
    off = now.ticked - now.off_since
    in_hands = now.state.startswith("coaching")
    return (
        now.state,
        now.interrupted,
        replace(comfort, last=None),
        since,
        place.step,
        tuple(cue.kind for cue in place.cues[:1]) if in_hands else (),
        in_hands and (is_over(now), is_enough(now)),
        now.episode and replace(now.episode, before=replace(now.episode.before, last=None)),
        now.reaction and now.reaction.good and now.ticked - now.reaction.start < to_samples(1.5),
        now.open,
        now.wondered,
        off > WORDS_END,
        off > LONG_PAUSE,
        min(now.reprompts, 3),
        min(now.misses, 3),
        now.steps_begun > 0,
        now.finished,
        now.all_told,
        now.deaf,
        now.interview is None or now.interview.ending,
        now.plan and tuple((step.id, step.round) for step in now.plan.steps),
    )


@dataclass
class Exploration:
    """What was found."""

    states: int = 0
    turns: int = 0
    names: Counter[str] = field(default_factory=Counter)
    """How many of the values are in each state of the machine."""
    broken: dict[str, str] = field(default_factory=dict)
    """The first way to each broken rule, by its sentence."""


def explore(
    walk: Walk,
    events: Iterable[Event],
    leaves: tuple[str, ...],
    most: int = 10**9,
    stop_at_first: bool = False,
) -> Exploration:
    """Every event in every value that can be reached, breadth first, so that the ways found are the shortest.

    Args:
        walk: where to begin.
        events: what may happen.
        leaves: states that are entered but not left.
        most: values to look at.
        stop_at_first: end at the first rule that is broken.
    """
    events = tuple(events)
    found = Exploration()
    seen = {(same(walk.at.now), walk.at.past)}
    todo: deque[Place] = deque([walk.at])
    while todo and found.states < most:
        here = todo.popleft()
        found.states += 1
        found.names[here.now.state] += 1
        if here.now.state.partition(".")[0] in leaves:
            continue
        for event in events:
            walk.at = here
            found.turns += 1
            try:
                walk.go(event)
            except BrokenRuleError as broken:
                found.broken.setdefault(str(broken).splitlines()[0], str(broken))
                if stop_at_first:
                    return found
                continue
            key = (same(walk.at.now), walk.at.past)
            if key not in seen:
                seen.add(key)
                todo.append(walk.at)
    return found
