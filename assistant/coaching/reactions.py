"""How comfort changes: gentler at a word, firmer only on an explicit wish and within every limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.coaching.comfort import HIGHEST, Band, Comfort, Moment, Stretches, bearable, coached_on
from assistant.coaching.path import Segment
from assistant.coaching.restriction import Restriction, permitted
from assistant.coaching.techniques import Technique
from assistant.coaching.zones import Zone

QUIET_STEPS = 3
"""Completed steps without a report before anything may get firmer (safety.md, invariant 6)."""
QUIET_SECONDS = 180.0
CLOSED_AT = 2
"""Reports in one zone."""
ENDED_AT = 3
"""Reports in the session."""
WARY = 2
"""The ceiling of every zone once two zones were reported."""


class NoRise(StrEnum):
    """Why it does not get firmer."""

    HANDS_OFF = "hands_off"
    QUESTION_OPEN = "question_open"
    RECENT_REPORT = "recent_report"
    LAST_WAS_BAD = "last_was_bad"
    """The last report was worse than 3."""
    ZONE_CLOSED = "zone_closed"
    ZONE_HURT = "zone_hurt"
    """It hurt here at the next intensity, or was made gentle because it hurt elsewhere."""
    SCREENING = "screening"
    """What was answered before the session allows no more."""
    ZONE_LIMIT = "zone_limit"
    """This zone never gets more of this technique."""
    STEP_IS_LIGHT = "step_is_light"
    """This step is meant to be no firmer; another may be."""
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class Touch:
    """What the hands do now, as far as its intensity goes."""

    effort: int
    path: tuple[Segment, ...]
    technique: Technique


def hands_off(comfort: Comfort) -> Comfort:
    """Take the hands off at once, for any reason: the coached intensity is 0."""
    return replace(comfort, hands_on=False)


def after_reaction(comfort: Comfort, now: Moment) -> Comfort:
    """Something may hurt: hands are off, and nothing rises from here on; nothing is recorded yet."""
    return replace(comfort, hands_on=False, last=now)


def resume(comfort: Comfort, at_most: int = 4) -> Comfort:
    """Hands on again, at no more than `at_most`; hands stay off when the session has ended."""
    return replace(comfort, hands_on=not comfort.ended, level=min(comfort.level, max(1, at_most)))


def record_pain(
    comfort: Comfort, zones: Sequence[str], before: Stretches, score: Band, now: Moment, *, named: bool
) -> Comfort:
    """A report that is sure: it is kept for the whole session.

    Args:
        comfort: as it stands; hands are off afterwards.
        zones: the zone that was named, or every zone of the step's path when nobody said where.
        before: the intensities coached when it was said. A zone that is not among them was not being
            worked, and takes the firmest of them.
        score: how bad.
        now: when.
        named: somebody said where. When nobody did and it was coached at 1, the path is skipped for this
            round instead of closed (safety.md, decision 6).
    """
    felt = {zone: each for zone, each in before if each > 0}
    firmest = max(felt.values(), default=1)
    at = {zone: felt.get(zone, firmest) for zone in zones}
    reports = dict(comfort.reports)
    ceilings = dict(comfort.ceilings)
    skipped = set(comfort.skipped)
    for zone, intensity in at.items():
        reports[zone] = reports.get(zone, 0) + 1
        ceilings[zone] = min(comfort.ceiling(zone), _after_pain(intensity, score, named))
        if reports[zone] >= CLOSED_AT:
            ceilings[zone] = 0
        if intensity == 1 and not named:
            skipped.add(zone)
    total = comfort.total + 1
    return replace(
        comfort,
        hands_on=False,
        level=min(comfort.level, max(1, min(at.values(), default=firmest) - 1)),
        highest=min(comfort.highest, WARY) if len(reports) >= 2 else comfort.highest,
        ceilings=tuple(sorted(ceilings.items())),
        reports=tuple(sorted(reports.items())),
        total=total,
        worst_of_last=score,
        last=now,
        soft_next=comfort.soft_next.union(at) if score is Band.MILD else comfort.soft_next,
        stroking_only=comfort.stroking_only.union(at) if score >= Band.MODERATE else comfort.stroking_only,
        skipped=frozenset(skipped),
        ended=comfort.ended or total >= ENDED_AT or score is Band.SEVERE,
    )


def _after_pain(intensity: int, score: Band, named: bool) -> int:
    """The ceiling that a report leaves."""
    below = intensity - 1 if named else max(1, intensity - 1)
    return min(below, 1) if score >= Band.MODERATE else below


def close(comfort: Comfort, zones: Collection[str]) -> Comfort:
    """These zones are over for the session: what was felt there was sharp, shooting, numb or burning."""
    ceilings = {**dict(comfort.ceilings), **dict.fromkeys(zones, 0)}
    return replace(comfort, ceilings=tuple(sorted(ceilings.items())))


def leave_out(comfort: Comfort, zones: Collection[str]) -> Comfort:
    """Somebody would rather not be touched there: closed for the session like what hurt, and no report."""
    return close(replace(comfort, favoured=comfort.favoured - {*zones}), zones)


def favour(comfort: Comfort, zones: Collection[str]) -> Comfort:
    """Remember zones where somebody wants more; a closed zone stays closed."""
    return replace(comfort, favoured=comfort.favoured.union(zones) - comfort.closed)


def lighter(comfort: Comfort, coached_now: int) -> Comfort:
    """One lighter than what is coached now, and never less than a feather while hands are on."""
    return replace(comfort, level=max(1, min(comfort.level, coached_now or comfort.level) - 1))


def settled(comfort: Comfort, zones: Collection[str]) -> Comfort:
    """Somebody answered how firm is right in these zones: as it is now, until they ask for more there."""
    known = dict(comfort.answered)
    answered = {**known, **{zone: min(comfort.level, known.get(zone, HIGHEST)) for zone in zones}}
    return replace(comfort, answered=tuple(sorted(answered.items())))


def firmer(
    comfort: Comfort, touch: Touch, restriction: Restriction, now: Moment, *, question_open: bool = False
) -> Comfort | NoRise:
    """One firmer, because somebody explicitly asked for it, or the reason why not."""
    refusal = _why_not(comfort, touch, restriction, now, question_open)
    return refusal or _one_firmer(comfort, touch, restriction)


def _one_firmer(comfort: Comfort, touch: Touch, restriction: Restriction) -> Comfort:
    """What was answered is lifted by one on the path; the level only where that alone changes nothing."""
    here = {segment.zone.id for segment in touch.path}
    answered = tuple((zone, min(HIGHEST, most + (zone in here))) for zone, most in comfort.answered)
    lifted = replace(comfort, answered=answered)
    if _felt(lifted, touch, restriction) > _felt(comfort, touch, restriction):
        return lifted
    return replace(lifted, level=min(HIGHEST, comfort.level + 1))


def _felt(comfort: Comfort, touch: Touch, restriction: Restriction) -> int:
    return coached_on(touch.effort, touch.path, touch.technique, comfort, restriction)


def _why_not(
    comfort: Comfort, touch: Touch, restriction: Restriction, now: Moment, question_open: bool
) -> NoRise | None:
    if not comfort.hands_on or comfort.ended:
        return NoRise.HANDS_OFF
    if question_open:
        return NoRise.QUESTION_OPEN
    if comfort.last and (
        now.steps - comfort.last.steps < QUIET_STEPS or now.seconds - comfort.last.seconds < QUIET_SECONDS
    ):
        return NoRise.RECENT_REPORT
    if comfort.worst_of_last > Band.MILD:
        return NoRise.LAST_WAS_BAD
    if all(comfort.ceiling(segment.zone.id) == 0 for segment in touch.path):
        return NoRise.ZONE_CLOSED
    wanted = _one_firmer(comfort, touch, restriction)
    if _felt(wanted, touch, restriction) > _felt(comfort, touch, restriction):
        return None
    if comfort.level >= HIGHEST:
        return NoRise.HIGHEST
    bounds = (_bound(comfort, segment.zone, touch, restriction) for segment in touch.path)
    return min(bounds, key=list(NoRise).index)


def _bound(comfort: Comfort, zone: Zone, touch: Touch, restriction: Restriction) -> NoRise:
    """What keeps one zone from getting more than the level."""
    if bearable(replace(comfort, answered=()), zone, touch.technique) <= comfort.level:
        return NoRise.ZONE_HURT
    if permitted(restriction, zone, touch.technique) <= comfort.level:
        return NoRise.SCREENING
    return NoRise.STEP_IS_LIGHT if touch.effort <= comfort.level else NoRise.ZONE_LIMIT


def step_done(comfort: Comfort, zones: Collection[str], technique: Technique) -> Comfort:
    """A step was carried out to its end in these zones."""
    return replace(comfort, soft_next=comfort.soft_next - frozenset(zones)) if technique.soft else comfort


def new_round(comfort: Comfort) -> Comfort:
    """What was skipped for one round may come again."""
    return replace(comfort, skipped=frozenset())
