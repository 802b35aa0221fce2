"""What protects comes first: at once, from everywhere, and whatever else was said in the same breath."""

from __future__ import annotations

from assistant.clock import BLOCK, to_samples
from assistant.contact import Loudspeaker
from assistant.dialog.conversation import Conversation
from assistant.dialog.effects import Cue, Hush, Say
from assistant.dialog.invariants.observed_turn import ObservedTurn, coaching, rule, touched
from assistant.dialog.redflags import Course
from assistant.dialog.states import BEFORE, COACHING, HALTED, LATCHED, PAIN, SCREENING, State

OVER = LATCHED | {State.ENDED}
LONG = to_samples(30 * 60)
STOPS = ("STOP", "CONSENT_WITHDRAWN")
ASKED_FOR = {"nerve", "numb", "burning"}
"""Signs that "sharp, shooting, numb or burning?" asks for; a yes closes the place (safety.md, 3.2)."""
FORWARD = ("RESUME", "READY", "NEXT", "FIRMER", "FASTER", "YES", "SKIP", "BACK")


@rule(3, "From everywhere, one stop takes the hands off in one transition; nothing is asked before.")
def stop_stops(passage: ObservedTurn) -> bool:
    """Silence and no hands, and the first words, if there are any, send the hands off.

    Badly heard, or heard once more, it takes them off as well; only how it goes on then is not told here. A call for
    help before any hands are on is no stop.
    """
    stops = [each for each in passage.intents if each.name in STOPS]
    helped = passage.before.state in BEFORE and not coaching(passage.after)
    cried = passage.before.state is State.CHOOSING  # nobody lies down yet: help is what can be said
    if not stops or (
        helped and all(each.slot("word") == "help" or (cried and each.slot("sign")) for each in stops)
    ):
        return True
    if not passage.fresh:
        return not coaching(passage.after)
    if not passage.good:
        return _off(passage) if coaching(passage.before) else not passage.puts_hands_on
    if passage.before.state in OVER | {State.REHEARSING}:  # there "stop" is what was asked for
        return not coaching(passage.after)
    after = passage.after
    return _off(passage) and after.state in PAIN | OVER | {State.STOPPED, State.RESTING}


@rule(4, "From everywhere, one red flag leads to its action in one transition, whatever is pending.")
def red_flags_act(passage: ObservedTurn) -> bool:
    """The gravest of the signs that were named decides where it goes; badly heard, it takes the hands off.

    The words for an emergency are not cut off by others in the same turn, and a place that is not to be worked on
    is closed at once. What is said to a question that names it, and is no emergency, is its yes (decision 8).
    """
    flags = [intent for intent in passage.intents if intent.name == "RED_FLAG"]
    if not flags or passage.before.state is State.ENDED:
        return True
    if coaching(passage.after):
        return False
    signs = [intent.slot("sign") or "" for intent in flags if intent.sure]
    if not passage.good or not signs:
        return True
    if _told_no_less(passage, signs):
        return True
    courses = {passage.data.red_flags.signs[sign].course for sign in signs}
    after = passage.after.state
    if Course.EMERGENCY in courses:
        return after is State.EMERGENCY and _sounds(passage, signs)
    if passage.before.state in SCREENING and _counts_for_its_question(passage, signs):
        return True
    if passage.before.state is State.PAIN_ASKING and set(signs) <= ASKED_FOR:
        return after in LATCHED or _left_alone(passage)
    if courses & {Course.URGENT, Course.END}:
        return after in OVER
    closing = Course.CLOSE_ZONE in courses and coaching(passage.before)
    closed = passage.after.comfort.closed
    return not closing or all(zone in closed for zone, _ in touched(passage.before, passage.was_at))


@rule(5, "Pain takes the hands off before any answer, and what is sure lowers the place below what it got.")
def pain_takes_hands_off(passage: ObservedTurn) -> bool:
    """At intensity 1 with no place named the path is skipped for the round (decision 6).

    What is not sure is answered, or recorded, before hands come back (decision 4).
    """
    before, after = passage.before, passage.after
    if passage.puts_hands_on and passage.left.suspected:
        return False
    if "PAIN" not in passage.names or not passage.fresh or not _hands_may_be_on(before):
        return True
    if coaching(after) or after.comfort.hands_on:
        return False
    if not passage.good or not coaching(before) or _graver(passage):
        return True
    named = after.episode.zones if after.episode and after.episode.named else ()
    for zone, intensity in touched(before, passage.was_at):
        if named and zone not in named:
            continue
        most = intensity - 1 if named else max(1, intensity - 1)
        if after.comfort.ceiling(zone) > most:
            return False
        if intensity == 1 and not named and zone not in after.comfort.skipped:
            return False
    return True


@rule(17, "After a stop, a pain of 7 or more or a red flag no closing strokes are told.")
def no_closing_strokes_after_harm(passage: ObservedTurn) -> bool:
    """No closing strokes come after pain or an alarm has ended the massage."""
    before, after = passage.before, passage.after
    here = after.plan.steps[after.place.step] if after.plan else None
    closing = passage.step_began and here is not None and here.closing
    ended = any(say.key == "coach.closing" for say in passage.said)
    harmed = after.comfort.ended or (passage.past.cut_short and not coaching(before))
    return not (harmed and (closing or ended))


