"""Small questions while hands are on, and what is said so softly that one is asked."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import to_samples, to_seconds
from assistant.coaching import reactions
from assistant.coaching.program import Who
from assistant.dialog import checkins
from assistant.dialog.conversation import CHECK_IN, HOW_MUCH, TOUCH_ASKED, PlanPlace
from assistant.dialog.effects import Say
from assistant.dialog.talk import cueing, guiding, pacing, pain, standing
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn

PLACE_OR_TOUCH, START_OVER, NO_PAIN = "place_or_touch", "start_over", "no_pain"
SELDOM = to_samples(60.0)
"""Samples between two soft words for what asks for nothing: other people's talk shall not be answered."""

ALL_RIGHT = "all_right"
"""Whether all is right, or better now."""


def ask(turn: Turn, which: str, key: str) -> None:
    """Put one of the small questions, and keep it open."""
    turn.say(key)
    turn.change(open=which, misses=0)


def check_in(turn: Turn) -> None:
    """Ask how firm it shall be, or only tell that it may be said; one's own hands are asked nothing."""
    cueing.take_cue(turn)
    now = turn.now
    felt, hands_on = standing.felt(now), to_seconds(now.hands_on)
    alone = turn.data.library.programs[now.choice.program].who is Who.SELF
    asking = not alone and checkins.asks(felt, now.comfort.answered, now.check_ins, hands_on)
    turn.change(check_ins=now.check_ins.and_now(felt, hands_on, asking=asking))
    if asking:
        ask(turn, HOW_MUCH, "coach.check_in")
    else:
        ask(turn, CHECK_IN, "coach.alone" if alone else "coach.invite")


def is_more_unasked(turn: Turn) -> bool:
    """A bare "more" where nobody was asked how much: of what, it does not say."""
    return turn.slot("kind") == "more" and turn.now.open != HOW_MUCH


def let_go(turn: Turn) -> None:
    """Drop the open question: nobody answers it, and that changes nothing."""
    turn.change(open="")


def keep(turn: Turn) -> None:
    """It is good as it is: remembered for these places if that was the question, and a word, seldom, if none was."""
    now = turn.now
    if now.open in (*TOUCH_ASKED, ALL_RIGHT):
        if now.open in TOUCH_ASKED and turn.good and turn.intent and turn.intent.name == Trigger.KEEP:
            here = [zone for zone, _ in standing.felt(now)]
            turn.change(comfort=reactions.settled(now.comfort, here))
        turn.change(open="")
    elif not now.open and (not now.checked_softly or turn.tick.samples - now.checked_softly >= SELDOM):
        turn.change(checked_softly=turn.tick.samples)
        turn.say("coach.good")


def look_first(turn: Turn) -> None:
    """ "Is that normal?" is never reassured away: the one who feels it is asked."""
    ask(turn, CHECK_IN, "check.ask_receiver")


def lower_or_lighter(turn: Turn) -> None:
    """ "Lower" may mean the place or the touch: one gentler first, then ask. "Higher" is never firmer."""
    if turn.slot("kind") == "lower":
        turn.change(comfort=reactions.lighter(turn.now.comfort, standing.intensity(turn.now)))
        ask(turn, PLACE_OR_TOUCH, "lower.which")
    elif turn.slot("kind") == "higher":
        turn.say("higher.within")
    elif turn.slot("kind") == "go_on":
        already_on(turn)
    else:
        ask_softly(turn)


def confirm_start_over(turn: Turn) -> None:
    """From the first stroke again, if they mean it."""
    ask(turn, START_OVER, "start_over.confirm")


def yes(turn: Turn) -> None:
    """Take a yes to whatever question is open."""
    opened = turn.now.open
    if not opened:
        keep(turn)
    turn.change(open="")
    if opened == START_OVER and turn.good:
        turn.say("start_over.done")
        turn.change(place=PlanPlace(step=-1), comfort=replace(turn.now.comfort))
        guiding.advance(turn)


def no(turn: Turn) -> None:
    """No: to the pressure, that is lighter first, and then ask."""
    opened = turn.now.open
    turn.change(open="")
    if opened in TOUCH_ASKED:
        pacing.lighter(turn)
        ask(turn, CHECK_IN, "coach.better")


