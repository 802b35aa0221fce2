"""What is closed is not spoken of."""

from __future__ import annotations

from assistant.coaching.lexicon import Term
from assistant.dialog.effects import Say
from assistant.dialog.invariants.passage import Passage, coaching
from assistant.dialog.invariants.rule import rule

AROUND = ("prepare.", "rest", "aftercare.")
"""Keys of what is told to the hands before they are on, and after."""
ANSWERS = "answer."
"""How the keys of answers begin."""
AHEAD = (".change", "status.what_next")
"""In the keys of what is told of the next step: that may open what is left out for this round only."""


@rule(42, "No spoken sentence names a zone that is closed, or that has no step.")
def nothing_closed_is_named(passage: Passage) -> bool:
    """Nothing that is said while hands are on, or told for before and after; an answer may name what was asked about.

    It may also speak of what this massage does not come to, as long as it is open.

    Hands off, the one who told of a place hears that it was understood: those words are for no hands.
    """
    guiding = coaching(passage.after)
    said = [each for each in passage.said if guiding or each.key.startswith(AROUND)]
    return all(_may_be_named(passage, each, term) for each in said for term in _terms(passage, each.text))


def _terms(passage: Passage, text: str) -> tuple[Term, ...]:
    return passage.house.library.lexicon.terms(text)


def _may_be_named(passage: Passage, say: Say, term: Term) -> bool:
    now = passage.after
    if term.zones & _asked_about(passage):
        return True
    barred = now.comfort.closed | (now.restriction.zones_out if now.restriction else frozenset())
    if not any(key in say.key for key in AHEAD):
        barred |= now.comfort.skipped
    if now.plan is None or not coaching(now) or say.key.startswith(ANSWERS):
        return term.zones.isdisjoint(barred)
    worked = {segment.zone.id for step in now.plan.steps for segment in step.path}
    return term.zones.isdisjoint(barred) and not term.zones.isdisjoint(worked)


def _asked_about(passage: Passage) -> frozenset[str]:
    """Zones that the person named in this breath."""
    if passage.event is None:
        return frozenset()
    areas = passage.house.library.areas
    slots = (zone for intent in passage.intents for zone in areas.get(intent.slot("area") or "", ()))
    return passage.house.library.lexicon.named(passage.event.text) | frozenset(slots)
