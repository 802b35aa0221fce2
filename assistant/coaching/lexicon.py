"""Words for places: which zones a text names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from assistant.coaching.zones import Region, Zone


@dataclass(frozen=True, slots=True)
class Term:
    """Words for a place, as they stand in a text."""

    words: str
    zones: frozenset[str]
    """Ids of the zones that they name, never empty; a region names all of its zones."""


class Lexicon:
    """The words of one language for places of the body.

    Only zones where hands work are named by any of them. What is never worked may be spoken of to keep hands off it,
    which the rules R10, R11 and R15 see to.
    """

    def __init__(self, phrases: Mapping[str, frozenset[str]]) -> None:
        """Take words in lower case, each with the zones that it names; with none it is no place."""
        self._phrases = phrases
        longest_first = "|".join(re.escape(each) for each in sorted(phrases, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![a-z])(?:{longest_first})(?![a-z])")

    @classmethod
    def of(cls, zones: Iterable[Zone], regions: Iterable[Region], no_places: Iterable[str]) -> Lexicon:
        """The words of zones and of regions, and those that only look like a place."""
        phrases: dict[str, frozenset[str]] = dict.fromkeys(no_places, frozenset())
        worked = {zone.id for zone in zones if zone.limits.most > 0}
        named = [(zone.words, frozenset({zone.id})) for zone in zones]
        named += [(region.words, frozenset(region.zones)) for region in regions]
        for words, each in named:
            for word in words:
                phrases[word] = phrases.get(word, frozenset()) | (each & worked)
        return cls(phrases)

    @property
    def phrases(self) -> Mapping[str, frozenset[str]]:
        """All words for a place, each with the zones that it names."""
        return {words: zones for words, zones in self._phrases.items() if zones}

    def terms(self, text: str) -> tuple[Term, ...]:
        """The words for places in a text; of those that begin together the longest."""
        lowered = " ".join(text.lower().replace("’", "'").split())  # noqa: RUF001  (people paste it)
        found = dict.fromkeys(match[0] for match in self._pattern.finditer(lowered))
        return tuple(Term(each, self._phrases[each]) for each in found if self._phrases[each])

    def named(self, text: str) -> frozenset[str]:
        """The zones that a text names."""
        return frozenset(zone for term in self.terms(text) for zone in term.zones)

    def first(self, text: str, zones: Collection[str]) -> str:
        """The first words in a text that name one of these zones, or nothing."""
        return next((term.words for term in self.terms(text) if not term.zones.isdisjoint(zones)), "")
