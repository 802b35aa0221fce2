"""What the engines are asked to hear: a JSGF grammar written from the templates' own trees, and its phrases."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from hassil.expression import Alternative, Expression, Group, ListReference, RuleReference, TextChunk

from assistant.hearing.vocabulary import Vocabulary
from assistant.understanding.spelling import otherwise
from assistant.understanding.templates import Phrase, Templates


def vocabulary(
    intents: Iterable[str], templates: Templates, decoys: tuple[str, ...] = (), *, answers: bool = False
) -> Vocabulary:
    """The `hear` phrases of these intents, whose order does not matter, and decoys in the JSGF.

    answers: they answer one question.
    """
    wanted = set(intents)
    phrases = [phrase for phrase in templates.phrases if phrase.heard and phrase.intent in wanted]
    listed = tuple(
        dict.fromkeys(text for phrase in phrases for text in wordings(phrase.expression, templates))
    )
    answering = [phrase for phrase in phrases if phrase.entry.family == "answer"]
    waits = frozenset(text for phrase in answering for text in wordings(phrase.expression, templates))
    rules = _rules(phrases, templates, decoys)
    words = {word for text in (*listed, *decoys) for word in text.split()}
    said = tuple(sorted((word, phones) for word, phones in templates.pronunciations.items() if word in words))
    written = tuple(
        (text, other) for text in listed for other in otherwise(text, templates.language, templates.spellings)
    )
    digest = hashlib.sha256(repr((rules, listed, said)).encode()).hexdigest()[:12]
    name = f"v{digest}"
    body = "\n".join(f"{rule} = {text};" for rule, text in rules.items())
    jsgf = f"#JSGF V1.0;\ngrammar {name};\n{body}\n"
    return Vocabulary(name, jsgf, listed, said, decoys, answers, written, waits)


def _rules(phrases: Iterable[Phrase], templates: Templates, decoys: tuple[str, ...]) -> Mapping[str, str]:
    named: dict[str, str] = {}
    for phrase in phrases:
        rule, text = f"<{phrase.intent.lower()}>", _jsgf(phrase.expression, templates)
        named[rule] = f"{named[rule]} | {text}" if rule in named else text
    if decoys:
        named["<other>"] = " | ".join(decoys)
    return {"public <utterance>": " | ".join(named), **named}


def _jsgf(expression: Expression, templates: Templates) -> str:
    if isinstance(expression, TextChunk):
        return expression.text.strip()
    if isinstance(expression, Alternative):
        choice = " | ".join(filter(None, (_jsgf(item, templates) for item in expression.items)))
        return f"[ {choice} ]" if expression.is_optional else f"( {choice} )"
    if isinstance(expression, Group):
        return " ".join(filter(None, (_jsgf(item, templates) for item in expression.items)))
    if isinstance(expression, RuleReference):
        return f"( {_jsgf(templates.rules[expression.rule_name], templates)} )"
    assert isinstance(expression, ListReference)
    values = (_jsgf(wording, templates) for _, wording in templates.values(expression))
    return f"( {' | '.join(values)} )"


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
