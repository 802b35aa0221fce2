"""All the wordings of a template, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference, TextChunk

from assistant.understanding.templates import Templates


def wordings(expression: Expression, templates: Templates) -> Iterator[str]:
    """Every wording, in the order of the template."""
    for words in _listed(expression, templates):
        yield " ".join(words)


def _listed(expression: Expression, templates: Templates) -> Iterator[tuple[str, ...]]:
    if isinstance(expression, TextChunk):
        yield tuple(expression.text.split())
    elif isinstance(expression, Alternative):
        for item in expression.items:
            yield from _listed(item, templates)
    elif isinstance(expression, Group):
        yield from _joined(tuple(expression.items), templates)
    elif isinstance(expression, RuleReference):
        yield from _listed(templates.rules[expression.rule_name], templates)
    else:
        assert isinstance(expression, ListReference)
        for _, wording in templates.values(expression):
            yield from _listed(wording, templates)


def _joined(items: tuple[Expression, ...], templates: Templates) -> Iterator[tuple[str, ...]]:
    if not items:
        yield ()
        return
    for start in _listed(items[0], templates):
        for rest in _joined(items[1:], templates):
            yield start + rest
