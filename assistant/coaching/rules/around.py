"""Rules about what comes before the hands are on, and after."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.program import Position, Who
from assistant.coaching.rules.order import BACK
from assistant.coaching.rules.subject import Fault, Place, Subject, fault
from assistant.coaching.rules.texts import after, all_named, before, everything, named, wanted
from assistant.coaching.step import Side
from assistant.library.sentences import usual

PREPARATION: Place = ("preparation",)
HONEY_GATE = {"no_bee_allergy", "forearm_test"}
LEGS, LYMPH = (61, 71), (89, 95)
LYMPH_MINUTES = 15
REST_MINUTES = 2
"""The threshold is this project's own."""


def rests_covered(subject: Subject) -> Iterator[Fault]:
    """R21: after the massage the receiver is covered, rests for a while and gets up slowly."""
    rest = subject.program.rest
    if rest.minutes < REST_MINUTES:
        yield fault("short", ("rest", "minutes"), minutes=rest.minutes, least=REST_MINUTES)
    if subject.program.who is Who.PARTNER and not all_named(subject, after(subject), "cover"):
        yield fault("bare", ("rest", "text"))
    if not all_named(subject, after(subject), "rise"):
        yield fault("rise", ("aftercare",))


def loosens_the_back(subject: Subject) -> Iterator[Fault]:
    """R22: before a back, a neck or shoulders are worked, they are let go."""
    back = {zone for zones in BACK for zone in zones}
    worked = {segment.zone.id for step in subject.steps for segment in step.path}
    if back & worked and not all_named(subject, before(subject), "let_go"):
        yield fault("tense", PREPARATION)


def readies_the_hands(subject: Subject) -> Iterator[Fault]:
    """R25: the hands are warm and clean, nails short, jewellery off."""
    for key in ("jewellery", "washed", "nails"):
        if not all_named(subject, before(subject), key):
            yield fault(key, PREPARATION)


def warms_the_oil(subject: Subject) -> Iterator[Fault]:
    """R26: in the hands, and never poured on the skin."""
    oiled = [(place, text) for place, text in before(subject) if named(text, subject.words["oil"])]
    if oiled and not all_named(subject, before(subject), "warmed", "in_hands"):
        yield fault("cold", oiled[0][0])
    for place, text in everything(subject):
        if on := wanted(subject, text, "poured"):
            yield fault("poured", place, words=on)


def readies_the_room(subject: Subject) -> Iterator[Fault]:
    """R27: warm; for a partner aired, with something firm and flat to lie on."""
    texts = list(before(subject))
    if not all_named(subject, texts, "room", "warmed"):
        yield fault("cold", PREPARATION)
    if subject.program.who is Who.PARTNER:
        if not all_named(subject, texts, "aired"):
            yield fault("stuffy", PREPARATION)
        if Position.PRONE in subject.program.positions and not all_named(subject, texts, "surface"):
            yield fault("surface", PREPARATION)


def begins_with_a_shower(subject: Subject) -> Iterator[Fault]:
    """R28: the preparation asks for a shower, so that the skin is clean."""
    if not all_named(subject, before(subject), "shower"):
        yield fault("unwashed", PREPARATION)


def tests_for_honey(subject: Subject) -> Iterator[Fault]:
    """R34: no honey before the forearm has borne it."""
    for place, text in everything(subject):
        if named(text, subject.words["honey"]) and not HONEY_GATE.issubset(subject.program.gate):
            yield fault("untested", place)
            return


def says_how_often(subject: Subject) -> Iterator[Fault]:
    """R38: what is taken from the leg massage or the lymph massage says how often is enough."""
    if subject.is_from(*LEGS) and not all_named(subject, after(subject), "leg_often"):
        yield fault("legs", ("aftercare",))
    if subject.is_from(*LYMPH):
        if not all_named(subject, after(subject), "lymph_often"):
            yield fault("lymph", ("aftercare",))
        if subject.program.minutes.longest > LYMPH_MINUTES:
            yield fault("long", ("minutes", "longest"), most=LYMPH_MINUTES)


def lands_and_begins_quietly(subject: Subject) -> Iterator[Fault]:
    """S10: a breath is the last thing before touch, resting hands the first touch, and warm words the last ones."""
    program, words = subject.program, subject.words
    last = len(program.preparation) - 1
    if not named(usual(program.preparation[last].text), words["breath"]):
        yield fault("breathless", ("preparation", last, "text"))
    first = program.steps[0]
    if not named(usual(first.first), words["resting"]):
        yield fault("at_once", subject.place(first, "first"), step=first.id)
    if first.moving is None:
        yield fault("unplanned", subject.place(first), step=first.id)
    if any(step.side is Side.EACH for step in program.steps) and not program.crossing:
        yield fault("no_way", ("other_side",))
    if not named(usual(program.rest.text), words["coming_back_to"]):
        yield fault("unannounced", ("rest", "text"))
    for number, line in enumerate(program.aftercare):
        if not line.early and (on := named(usual(line.text), words["doctor"])):
            yield fault("late", ("aftercare", number, "text"), words=on)
    end = len(program.aftercare) - 1
    if on := named(usual(program.aftercare[end].text), words["medical"]):
        yield fault("cold", ("aftercare", end, "text"), words=on)
