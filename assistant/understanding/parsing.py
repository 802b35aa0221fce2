"""One sentence template at a time: parsed by hassil, and refused when the matcher would misread it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from hassil import parse_sentence
from hassil.expression import (
    Alternative,
    Expression,
    Group,
    ListReference,
    Permutation,
    RuleReference,
    Sequence,
    TextChunk,
)
from hassil.parser import ParseError


class TemplateError(ValueError):
    """A template is not as it should be; the message says what would be right."""


def parsed(text: str) -> Expression:
    """The expression tree of a template. Raises TemplateError."""
    try:
        return parse_sentence(text).expression
    except (ParseError, AssertionError) as error:
        raise TemplateError(f"it cannot be parsed: {error}") from error


def check(expression: Expression, rules: Mapping[str, Expression], lists: Collection[str]) -> None:
    """Refuse what refers to nothing, goes in a circle, may be empty, or cannot be matched word by word.

    Raises:
        TemplateError: it is refused.
    """
    _check(expression, rules, lists, ())
    if may_be_empty(expression, rules):
        raise TemplateError("all of it may be left out")


def may_be_empty(expression: Expression, rules: Mapping[str, Expression]) -> bool:
    """Whether the expression has a wording without any words."""
    if isinstance(expression, TextChunk):
        return not expression.text.strip()
    if isinstance(expression, Alternative):
        return any(may_be_empty(item, rules) for item in expression.items)
    if isinstance(expression, Group):
        return all(may_be_empty(item, rules) for item in expression.items)
    return isinstance(expression, RuleReference) and may_be_empty(rules[expression.rule_name], rules)


def _check(
    expression: Expression,
    rules: Mapping[str, Expression],
    lists: Collection[str],
    inside: tuple[str, ...],
) -> None:
    if isinstance(expression, TextChunk) and expression.text != expression.text.lower():
        raise TemplateError("words are written in lower case")
    if isinstance(expression, Permutation):
        raise TemplateError("write the orders out instead of ';'")
    if isinstance(expression, Sequence) and _glued(expression):
        raise TemplateError("a template cannot be part of a word: a space is missing")
    if isinstance(expression, Group):
        for item in expression.items:
            _check(item, rules, lists, inside)
    elif isinstance(expression, RuleReference):
        name = expression.rule_name
        if name not in rules:
            raise TemplateError(f"there is no rule <{name}>")
        if name in inside:
            raise TemplateError(f"the rule <{name}> goes in a circle")
        _check(rules[name], rules, lists, (*inside, name))
    elif isinstance(expression, ListReference) and _unknown(expression, lists):
        raise TemplateError(f"there is no list {{{expression.list_name}}}")


def _unknown(reference: ListReference, lists: Collection[str]) -> bool:
    return not reference.is_inline_range and reference.list_name not in lists


def _glued(sequence: Sequence) -> bool:
    """Two parts of it stand side by side without a space, as in "hurt[s]"."""
    pairs = zip(sequence.items, sequence.items[1:], strict=False)
    return any(not (_text(left).endswith(" ") or _text(right).startswith(" ")) for left, right in pairs)


def _text(expression: Expression) -> str:
    return expression.text if isinstance(expression, TextChunk) else ""
