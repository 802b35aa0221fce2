"""Every sentence is used, and every key that is used has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kit.talking import understanding

import assistant
from assistant.clock import RATE
from assistant.coaching.plan import Refusal
from assistant.coaching.plan_changes import NoMove
from assistant.coaching.planned import Short
from assistant.coaching.program import Position
from assistant.coaching.reactions import NoRise
from assistant.coaching.underway import NoLonger
from assistant.coaching.wishes import NoWish, Wish
from assistant.dialog.data import Prompts
from assistant.dialog.redflags import RedFlags
from assistant.dialog.rehearsal import Person
from assistant.dialog.triggers import REACTING
from assistant.hearing.heard import Heard

PROMPTS = Prompts.load()
KEYS = {*PROMPTS.fixed, *PROMPTS.varied}
MADE = {
    *(f"firmer.{why}" for why in NoRise),
    *(f"longer.{why}" for why in NoLonger),
    *(f"unplannable.{why}" for why in Refusal),
    *(f"move.{why}" for why in NoMove),
    *(f"shortfall.{why}" for why in Short),
    *(f"posture.{position}" for position in (*Position, "noted")),
    *(f"way.{position}" for position in Position if position is not Position.SEATED),
    *(f"rehearse.{person}" for person in Person),
    *(f"touch.{intensity}" for intensity in (1, 2, 3)),
    *(f"wish.{each}" for each in (*Wish, *NoWish)),
    *(f"red.suspect.{name}" for name, sign in RedFlags.load().signs.items() if sign.asked_itself),
}
"""Keys that are put together out of a reason."""


def named() -> set[str]:
    texts = [
        path.read_text(encoding="utf-8") for path in Path(assistant.__file__).parent.glob("dialog/**/*.py")
    ]
    return {word for text in texts for word in re.findall(r'"([a-z_]+(?:\.[a-z_]+)?)"', text)}


def test_every_sentence_is_used() -> None:
    assert KEYS - named() - MADE - {"list.last", "list.between"} == set()


def test_every_reason_has_its_sentence() -> None:
    assert MADE <= KEYS


def said_with_hands_on() -> list[str]:
    """The sentences of the dialog itself that may be spoken while hands are on."""
    about = {"coach", "touch", "pace", "firmer", "longer", "status", "voice", "rhythm", "talk", "check"}
    about |= {
        "move",
        "time",
        "said",
        "tickles",
        "lower",
        "higher",
        "start_over",
        "sleepy",
        "startled",
        "duration",
    }
    keys = [key for key in sorted(KEYS) if key.partition(".")[0] in about] + ["help.coaching"]
    return [text for key in keys for text in (PROMPTS.varied.get(key) or (PROMPTS.fixed[key],))]


@pytest.mark.parametrize("text", said_with_hands_on())
def test_no_protective_word_is_spoken_while_hands_are_on(text: str) -> None:
    words = " ".join(re.sub(r"[^a-z' ]", " ", text.lower()).split())
    heard = Heard(words, True, 0, RATE)
    assert {each.name for each in understanding().understand(heard, ()).intents}.isdisjoint(REACTING)


def test_no_key_is_both_fixed_and_varied() -> None:
    assert set(PROMPTS.fixed).isdisjoint(PROMPTS.varied)


def test_variants_take_turns_and_protective_sentences_never_vary() -> None:
    first, said = PROMPTS.wording("coach.resume", ())
    second, _ = PROMPTS.wording("coach.resume", said)
    assert first != second
    assert PROMPTS.wording("pain.hands_off", ()) == ("Okay. Hands off.", ())
