"""Everything that can happen to a conversation: every intent with every slot that matters, silence, deafness."""

from __future__ import annotations

from dialog.proof.walking import GOOD, WEAK, Event, Passing, Utterance, said
from kit.talking import house

from assistant.library.reading import FOLDER
from assistant.understanding.templates import Templates
from assistant.understanding.understood import Intent

AREAS = ("neck", "lower_back", "shoulders", "foot")
SCORES = ("0", "2", "5", "8")


def intents() -> tuple[str, ...]:
    """Every intent that a template of the language folder can give."""
    return tuple(sorted(Templates.load(FOLDER / "en").entries))


def variants(name: str) -> tuple[dict[str, str], ...]:
    """The slots with which an intent comes."""
    signs = house().red_flags.signs
    return {
        "RED_FLAG": tuple({"sign": sign} for sign in signs),
        "PAIN": ({}, *({"area": area} for area in AREAS)),
        "PAIN_SCORE": tuple({"score": score} for score in SCORES),
        "AREA": tuple({"area": area} for area in AREAS),
        "CHOOSE": tuple({"program": program} for program in ("p15", "p08", "p12")),
        "MINUTES": tuple({"minutes": minutes} for minutes in ("5", "15", "30")),
        "ALLERGY": ({"allergy": "nut"}, {"sort": "cats"}),
        "SAFETY_DISCLOSURE": tuple({"condition": each} for each in house().questions.conditions),
        "AMBIGUOUS": tuple({"kind": kind} for kind in ("lower", "higher", "stop_talking", "yeah_no")),
        "UNCLEAR": tuple({"kind": kind} for kind in ("mumble", "soft_no", "soft_yes")),
    }.get(name, ({},))


def everything() -> tuple[Event, ...]:
    """Each intent alone at every evidence, pairs that contradict each other, nothing understood, and time."""
    alone = [
        Utterance((Intent(name, 0, 0, tuple(slots.items())),), evidence, final)
        for name in intents()
        for slots in variants(name)
        for evidence, final in ((GOOD, True), (WEAK, True), (WEAK, False))
    ]
    pairs = [
        said(*names, evidence=evidence)
        for names in (
            ("PAIN", "YES"),
            ("STOP", "RESUME"),
            ("PAIN", "FIRMER"),
            ("PAUSE", "NEXT"),
            ("STOP", "PAIN"),
        )
        for evidence in (GOOD, WEAK)
    ]
    nothing = [said(evidence=evidence) for evidence in (GOOD, WEAK)]
    return (*alone, *pairs, *nothing, *times())


def times() -> tuple[Event, ...]:
    """Silence that is short, long and very long, and the same without hearing."""
    return (
        Passing(0.03),
        Passing(1.8),
        Passing(9),
        Passing(21),
        Passing(200),
        Passing(1900),
        Passing(0.03, deaf=True),
        Passing(5, speaking=True),
    )
