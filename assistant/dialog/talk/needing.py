"""What somebody needs instead of a massage's name: a tired place, a pain, sleep, "you choose"."""

from __future__ import annotations

from assistant.coaching.program import Program, Who
from assistant.coaching.shading import UNSHADED, Order, Shade
from assistant.coaching.techniques import Strength
from assistant.coaching.wishes import Wish, wished
from assistant.dialog.screening.disclosure import Disclosure
from assistant.dialog.talk import general, offering
from assistant.dialog.triggers import Trigger
from assistant.dialog.turn import Turn
from assistant.library.needs import Need
from assistant.understanding.understood import Intent


def take_need(turn: Turn) -> None:
    """What there is for all that was said of it in one breath."""
    assert turn.understood is not None
    said = [each for each in turn.understood.intents if each.name == "NEED"]
    if turn.intent != said[0]:
        return  # told already, with the first of them
    _hear_whose_hands(turn, turn.understood.intents)
    needs = [turn.data.needs.by_id[each.slot("need") or ""] for each in said]
    common = [each for each in _programs(turn, needs[0]) if all(each in _programs(turn, n) for n in needs)]
    _answer(turn, needs[0], common or _programs(turn, needs[0]))


def take_told(turn: Turn) -> None:
    """Something else was said that tells of a need."""
    assert turn.intent is not None
    need = turn.data.needs.by_intent[turn.intent.name]
    _answer(turn, need, _programs(turn, need))


def take_anything(turn: Turn) -> None:
    """Propose a massage to somebody who does not know what they want."""
    need = turn.data.needs.by_id[turn.data.needs.anything]
    _answer(turn, need, _programs(turn, need))


def is_all_the_same(turn: Turn) -> bool:
    """A condition: they leave it to the program, or have little time."""
    need = turn.data.needs.by_id.get(turn.slot("need"))
    return need is None or need.order != "given"


def is_told_already(turn: Turn) -> bool:
    """Another place was named before it in the same breath, and answered."""
    said = turn.understood.intents if turn.understood else ()
    return next((each for each in said if each.name == "AREA"), turn.intent) != turn.intent


def take_area(turn: Turn) -> None:
    """Propose massages for a place that was named alone."""
    need = turn.data.needs.of_area(turn.slot("area"))
    _answer(turn, need, _programs(turn, need))


def take_pain(turn: Turn) -> None:
    """It hurts somewhere, with no hands on: that is what they would like a massage for; the questions ask more."""
    area = _area(turn)
    need = turn.data.needs.of_area(area)
    told = dict.fromkeys((*turn.now.told_early, Disclosure(need.told)))
    turn.change(told_early=tuple(told))
    turn.say("need.pain")
    if turn.now.choice.program:
        general.repeat(turn)
    elif not area:
        turn.ask("need.pain_where")
    else:
        _answer(turn, need, _programs(turn, need))


def take_whose_hands(turn: Turn) -> None:
    """Alone, or two of them: what there is for that."""
    assert turn.understood is not None
    _hear_whose_hands(turn, turn.understood.intents)
    chosen = turn.data.library.programs.get(turn.now.choice.program)
    if chosen is not None and chosen.who is turn.now.hands:
        turn.then(Trigger.CHOICE_TAKEN)
        return
    need = turn.data.needs.by_id[turn.data.needs.anything]
    first = need.partner if turn.now.hands is Who.PARTNER else need.alone
    every = (*first, *(each.id for each in offering.all_there_is(turn)))
    turn.say("offer.for_partner" if turn.now.hands is Who.PARTNER else "offer.for_self")
    offering.name(turn, offering.known(turn, every))


def refuse_now(turn: Turn) -> None:
    """Another massage is asked for while hands are on: after this one."""
    turn.say("choose.not_now")


def refuse_after(turn: Turn) -> None:
    """Another massage is asked for in the rest."""
    turn.say("choose.after")


def _answer(turn: Turn, need: Need, programs: list[Program]) -> None:
    _shade(turn, need)
    if need.say:
        turn.tell(f"need.{need.id}", need.say)
    if need.say and not programs:
        turn.ask("choose.which")
    elif need.order == "one":
        offering.propose(turn, programs)
    else:
        offering.name(turn, programs)


def _shade(turn: Turn, need: Need) -> None:
    """What they want it for shades whatever they choose; what the safety questions have to hear of, they hear."""
    if need.told_first:
        told = dict.fromkeys((*turn.now.told_early, Disclosure(need.told)))
        turn.change(told_early=tuple(told))
    shade = need.shade
    if shade is None:
        if need.order == "given":
            turn.change(need="", shade=UNSHADED)
        return
    areas = turn.data.library.areas
    more = [zone for area in shade.more for zone in areas[area]]
    comfort = wished(turn.now.comfort, Wish.MORE, more) if more else turn.now.comfort
    without = frozenset(Strength(each) for each in shade.without)
    sooner = frozenset(zone for area in shade.sooner for zone in areas[area])
    order = Order(shade.order)
    made = Shade(shade.tempo, shade.fastest, without, shade.last, shade.silent, order, sooner)
    turn.change(need=need.id, shade=made, comfort=comfort)


def _programs(turn: Turn, need: Need) -> list[Program]:
    """What can be had for it: by a partner first, unless they are alone."""
    if need.order == "shortest":
        named = offering.known(turn, turn.now.named) if len(turn.now.named) > 1 else ()
        return sorted(named or offering.all_there_is(turn), key=lambda each: each.minutes.shortest)[:1]
    given = offering.known(turn, need.partner)
    enough = turn.now.hands is None and len(given) >= offering.MOST
    return list(given if enough else (*given, *offering.known(turn, need.alone)))


def _hear_whose_hands(turn: Turn, intents: tuple[Intent, ...]) -> None:
    said = next((each.slot("who") for each in intents if each.name == "WHO"), None)
    if said:
        turn.change(hands=Who(said))


def _area(turn: Turn) -> str:
    said = turn.understood.intents if turn.understood else ()
    places = (each.slot("area") for each in said if each.name in ("PAIN", "AREA"))
    return next((place for place in places if place), "")
