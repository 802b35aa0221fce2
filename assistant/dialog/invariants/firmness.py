"""Firmer only on an explicit wish, within every limit, and never again where it hurt."""

from __future__ import annotations

from assistant.coaching.comfort import Band
from assistant.coaching.limits import limit
from assistant.coaching.reactions import QUIET_SECONDS, QUIET_STEPS
from assistant.coaching.restriction import Outcome
from assistant.dialog.invariants.observed_turn import ObservedTurn, coaching, rule

FIRMEST, FIRM_ENOUGH = 4, 3
"""With no restriction at all, and with any (safety.md, 3.0)."""


@rule(6, "Nothing gets firmer within three completed steps and three minutes of a report.")
def a_report_holds_it_down(passage: ObservedTurn) -> bool:
    """Both must have passed, and it was no worse than 3 (3.2). When it was is not forgotten."""
    before, after = passage.before.comfort, passage.after.comfort
    if before.last is None or not passage.same_person:
        return True
    if after.last is None or after.last.seconds < before.last.seconds or after.last.steps < before.last.steps:
        return False
    if after.level <= before.level:
        return True
    if before.worst_of_last > Band.MILD:
        return False
    steps = passage.after.steps_done - before.last.steps
    seconds = passage.tick.samples / 16_000 - before.last.seconds
    return steps >= QUIET_STEPS and seconds >= QUIET_SECONDS


@rule(7, "The ceiling of a zone never rises within a session.")
def ceilings_only_fall(passage: ObservedTurn) -> bool:
    """The ceiling of a zone, and that of all zones together, never rises."""
    after = passage.after.comfort
    if not passage.same_person:
        return True
    before = passage.known
    zones = {zone for zone, _ in (*before.ceilings, *after.ceilings)}
    falls = all(after.ceiling(zone) <= before.ceiling(zone) for zone in zones)
    return falls and after.highest <= before.highest


@rule(8, "What is coached is never above its ceiling, the zone's limit, the technique's, or any cap.")
def within_every_limit(passage: ObservedTurn) -> bool:
    """The intensity in each zone under the hands keeps every limit, calculated anew."""
    now = passage.after
    here = passage.at
    if not coaching(now) or here is None or now.restriction is None:
        return True
    zones = passage.data.library.zones
    for zone, each in passage.given:
        bounds = (
            now.comfort.level,
            now.comfort.ceiling(zone),
            limit(zones[zone], here.technique),
            now.restriction.cap,
            FIRMEST if now.restriction.outcome is Outcome.PASS else FIRM_ENOUGH,
        )
        if not 0 <= each <= min(bounds):
            return False
    return True


@rule(9, "It gets firmer by one at a time, and only at a wish for it or by a step of the plan.")
def firmer_only_when_asked(passage: ObservedTurn) -> bool:
    """The same step gives no zone more than before, unless that was asked for in words heard well."""
    before, after = passage.before, passage.after
    if not passage.same_person:
        return True
    asked = "FIRMER" in passage.names and passage.good and coaching(before)
    if after.comfort.level > before.comfort.level + asked:
        return False
    if asked or passage.step_began or not coaching(after):
        return True
    given = dict(passage.past.given)
    return all(each <= given.get(zone, 0) for zone, each in passage.given)


@rule(11, "No hand is guided to a zone that is closed or was ruled out, nor with what was ruled out.")
def nothing_barred_is_touched(passage: ObservedTurn) -> bool:
    """Whatever was asked for; what is left out of this round (decision 6) is closed as well."""
    now = passage.after
    here = passage.at
    if not coaching(now) or here is None or now.restriction is None:
        return True
    barred = now.restriction.zones_out | now.comfort.closed | now.comfort.skipped
    ruled_out = (
        here.technique.id in now.restriction.techniques_out
        or here.technique.strength in now.restriction.strengths_out
    )
    return not ruled_out and not any(zone in barred for zone, each in passage.given if each)


@rule(23, "Going back, on, or over again reaches no closed zone and forgets no report.")
def walking_forgets_nothing(passage: ObservedTurn) -> bool:
    """No report is lost and no ceiling risen; a number that stayed unclear may still lower one."""
    walked = {"BACK", "NEXT", "SKIP", "REPEAT"} & set(passage.names)
    if not walked or passage.protective or not passage.same_person:
        return True
    before, after = passage.before.comfort, dict(passage.after.comfort.reports)
    kept = all(after.get(zone, 0) >= count for zone, count in before.reports)
    return kept and all(passage.after.comfort.ceiling(zone) <= most for zone, most in before.ceilings)


@rule(26, "Two reports close a zone for the session; three end the hands-on.")
def reports_add_up(passage: ObservedTurn) -> bool:
    """Two reports close a zone, and three end the coaching, however much lies between them."""
    comfort = passage.after.comfort
    closed = all(comfort.ceiling(zone) == 0 for zone, count in comfort.reports if count >= 2)
    return closed and not (comfort.total >= 3 and coaching(passage.after))


@rule(38, "After a pain every later touch of that zone stays below it, to the end of the session.")
def never_again_as_firm(passage: ObservedTurn) -> bool:
    """Held against what the turns before left behind, and not against the comfort as it stands."""
    if not passage.same_person:
        return True
    most = dict(passage.left.bearable)
    return all(each <= most.get(zone, 4) for zone, each in passage.given)
