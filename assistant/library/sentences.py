"""What is said, in several wordings: the first that names no closed place, and asks for no firmer touch, is spoken."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from string import Formatter
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say a sentence, with the zones and intensity it is for."""

    text: str
    zones: frozenset[str] = frozenset()
    """Ids of the zones that its words name, blanks left out."""
    least: int = 0
    """Said only where at least this intensity is coached, 1 to 4; 0 is always."""
    positions: frozenset[str] = frozenset()
    """Said only to who lies or sits like this, and then rather than the others; empty is everybody."""


def _read(value: Any, info: ValidationInfo) -> Any:
    """A text, or a list of them, as wordings; which zones they name is known when they are read with a lexicon."""
    texts = [value] if isinstance(value, (str, dict)) else value
    if isinstance(texts, tuple) and texts and all(isinstance(each, Wording) for each in texts):
        return texts
    if not isinstance(texts, list) or not texts:
        raise ValueError(_EXPECTED)
    wordings = tuple(map(_wording, texts))
    lexicon = getattr(info.context, "lexicon", None)
    return naming(wordings, lexicon.named) if lexicon else wordings


def _wording(value: Any) -> Wording:
    match value:
        case str():
            return Wording(_filled_later(value))
        case {"from": int(least), "say": str(text), **others} if 1 <= least <= 4 and not others:
            return Wording(_filled_later(text), least=least)
        case {"in": str(position), "say": str(text), **others} if not others:
            return Wording(_filled_later(text), positions=frozenset({position}))
    raise ValueError(_EXPECTED)


def _filled_later(text: str) -> str:
    """The text, if its blanks can be filled. Raises ValueError where a brace stands alone or holds something else."""
    try:
        blanks = [*Formatter().parse(text)]
    except ValueError as error:
        raise ValueError(f"its braces do not fit together ({error})") from error
    named = [each for each in blanks if each[1] is not None]
    if any(spec or conversion or not str(name).isidentifier() for _, name, spec, conversion in named):
        raise ValueError("between two braces stands the name of a blank, and nothing else")
    return text


_EXPECTED = (
    "it should be a text, or a list of texts that say it in one way and another; "
    "for one that needs a firmer touch, `{from: 3, say: the text}`, from 1 to 4; "
    "for one position, `{in: side, say: the text}`"
)

Sentence = Annotated[tuple[Wording, ...], BeforeValidator(_read)]
"""One wording or more; the first that may be said is the usual one."""


def naming(sentence: Sentence, named: Callable[[str], frozenset[str]]) -> Sentence:
    """The same sentence; each wording also has the zones that it names."""
    return tuple(replace(each, zones=named(each.text)) for each in sentence)


def usual(sentence: Sentence) -> str:
    """As it is said when nothing is closed and the touch is as firm as it may be."""
    return sentence[0].text


def nth(sentence: Sentence, number: int) -> Sentence:
    """This wording alone, from 0; the last one when there are not so many."""
    return (replace(sentence[min(number, len(sentence) - 1)], positions=frozenset()),)


def open_wording(
    sentence: Sentence, closed: Collection[str], intensity: int = 0, position: str = ""
) -> Wording | None:
    """The first wording that may be said, of those for the position the first; None when there is none.

    Args:
        sentence: its wordings.
        closed: ids of zones that are not to be named.
        intensity: what is coached, 0 to 4; nothing is said that needs a firmer touch.
        position: how the one who is massaged lies or sits; empty where nobody minds.
    """
    possible = [each for each in sentence if each.least <= intensity and each.zones.isdisjoint(closed)]
    meant = (each for each in possible if position in each.positions)
    return next(meant, next((each for each in possible if not each.positions), None))
