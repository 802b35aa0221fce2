"""The sentences that are spoken, as they stand in a language folder."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from assistant.library.reading import FOLDER
from assistant.speaking.phrasing import sentences

SPOKEN = ("prompts", "screening", "gates", "rehearsal", "red_flags", "techniques", "faults")


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
