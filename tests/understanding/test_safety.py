"""What must hold whatever is said around it."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from kit.talking import templates, understanding
from kit.wordings import drawn

from assistant.dialog.redflags import Course, RedFlags
from assistant.hearing.heard import Heard, Pass
from assistant.library.reading import FOLDER, read
from assistant.understanding.grammar import wordings
from assistant.understanding.understood import Understood
from assistant.understanding.words import Listening

ENGLISH = FOLDER / "en"
LISTENING = read(ENGLISH / "listening.yaml", Listening)
NEGATION = LISTENING.negation
TEMPLATES = templates()
UNDERSTANDING = understanding()
EXPECTED = ("YES", "NO", "READY", "NEXT", "RESUME", "FIRMER", "FASTER", "PAIN_SCORE")

OVERRIDERS = {
    other: {name for name, entry in TEMPLATES.entries.items() for way in entry.ways if other in way.overrides}
    for other in UNDERSTANDING.protective
}
"""By intent: the intents that say they may stand for it, as NO_PAIN for the "pain" in "pain free"."""

# Words of two or three that rewrite each other ("do not") are left out: they make negators of harmless ones.
_REWRITTEN = {word for said in LISTENING.same for word in said.split()}
_SAID = {word for text, _ in UNDERSTANDING.test_phrases() for word in text.split()}
AROUND = sorted(_SAID - _REWRITTEN - NEGATION.negators - NEGATION.alternatives - {NEGATION.determiner})
"""Words that negate nothing."""

PROTECTIVE = [
    (text, phrase.intent)
    for phrase in TEMPLATES.phrases
    if phrase.protective and not phrase.way.only
    for text in islice(wordings(phrase.expression, TEMPLATES), 60)
]
PAIN_WORDS = (
    "hurts",
    "hurting",
    "ouch",
    "ow",
    "pain",
    "painful",
    "sore",
    "aches",
    "it hurts",
    "my neck hurts",
)
RELIEF = {"free", "painless", "stopped", "gone", "longer", "over", "passed", "away", "faded", "hurts no more"}
STRONGER = st.sampled_from(
    [phrase for phrase in TEMPLATES.phrases if phrase.intent in ("FIRMER", "FASTER", "NEXT")]
).flatmap(lambda phrase: st.tuples(drawn(phrase.expression, TEMPLATES), st.just(phrase.intent)))
COUNTING = {"MINUTES", "STAY_LONGER", "SAFETY_DISCLOSURE", "CHOOSE"}
"""Have longer phrases with numbers of their own: "seven minutes", "the seven step one"."""
around = st.lists(st.sampled_from(AROUND), max_size=5).map(" ".join)


def understand(text: str, *expected: str) -> Understood:
    return UNDERSTANDING.understand(Heard(text, final=True, start=0, end=0, heard_by=Pass.TYPED), expected)


@example(before="her", protective=("phone me nine one one", "RED_FLAG"), after="")
@given(before=around, protective=st.sampled_from(PROTECTIVE), after=around)
def test_no_words_around_it_hide_a_protective_phrase(
    before: str, protective: tuple[str, str], after: str
) -> None:
    phrase, intent = protective
    found = {each.name for each in understand(f"{before} {phrase} {after}", *EXPECTED).intents}
    assert found & {intent, *OVERRIDERS[intent]}


@given(before=around, pain=st.sampled_from(PAIN_WORDS), after=around)
def test_where_something_hurts_nothing_permissive_comes_first(before: str, pain: str, after: str) -> None:
    text = " ".join(word for word in f"{before} {pain} {after}".split() if word not in RELIEF)
    intents = understand(text, *EXPECTED).intents
    assert intents
    assert intents[0].name not in UNDERSTANDING.permissive


@given(
    negator=st.sampled_from(sorted(NEGATION.negators)),
    between=st.lists(
        st.sampled_from(sorted({*NEGATION.between, "it", "me", "go", "really", "press"})), max_size=5
    ),
    stronger=STRONGER,
    before=around,
)
def test_what_is_not_wanted_stronger_is_not_made_stronger(
    negator: str, between: list[str], stronger: tuple[str, str], before: str
) -> None:
    phrase, intent = stronger
    understood = understand(" ".join((before, negator, *between, phrase)), *EXPECTED)
    start = len(before.split())
    assert not [each for each in understood.intents if each.name == intent and each.last >= start]


@pytest.mark.parametrize(
    "negated", ["no {}", "not {}", "don't {}", "no, not {}", "never {}", "please don't go {}"]
)
@pytest.mark.parametrize("wish", ["firmer", "harder", "deeper", "more pressure", "faster", "quicker", "next"])
def test_negated_wishes_permit_nothing(negated: str, wish: str) -> None:
    found = {intent.name for intent in understand(negated.format(wish), *EXPECTED).intents}
    assert not found & (UNDERSTANDING.permissive - {"NO"})


@given(
    st.lists(st.sampled_from([*AROUND, *sorted(NEGATION.negators), "no", "or"]), max_size=10).map(" ".join)
)
def test_the_order_is_that_of_protection(text: str) -> None:
    intents = [intent.name for intent in understand(text, *EXPECTED).intents]
    ranks = [list(TEMPLATES.entries).index(name) for name in intents]
    assert ranks == sorted(ranks)


def test_the_gravest_sign_stands_first_and_no_longer_phrase_hides_it() -> None:
    courses = RedFlags.load().signs
    signs = [way.slots["sign"] for way in TEMPLATES.entries["RED_FLAG"].ways]
    gravity = [list(Course).index(courses[sign].course) for sign in signs]
    assert gravity == sorted(gravity)
    assert set(signs) == {name for name, sign in courses.items() if not sign.asked_itself}
    for phrase in TEMPLATES.phrases:
        if phrase.intent == "RED_FLAG":
            for text in islice(wordings(phrase.expression, TEMPLATES), 60):
                found = understand(text).find("RED_FLAG")
                assert found is not None
                assert signs.index(found.slot("sign") or "") <= signs.index(phrase.way.slots["sign"]), text


@given(st.lists(st.integers(0, 12), min_size=1, max_size=4))
def test_the_highest_number_counts(numbers: list[int]) -> None:
    understood = understand(" or ".join(map(str, numbers)), "PAIN_SCORE")
    score = understood.find("PAIN_SCORE")
    assert score is not None
    assert score.slot("score") == str(min(max(numbers), 10))


@given(before=around, number=st.integers(4, 10), after=around)
def test_a_high_number_is_never_lost(before: str, number: int, after: str) -> None:
    understood = understand(f"{before} {number} {after}", "PAIN_SCORE")
    score = understood.find("PAIN_SCORE")
    others = {intent.name for intent in understood.intents}
    assert others & COUNTING or (score and int(score.slot("score") or 0) >= number)
