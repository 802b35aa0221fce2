"""Wordings of a template, drawn one at a time: some templates have millions, and listing them all takes a minute."""

from __future__ import annotations

from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference, TextChunk
from hypothesis import strategies as st

from assistant.understanding.templates import Templates


def drawn(expression: Expression, templates: Templates) -> st.SearchStrategy[str]:
    """Any wording of a template, its words one space apart."""
    return _drawn(expression, templates).map(lambda text: " ".join(text.split()))


def _drawn(expression: Expression, templates: Templates) -> st.SearchStrategy[str]:
    if isinstance(expression, TextChunk):
        return st.just(expression.text)
    if isinstance(expression, Alternative):
        return st.one_of([_drawn(item, templates) for item in expression.items])
    if isinstance(expression, Group):
        return st.tuples(*(_drawn(item, templates) for item in expression.items)).map(" ".join)
    if isinstance(expression, RuleReference):
        return _drawn(templates.rules[expression.rule_name], templates)
    assert isinstance(expression, ListReference)
    return st.one_of([_drawn(wording, templates) for _, wording in templates.values(expression)])
