"""What a JSGF grammar is made of, as far as an engine has to check it before use.

PocketSphinx leaves out, without a word, whatever stands behind a rule that is not there or that
begins with itself; a protective phrase must not vanish like that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

_COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"(?:public\s+)?<([^<>\s]+)>\s*=\s*([^;]*);")
_NO_WORD = re.compile(r"<[^<>]*>|\{[^{}]*\}|/[-+.\deE]+/|[|()\[\]*+]")
_REFERENCE = re.compile(r"<([^<>\s]+)>")
_BUILT_IN = {"NULL", "VOID"}


def words(jsgf: str) -> frozenset[str]:
    """Every word of the grammar."""
    return frozenset(word for body in _rules(jsgf).values() for word in _NO_WORD.sub(" ", body).split())


def fault(jsgf: str) -> str | None:
    """What is wrong with its rules, in words, or None."""
    rules = _rules(jsgf)
    if not rules:
        return "it has no rules"
    used = {name: set(_REFERENCE.findall(body)) - _BUILT_IN for name, body in rules.items()}
    absent = set().union(*used.values()) - rules.keys()
    if absent:
        return f"these rules are not there: {', '.join(sorted(absent))}"
    try:
        TopologicalSorter(used).prepare()
    except CycleError as circle:
        return f"these rules go in a circle: {', '.join(circle.args[1])}"
    return None


def _rules(jsgf: str) -> Mapping[str, str]:
    return dict(_RULE.findall(_COMMENT.sub(" ", jsgf)))
