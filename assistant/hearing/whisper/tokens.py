"""Text as the tokens of a Whisper model, and tokens as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import tiktoken

from assistant.hearing.whisper.trie import Tokens

_PATTERN = r"'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
"""How GPT-2, whose tokens these are, takes text apart before it looks for tokens."""


class Tokeniser:
    """The tokens of a model."""

    def __init__(self, vocabulary: Path) -> None:
        """`vocabulary`: a token a line, in the order of their numbers. Raises OSError, ValueError."""
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        end = lines.index("<|endoftext|>")
        bytes_of = {character: byte for byte, character in _characters()}
        ranks = {bytes(bytes_of[each] for each in line): number for number, line in enumerate(lines[:end])}
        self._encoding = tiktoken.Encoding(
            "whisper", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens={}
        )
        self.end = end
        self.start: Tokens = (lines.index("<|startoftranscript|>"), lines.index("<|notimestamps|>"))

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text that goes on after a space."""
        return tuple(self._encoding.encode_ordinary(f" {text}"))

    def bytes(self, token: int) -> bytes:
        """What one token stands for: part of a word, or a space and a word; nothing for marks such as the end."""
        return bytes(self._encoding.decode_single_token_bytes(token)) if token < self.end else b""


def _characters() -> Iterator[tuple[int, str]]:
    """How GPT-2 writes each byte as one printable character."""
    printable = [
        *range(ord("!"), ord("~") + 1),
        *range(ord("¡"), ord("¬") + 1),
        *range(ord("®"), ord("ÿ") + 1),
    ]
    spare = 256
    for byte in range(256):
        if byte in printable:
            yield byte, chr(byte)
        else:
            yield byte, chr(spare)
            spare += 1


def spellings(phrase: str, others: Iterable[str] = ()) -> Iterator[str]:
    """A phrase, and the `others` that mean it, as they stand inside a sentence and at its beginning."""
    for text in (phrase, *others):
        words = " ".join(
            "I" + word[1:] if word == "i" or word.startswith("i'") else word for word in text.split()
        )
        yield words
        capital = words[:1].upper() + words[1:]
        if capital != words:
            yield capital