@rule(24, "A pause sends the hands off, holds the time of the step, and never ends by itself.")
def pauses_hold(passage: ObservedTurn) -> bool:
    """Time alone puts no hands on, from wherever they are off; after half an hour how they feel is asked first."""
    before, after = passage.before, passage.after
    if coaching(before) and not coaching(after) and after.state in HALTED:
        return _off(passage)
    if before.state is after.state is State.PAUSED and after.place.elapsed != before.place.elapsed:
        return False
    if passage.puts_hands_on and before.steps_begun and passage.tick.samples - before.off_since > LONG:
        return False
    return passage.event is not None or not passage.puts_hands_on or before.state is State.PREPARING


@rule(30, "Of what protects and what permits in one utterance, what protects is done.")
def protection_wins(passage: ObservedTurn) -> bool:
    """No hands go on, and none go firmer, at words of which a part protects."""
    if not passage.protective:
        return True
    firmer = passage.after.comfort.level > passage.before.comfort.level
    return not (passage.puts_hands_on or firmer)


@rule(31, "Words about pain that were turned into their opposite make nothing firmer.")
def no_pain_is_no_wish(passage: ObservedTurn) -> bool:
    """ "It doesn't hurt" raises no level and puts no hands on."""
    if not {"NO_PAIN", "PAIN_RESOLVED"} & set(passage.names) or "FIRMER" in passage.names:
        return True
    rises = passage.after.comfort.level > passage.before.comfort.level
    return not rises and not (passage.puts_hands_on and not set(FORWARD) & set(passage.names))


@rule(45, "No time is coached in which nobody was there: a gap in the clock pauses.")
def nobody_is_coached_unheard(passage: ObservedTurn) -> bool:
    """Nor while one of both cannot hear the other, whatever was said meanwhile.

    They may say that they hear a voice that does not come back to the microphone.
    """
    tick, after = passage.tick, passage.after
    if passage.event is not None or tick.mute:
        return True
    unheard = tick.contact.loudspeaker is Loudspeaker.UNHEARD and not after.believed
    cut_off = tick.deaf or unheard or tick.contact.loudspeaker is Loudspeaker.STOPPED
    if not tick.contact.gap and not cut_off:
        return True
    return _off(passage) and not (tick.contact.gap and after.place.elapsed > passage.before.place.elapsed)


def _off(passage: ObservedTurn) -> bool:
    """Hands are off, the rhythm is silent, and the voice was cut off before it says so."""
    after = passage.after
    if coaching(after) or after.comfort.hands_on:
        return False
    if any(isinstance(effect, Cue) and effect.strokes_per_minute for effect in passage.effects):
        return False
    hushed = any(isinstance(effect, Hush) for effect in passage.effects)
    first = passage.said[0] if passage.said else None
    return hushed and (first is None or first.urgent) if coaching(passage.before) else True


def _sounds(passage: ObservedTurn, signs: list[str]) -> bool:
    """What is said of one of the signs is not cut off any more."""
    effects = passage.effects
    last = max((i for i, effect in enumerate(effects) if isinstance(effect, Hush)), default=-1)
    grave = {f"red.{sign}" for sign in signs if passage.data.red_flags.signs[sign].course is Course.EMERGENCY}
    return any(isinstance(effect, Say) and effect.key in grave for effect in effects[last + 1 :])


def _told_no_less(passage: ObservedTurn, signs: list[str]) -> bool:
    """In the same breath a sign as grave as these was surely heard, and has been acted on."""
    reaction, flags = passage.before.reaction, passage.data.red_flags
    if passage.fresh or reaction is None:
        return False
    gravest = min(flags.gravity(sign) for sign in signs)
    return any(flags.gravity(sign) <= gravest for _, sign in reaction.sure if sign)


def _counts_for_its_question(passage: ObservedTurn, signs: list[str]) -> bool:
    """The gravest belongs to a question, which has an answer now that does not allow more.

    Told of another time it is asked about.
    """
    interview, data = passage.after.interview, passage.data
    gravest = min(map(data.red_flags.gravity, signs))
    told = [data.red_flags.signs[each] for each in signs if data.red_flags.gravity(each) == gravest]
    if interview is None or told[0].course is Course.EMERGENCY:
        return False
    meant = [data.questions.condition(each.condition) for each in told if each.condition]
    asked = [name for each in meant for name in (each.to, each.giver) if name]
    if "WHEN" in passage.names and interview.open in asked:
        return True
    return any(interview.restricted(data.questions, name) for name in asked)


def _left_alone(passage: ObservedTurn) -> bool:
    """Nothing comes any more where it hurts."""
    episode = passage.after.episode
    return episode is not None and set(episode.zones) <= passage.after.comfort.closed


def _hands_may_be_on(now: Conversation) -> bool:
    felt = any(each in COACHING | PAIN for each in (now.state, now.interrupted))
    return felt and now.state not in OVER


def _graver(passage: ObservedTurn) -> bool:
    """Something was said with it that does more than a report."""
    others = {"RED_FLAG", "CONSENT_WITHDRAWN", "SAFETY_DISCLOSURE", "GIVER_PAIN"}
    return bool(others & set(passage.names)) or passage.tick.samples < BLOCK
