"""When two conversations are one to the exploration: they go on alike, as far as hands and pain are concerned.

What is counted is abstracted: of a time or a number only what the dialog asks about it is kept, so that infinitely
many sessions are finitely many values. `WHY` says it in words for whoever reads the proof.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from assistant.clock import to_seconds
from assistant.coaching.comfort import Band, Comfort
from assistant.coaching.reactions import QUIET_SECONDS, QUIET_STEPS
from assistant.dialog.conversation import Conversation
from assistant.dialog.invariants.observed_turn import Past, touched, working
from assistant.dialog.states import HALTED, LATCHED, State
from assistant.dialog.talk.numbness import LONG
from assistant.dialog.talk.pain import WORDS_END
from assistant.dialog.talk.pausing import LONG_PAUSE
from assistant.dialog.talk.standing import is_enough

WHY = (
    "How it speaks, what it said last and how often, and what is shown and recorded are left out: no row asks.",
    "Of the time in a step nothing is kept, for announcing the next one and the end of this one come as events of "
    "their own; of the time hands were on, whether it was an hour.",
    "Of the time since a report only the completed steps are kept, and from the third on whether it was three "
    "minutes; nothing at all while the last report was worse than 3 or every place is at 1, for then nothing may "
    "rise until another report, which counts anew.",
    "Of the time hands are off only what is asked is kept: a second and a half while it is suspected, two minutes "
    "while it is numb, half an hour in a pause, a stop or an offer.",
    "A ceiling is kept up to the most that the massage has for that place; a closed place keeps nothing else, for "
    "nothing opens it again.",
    "What somebody answered about the touch of a place is kept like a ceiling, up to the most it has.",
    "When hands-on is over for good, only what the way out asks is kept.",
    "Of a report that is open, the comfort before it is kept only while it can still be gone back to; once it is "
    "offered to go on, or a pause broke in, only whether it was recorded, denied, or still waits.",
    "Of the plan the steps in their order are kept, not how long each lasts.",
    "Of what a pause, a stop or deafness broke into the part is kept that it can come back to.",
    "Of how often silence was answered it is kept whether that ends something: only where help was called.",
    "Two hearings further apart than a breath share nothing, so the last reaction is left out; two hearings of "
    "one breath come as one event.",
    "What the rules remember of the turns before is kept as far as it differs from what the conversation itself "
    "remembers: of the firmness of each place only whether going on would be more than there was.",
)

MOST = {"shoulders": 2, "thoracic": 3}
"""What the small massage has for each of its zones at its firmest."""


def same(now: Conversation, past: Past) -> Hashable:
    """Equal for conversations that go on alike."""
    part = now.state.part
    origin = now.interrupted.part if now.interrupted and now.state in HALTED else ""
    if part == "ended":
        return part, past.latched
    contact = (now.deaf, now.loudspeaker, now.believed)
    ending = (now.state, contact, now.all_told, past.latched, past.aftercare, now.steps_begun > 0)
    if now.state in LATCHED:
        return ending, part == "emergency" and min(now.reprompts, 1)
    if "resting" in (part, origin):
        return ending, now.suspected_sign, now.finished, now.rest_until > 0
    off = now.ticked - now.off_since
    waiting = origin in ("coaching", "pain") or now.state is State.PAIN_OFFERING
    place = now.place
    return (
        ending,
        origin,
        _comfort(now.comfort),
        _since(now),
        place.step,
        place.item if "preparing" in (part, origin) else 0,
        part == "coaching" and is_enough(now),
        _episode(now, waiting),
        part == "coaching" and now.open,
        part == "stopped" and now.suspected_sign,
        now.state is State.PAIN_SUSPECTING and off > WORDS_END,
        waiting and off > LONG_PAUSE,
        now.choice,
        now.offered,
        now.gate,
        now.cup.on,
        frozenset(now.told_early),
        _interview(now, "screening" in (part, origin)),
        now.restriction,
        now.rehearsal and replace(now.rehearsal, counted=None),
        now.plan and (now.plan.program, tuple((step.id, step.round) for step in now.plan.steps)),
        _past(now, past),
    )


def _comfort(comfort: Comfort) -> Hashable:
    if comfort.ended:
        return "ended"
    closed = comfort.closed
    return (
        comfort.level,
        min(comfort.highest, max(MOST.values())),
        tuple(min(comfort.ceiling(zone), most) for zone, most in MOST.items()),
        tuple(min(dict(comfort.answered).get(zone, most), most) for zone, most in MOST.items()),
        tuple((zone, zone in closed or count) for zone, count in comfort.reports),
        comfort.total,
        comfort.worst_of_last > Band.MILD,
        comfort.soft_next - comfort.stroking_only - closed,
        comfort.stroking_only - closed,
        comfort.skipped - closed,
    )


def _since(now: Conversation) -> Hashable:
    comfort = now.comfort
    bounded = all(comfort.ceiling(zone) <= 1 for zone in MOST)
    if comfort.last is None or bounded or comfort.worst_of_last > Band.MILD:
        return None
    steps = now.steps_done - comfort.last.steps
    if steps < QUIET_STEPS:
        return steps
    return QUIET_STEPS, to_seconds(now.ticked) - comfort.last.seconds >= QUIET_SECONDS


def _episode(now: Conversation, waiting: bool) -> Hashable:
    episode = now.episode
    if episode is None:
        return None
    numb = episode.numb_since is not None and (now.ticked - episode.numb_since >= LONG, min(now.reprompts, 1))
    if waiting:
        return episode.recorded, episode.score >= 0, episode.witness == "OUTCRY", episode.sharp, numb
    score = episode.score if now.state is State.PAIN_CONFIRMING else -1
    return (
        (episode.witness, episode.sign, episode.zones, episode.named),
        (episode.asked, episode.recorded, episode.sharp, episode.unclear, score, numb),
        _comfort(episode.before),
    )


def _interview(now: Conversation, open_again: bool) -> Hashable:
    interview = now.interview
    if interview is None:
        return None
    return interview.ending, interview.who, open_again and (interview.answers, interview.findings)


def _past(now: Conversation, past: Past) -> Hashable:
    here = working(now)
    given = dict(past.given)
    strength = here.technique.strength if here else None
    return (
        past.latched,
        past.suspected,
        past.cut_short,
        past.aftercare,
        past.drummed,
        all(now.comfort.ceiling(zone) <= most for zone, most in past.bearable),
        all(each <= given.get(zone, 0) for zone, each in touched(now, here)),
        past.strength is strength or past.strength,
    )
