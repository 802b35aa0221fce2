"""Finds the program that somebody names, by its id, its number or some of its words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from assistant.coaching.program import Program
from assistant.library.reading import DataError

NEAR = 0.6
"""How alike two words must be to be offered for each other, 0 to 1."""
OFFERED = 3


def by_name(programs: Mapping[str, Program], name: str) -> Program:
    """The program that is meant by an id, a number, or some words of a name: p15, 15, seven step.

    Raises:
        DataError: none is meant, or several are; the message names those that come near.
    """
    wanted = _plain(name)
    number = wanted.removeprefix("p").strip()
    if number.isdecimal() and f"p{int(number):02}" in programs:
        return programs[f"p{int(number):02}"]
    exact = [each for each in programs.values() if _plain(each.name) == wanted]
    words = set(wanted.split())
    meant = exact or [each for each in programs.values() if words and words <= {*_plain(each.name).split()}]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise DataError(f"There are several like {name!r}: {_list(meant)}. Say more of the name, or its id.")
    near = _near(programs, wanted)
    if near:
        raise DataError(f"There is no program {name!r}. Did you mean {_list(near)}?")
    raise DataError(f"There is no program {name!r}. To see all of them: massage programs")


def _plain(name: str) -> str:
    """Words alone, without the article in front."""
    return " ".join(re.findall(r"[a-z0-9']+", name.casefold())).removeprefix("the ")


def _near(programs: Mapping[str, Program], wanted: str) -> list[Program]:
    """Those whose name is alike, or has a word that is like one of those wanted, the most alike first."""
    names = {_plain(each.name): each for each in programs.values()}
    found = get_close_matches(wanted, names, OFFERED, NEAR)
    for word in wanted.split():
        alike = {each for name in names for each in get_close_matches(word, name.split(), 1, 0.75)}
        found += [name for name in names if alike & {*name.split()} - {"massage"}]
    return [names[name] for name in dict.fromkeys(found)][:OFFERED]


def _list(programs: list[Program]) -> str:
    said = [f"{each.name} ({each.id})" for each in programs]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"
