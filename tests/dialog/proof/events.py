"""Everything that can happen to a conversation: every intent with every slot that matters, silence, deafness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dialog.proof.walking import (
    GOOD,
    WEAK,
    Answers,
    Event,
    Passing,
    Row,
    Until,
    Utterance,
    and_more,
    said,
)
from kit.talking import dialog_data, templates

from assistant.contact import Contact, Loudspeaker
from assistant.dialog.triggers import ANSWERS, GENTLER, HARMLESS, REACTING
from assistant.session.session import OUTCRY
from assistant.understanding.pressed import KEY
from assistant.understanding.understood import Intent

INSIDE, ELSEWHERE, OUTSIDE = "shoulders", "upper_back", "foot"
"""Words for the one zone of the small massage, for the other, and for none of it."""
SIGNS = ("chest_pain", "clot", "dizzy", "nerve", "numb_position")
"""A red flag of each course."""
CONDITIONS = ("skin", "cancer")
"""One that closes a place, one that ends it."""
TOPICS = ("unknown", "where_exactly", "how_hard", "safe", "get_up", "which_way_lie", "what_muscle")
"""A question of each kind of answer."""
MANNER = (
    *("LOUDER", "QUIETER", "SPEECH_SLOWER", "SPEECH_FASTER", "QUIET", "TEACH", "RHYTHM_ON", "RHYTHM_OFF"),
    *("MUSIC_ON", "MUSIC_OFF", "MUSIC_LOUDER", "MUSIC_QUIETER"),
    *("HELP", "STATUS", "WHAT_NEXT", "WHAT_IS_THERE", "WHO", "POSITION", "QUESTION"),
    *("NEED", "PICK", "SAME_AGAIN", "POSTURE"),
)
"""What changes only how it speaks."""


@dataclass(frozen=True)
class Course:
    """Events, and those of them that may do in a value what others do not."""

    all: tuple[Event, ...]
    """Tried in the first value that is met of each state, without going on from there."""
    thin: tuple[Event, ...]
    """Tried in every value, and what comes of them in turn."""
    judged: tuple[Event, ...]
    """Tried in every value, without going on from there."""


@cache
def intents() -> tuple[str, ...]:
    """Every intent that a template of the language folder can give."""
    entries = templates().entries
    return tuple(sorted(name for name, entry in entries.items() if entry.family != "frame"))


@cache
def permissive() -> frozenset[str]:
    """Those that let more happen."""
    entries = templates().entries
    return frozenset(name for name, entry in entries.items() if entry.permissive)


def variants(name: str) -> tuple[dict[str, str], ...]:
    """The slots with which an intent comes."""
    signs = dialog_data().red_flags.signs
    return {
        "RED_FLAG": tuple({"sign": sign} for sign in signs),
        "PAIN": ({}, *({"area": area} for area in (INSIDE, ELSEWHERE, OUTSIDE))),
        "PAIN_SCORE": tuple({"score": score} for score in ("0", "2", "5", "8")),
        "AREA": tuple({"area": area} for area in (INSIDE, ELSEWHERE, OUTSIDE)),
        "CHOOSE": tuple({"program": program} for program in ("p99", "p12")),
        "GO_TO": ({"step": "2"}, {"step": "1"}, *({"area": area} for area in (INSIDE, OUTSIDE))),
        "LESS_TIME": tuple({"minutes": minutes} for minutes in ("1", "30")),
        "MORE_TIME": ({"minutes": "5"},),
        "MINUTES": tuple({"minutes": minutes} for minutes in ("4", "30")),
        "ALLERGY": ({"allergy": "nut"}, {"sort": "cats"}),
        "SAFETY_DISCLOSURE": tuple({"condition": each} for each in dialog_data().questions.conditions),
        "AMBIGUOUS": tuple({"kind": kind} for kind in ("lower", "higher", "stop_talking", "yeah_no")),
        "STOP": ({}, {"word": "help"}, {"sign": "help_wanted"}),
        "NEED": tuple({"need": need} for need in ("back", "anything", "short", "private")),
        "PICK": (*({"place": place} for place in ("1", "last", "other", "that")), {"number": "15"}),
        "WHO": tuple({"who": who} for who in ("partner", "self")),
        "WHAT_IS_THERE": ({}, {"all": "all"}),
        "QUESTION": tuple({"topic": topic} for topic in TOPICS),
        "UNCLEAR": tuple({"kind": kind} for kind in ("mumble", "soft_no", "soft_yes")),
    }.get(name, ({},))


@cache
def everything() -> Course:
    """Each intent alone at every evidence, what contradicts itself, nothing understood, and time."""
    alone = [
        Utterance((Intent(name, 0, 0, tuple(slots.items())),), evidence, final)
        for name in intents()
        for slots in variants(name)
        for evidence, final in ((GOOD, True), (WEAK, True), (WEAK, False))
    ]
    every = (*alone, *contradictions(), *others(), *spells(), *times())
    return Course(every, tuple(each for each in every if _may_differ(each)), ())


def few() -> Course:
    """Enough to meet every state: pain and stop, all the answers to what is asked then, and time."""
    spoken = ("YES", "NO", "RESUME", "NEXT", "STOP", "SKIP_PREPARATION")
    thin: tuple[Event, ...] = (
        *(said(name) for name in spoken),
        *(said("PAIN", evidence=each) for each in (GOOD, WEAK)),
        said("AREA", area=INSIDE),
        *(said("PAIN_SCORE", score=score) for score in ("2", "8")),
        Passing(1.8),
        Passing(200),
        Until("over"),
    )
    deaf, unheard, *_ = spells()
    judged: tuple[Event, ...] = (
        *(said(name) for name in ("FIRMER", "BACK", "NOT_SURE", "REPEAT")),
        said("RED_FLAG", sign="chest_pain"),
        said(),
        Passing(21),
        deaf,
        unheard,
        Passing(0.03, contact=Contact(gap=4.0)),
    )
    return Course(everything().all, thin, judged)


def wider() -> dict[str, Course]:
    """Each goes on in one more way than `few`."""
    again = (said("SOMEONE_ELSE"), said("CHOOSE", program="p99"), said("MINUTES", minutes="4"))
    deaf, unheard, half_an_hour, *_ = spells()
    more: dict[str, tuple[Event, ...]] = {
        "another place": (said("AREA", area=OUTSIDE), said("PAIN", area=INSIDE)),
        "firmer and lighter": (said("FIRMER"), said("LIGHTER")),
        "numbers that were not sure": (said("PAIN_SCORE", score="2", evidence=WEAK),),
        "answers that were not clear": (said("NOT_SURE"), said("UNCLEAR", kind="mumble")),
        "red flags": tuple(said("RED_FLAG", sign="nerve", evidence=evidence) for evidence in (GOOD, WEAK)),
        "something numb": (said("RED_FLAG", sign="numb_position"), Passing(130)),
        "pauses": (said("PAUSE"), deaf, unheard, Utterance((OUTCRY,), WEAK)),
        "half an hour": (half_an_hour,),
        "small questions": (said("CHECK_IN"), said("START_OVER")),
        "new answers": (said("SAFETY_DISCLOSURE", condition="skin"), Answers("well")),
        "another person": (*again, Answers("well"), Answers("silent")),
    }
    return {name: _with(events) for name, events in more.items()}


def _with(more: tuple[Event, ...]) -> Course:
    fewer = few()
    judged = tuple(event for event in fewer.judged if event not in more)
    return Course(fewer.all, tuple(dict.fromkeys((*fewer.thin, *more))), judged)


def spells() -> tuple[Event, ...]:
    """A while without hearing; half an hour without a word, and then on."""
    deaf = Passing(0.03, deaf=True)
    unheard = Passing(0.03, contact=Contact(loudspeaker=Loudspeaker.UNHEARD))
    return (
        Row((deaf, Passing(0.03))),
        Row((unheard, said("YES"), said("RESUME"), unheard)),
        *(Row((Passing(1900), said(name))) for name in ("RESUME", "YES")),
    )


def contradictions() -> tuple[Event, ...]:
    """Two things in one breath, at once or one after the other."""
    pairs = (("PAIN", "YES"), ("STOP", "RESUME"), ("PAIN", "FIRMER"), ("PAUSE", "NEXT"), ("STOP", "PAIN"))
    both = (("STOP", "PAUSE"), ("PAIN", "PAUSE"))
    several = (("NO", "NO_PAIN"), ("NOT_SURE", "NO"), ("READY", "NEXT"), ("SKIP", "NEXT"), ("YES", "READY"))
    half = (("PAIN", "PAIN"), ("STOP", "STOP"), ("PAIN", "NO"), ("STOP", "RESUME"), ("PAUSE", "YES"))
    flag = said("RED_FLAG", sign="nerve")
    return (
        *(
            said(*names, evidence=evidence)
            for names in (*pairs, *both, *several)
            for evidence in (GOOD, WEAK)
        ),
        *(said(first, evidence=WEAK, final=False, then=said(second)) for first, second in half),
        said("RED_FLAG", sign="nerve", evidence=WEAK, final=False, then=flag),
        *(two_signs(*pair) for pair in (("chest_pain", "clot"), ("dizzy", "chest_pain"), ("numb", "nerve"))),
        said("PAIN", then=flag),
        said("PAIN", then=said("PAIN", evidence=WEAK)),
    )


def two_signs(*signs: str) -> Utterance:
    """Two red flags in one breath."""
    return Utterance(tuple(Intent("RED_FLAG", i, i, (("sign", sign),)) for i, sign in enumerate(signs)))


def others() -> tuple[Event, ...]:
    """A key, a cry without words, words that mean nothing, and the whole interview at once."""
    return (
        Utterance((KEY,)),
        Utterance((OUTCRY,), WEAK),
        *(said(evidence=evidence) for evidence in (GOOD, WEAK)),
        *(and_more(name, permissive=permissive()) for name in sorted(permissive())),
        *(Answers(how) for how in ("well", "unwell", "silent")),
    )


def times() -> tuple[Event, ...]:
    """Silence that is short, long and very long, until something is due, and the same without hearing."""
    return (
        *(Passing(seconds) for seconds in (0.03, 1.8, 9, 21, 200, 1900)),
        *(Until(what) for what in ("change", "over", "enough")),
        Passing(0.03, deaf=True),
        Passing(0.03, mute=True),
        *(Passing(0.03, contact=Contact(loudspeaker=each)) for each in list(Loudspeaker)[1:]),
        *(Passing(0.03, contact=Contact(gap=seconds)) for seconds in (4.0, 7200.0)),
        Passing(0.03, contact=Contact(narrow=True)),
        Passing(5, speaking=True),
    )


def _may_differ(event: Event) -> bool:
    if not isinstance(event, Utterance) or event.then or len(event.intents) != 1:
        return not isinstance(event, Passing) or event in (
            Passing(1.8),
            Passing(21),
            Passing(0.03, mute=True),
        )
    (intent,) = event.intents
    if intent.name in MANNER or (intent.slot("sign") or SIGNS[0]) not in SIGNS:
        return False
    if (intent.slot("condition") or CONDITIONS[0]) not in CONDITIONS:
        return False
    if not event.final:
        return intent.name in ("PAIN", "STOP")
    return event.evidence is GOOD or intent.name in (
        *REACTING,
        *ANSWERS,
        "LIGHTER",
        "OUTCRY",
        "RESUME",
        "FIRMER",
    )


def heeded(event: Event, state: str, answered: tuple[str, ...]) -> bool:
    """A state that answers to these triggers may do something about it that it does not do about mumbling.

    Single answers of the screening are walked through by themselves (tests/dialog/screening); here it is answered
    as a whole.
    """
    if isinstance(event, Answers):
        return state.startswith("screening")
    if not isinstance(event, Utterance):
        return not (state.startswith("screening") and event == Passing(21))
    if event.then or len(event.intents) > 1:
        return True
    if not event.intents:
        return "UNRECOGNISED" in answered and not state.startswith("screening")
    name = event.intents[0].name
    if state.startswith("screening") and name in (*ANSWERS, *HARMLESS, "AMBIGUOUS"):
        return False
    weighed = event.evidence is GOOD or name in (*REACTING, *GENTLER, *HARMLESS, *ANSWERS)
    return name in answered and weighed
