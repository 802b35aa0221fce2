"""The sentences that are spoken, as they stand in a language folder."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from assistant.coaching.library import Library
from assistant.library.reading import FOLDER
from assistant.preview.program_tables import planned, usual_minutes
from assistant.speaking.phrasing import sentences

SPOKEN = (
    "prompts",
    "screening",
    "gates",
    "rehearsal",
    "red_flags",
    "techniques",
    "faults",
    "answers",
    "needs",
)


def spoken_sentences(language: str) -> list[str]:
    """All whole sentences in them without a gap to be filled, each once, in alphabetical order."""
    found: set[str] = set()
    for name in SPOKEN:
        for text in _texts(yaml.safe_load((FOLDER / language / f"{name}.yaml").read_text("utf-8"))):
            if text[:1].isupper() and text.endswith((".", "?", "!", "…")) and not set("{}[]()<|") & set(text):
                found |= {each.text for each in sentences(text)}
    return sorted(found)


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node.strip()
    elif isinstance(node, dict):
        for each in node.values():
            yield from _texts(each)
    elif isinstance(node, list):
        for each in node:
            yield from _texts(each)


def program_sentences(language: str) -> list[str]:
    """The sentences of every massage: as it is planned for who may have all of it, before it and after."""
    found: dict[str, None] = {}
    library = Library.load(language)
    for program in library.programs.values():
        texts = [
            text
            for step in planned(program, usual_minutes(program)).steps
            for text in (step.instruction, step.in_full, *step.words, step.soon)
        ]
        lines = [program.rest.text, *(line.text for line in (*program.preparation, *program.aftercare))]
        texts += [wording.text for line in lines for wording in line]
        found |= {each.text: None for text in texts if "{" not in text for each in sentences(text)}
    return list(found)
