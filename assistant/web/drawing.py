"""A picture as the page can take it, whose policy allows no style inside: the rules apart, the styles as data."""

from __future__ import annotations

import re
from dataclasses import dataclass

_RULES = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawing:
    """One picture in its parts."""

    svg: str = ""
    """With `data-style` where an element had a style of its own."""
    rules: str = ""
    """Its style sheet: how it moves."""


def taken_apart(svg: str) -> Drawing:
    """The parts of a picture that the body map has drawn."""
    return Drawing(_RULES.sub("", svg).replace(' style="', ' data-style="'), "".join(_RULES.findall(svg)))
