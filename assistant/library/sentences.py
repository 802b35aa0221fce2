"""What is said, in several wordings: the first that names no closed place is spoken."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say it."""

    text: str
    zones: frozenset[str] = frozenset()
    """Ids of the zones that its words name, blanks left out."""


def _read(value: Any, info: ValidationInfo) -> Any:
    """A text, or a list of them, as wordings; which zones they name is known when they are read with a lexicon."""
    texts = [value] if isinstance(value, str) else value
    if isinstance(texts, tuple) and texts and all(isinstance(each, Wording) for each in texts):
        return texts
    if not isinstance(texts, list) or not texts or not all(isinstance(each, str) for each in texts):
        raise ValueError("it should be a text, or a list of texts that say it in one way and another")
    wordings = tuple(Wording(text) for text in texts)
    lexicon = getattr(info.context, "lexicon", None)
    return naming(wordings, lexicon.named) if lexicon else wordings


Sentence = Annotated[tuple[Wording, ...], BeforeValidator(_read)]
"""One wording or more; the first is the usual one."""


def naming(sentence: Sentence, named: Callable[[str], frozenset[str]]) -> Sentence:
    """The same, with the zones that each wording names."""
    return tuple(replace(each, zones=named(each.text)) for each in sentence)


def usual(sentence: Sentence) -> str:
    """As it is said when nothing is closed."""
    return sentence[0].text


def nth(sentence: Sentence, number: int) -> Sentence:
    """This wording alone, from 0; the last one when there are not so many."""
    return (sentence[min(number, len(sentence) - 1)],)


def open_wording(sentence: Sentence, closed: Collection[str]) -> Wording | None:
    """The first wording that names none of the closed zones; None when each of them names one."""
    return next((each for each in sentence if each.zones.isdisjoint(closed)), None)