def is_too_much(turn: Turn) -> bool:
    """The pressure is not right, and there is nothing lighter."""
    return turn.now.open in TOUCH_ASKED and standing.intensity(turn.now) <= 1


def no_pain(turn: Turn) -> None:
    """ "It doesn't hurt" raises nothing and is checked once: one sound lies between does and doesn't."""
    ask(turn, NO_PAIN, "pain.none_right")


def is_about_pain(turn: Turn) -> bool:
    """A condition: it was just asked whether nothing hurts."""
    return turn.now.open == NO_PAIN


def may_be_stop(turn: Turn) -> bool:
    """ "Don't stop", "stop talking": perhaps half of it was heard."""
    return turn.slot("kind") in ("stop_talking", "did_you_say_stop")


def is_lightest(turn: Turn) -> bool:
    """There is nothing gentler but no hands at all."""
    return standing.intensity(turn.now) <= 1


def ease_and_ask(turn: Turn) -> None:
    """Make it one level softer at once, and ask whether that is better."""
    pacing.lighter(turn)
    ask(turn, ALL_RIGHT, "coach.better")


def is_right_asked(turn: Turn) -> bool:
    """A condition: it was just asked whether all is right."""
    return turn.now.open == ALL_RIGHT


def is_unasked(turn: Turn) -> bool:
    """Nothing is open that a no could answer, so it is said to the massage; not so in "harder, no, softer"."""
    said = {intent.name for intent in turn.understood.intents} if turn.understood else set()
    return not turn.now.open and said <= {"NO", "NO_PAIN", "UNCLEAR", "NOT_SURE"}


def ask_softly(turn: Turn) -> None:
    """To words that meant nothing: whether all is right, seldom; a question that is open is asked once more."""
    now = turn.now
    answered = any(isinstance(each, Say) for each in turn.effects)
    if now.open and not now.misses and not answered:
        turn.say("question.again")
        turn.change(misses=1)
    if answered or now.open or (now.checked_softly and turn.tick.samples - now.checked_softly < SELDOM):
        return
    turn.change(checked_softly=turn.tick.samples)
    ask(turn, ALL_RIGHT, "coach.all_right")


def suggest_firmer(turn: Turn) -> None:
    """They spoke of firmness, and it was no plain wish: how a wish is said, and nothing rises."""
    if not pain.is_unanswered(turn):
        turn.say("firmer.say_so")


def already_on(turn: Turn) -> None:
    """Asked to go on while the hands are at work: an open question is settled, and they do."""
    turn.change(open="")
    turn.say("coach.going_on")


def shift(turn: Turn) -> None:
    """A little this way or that, within the place that is worked on."""
    turn.say("position.within")


def is_said_whole(turn: Turn) -> bool:
    """Nothing was said that no phrase explains."""
    return turn.understood is not None and not turn.understood.unexplained


def another_place(turn: Turn) -> None:
    """They named a place: here it is, or it is left alone, or it is not what is done now."""
    now = turn.now
    zones = set(turn.data.library.areas.get(turn.slot("area"), ()))
    here = {zone for zone, _ in standing.felt(now)}
    planned = {segment.zone.id for each in standing.planned(now).steps for segment in each.path}
    shut = now.comfort.closed | standing.allowed(now).zones_out
    if zones & here:
        turn.say("position.within")
    elif zones & planned - shut:
        turn.say("position.later")
    elif not zones or zones <= shut:
        turn.say("position.never")
    else:
        turn.say("position.elsewhere")


def ask_after_outcry(turn: Turn) -> None:
    """Silence, and whether all is right; nothing is suspected yet."""
    text = turn.interrupt("startled.all_right")
    pain.open_episode(turn, "OUTCRY")
    turn.change(open="", last=(("startled.all_right", text),), reprompts=0, misses=0)


def go_on_after_outcry(turn: Turn) -> None:
    """All is right: on from where the hands were, no firmer than before."""
    turn.change(comfort=reactions.resume(turn.now.comfort), episode=None)
    turn.say("startled.go_on")
    guiding.take_up(turn)
