"""Bytes made from other bytes: what breaks readers is cut, turned, doubled, nested, or out of all bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

ODD = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80", "\u202e".encode(), "\u200b".encode(), "²".encode(),
    "１".encode(), b"\r", b"\x1b[2J", b"\x1a", b"{{", b"{0}", b"%s", b"&a [*a, *a]", b"!!python/name:os.system", b"!!bool x",
    b"~", b".nan", b"-.inf", b"1e999", b"9" * 400, b"-0", b"0x7f", b"0b1", b"1_000", b"null", b"true", b"[[[[", b"]]", b"---\n",
    b"? ", b": ", b"'", b'"""', b"\t", b"\n\n", b"<<: *a", b"2024-02-30", b"$(id)", b"../", b"\x80\x80", b"RIFF", b"data",
    b"\xff\xff\xff\xff", b"\x00\x00\x00\x80",
)  # fmt: skip
LONGEST = 60_000


def mutant(of: bytes, random: Random, words: Sequence[bytes] = ()) -> bytes:
    """Another row of bytes; `words` are those that mean something to the reader."""
    made = bytearray(of)
    for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
        random.choice(_WAYS)(made, random, (*ODD, *words))
    return bytes(made[:LONGEST])


def _place(made: bytearray, random: Random) -> int:
    return random.randint(0, len(made))


def _turn(made: bytearray, random: Random, _: Sequence[bytes]) -> None:
    if made:
        made[random.randrange(len(made))] = random.randrange(256)


def _insert(made: bytearray, random: Random, words: Sequence[bytes]) -> None:
    at = _place(made, random)
    made[at:at] = random.choice(words) * random.choice((1, 1, 1, 2, 50))


def _replace(made: bytearray, random: Random, words: Sequence[bytes]) -> None:
    at = _place(made, random)
    made[at : at + random.choice((1, 2, 4, 9))] = random.choice(words)


def _cut(made: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = _place(made, random)
    del made[at : at + random.choice((1, 3, 20, 300, len(made)))]


def _double(made: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at, to = _place(made, random), _place(made, random)
    made[to:to] = made[at : at + random.choice((4, 40, 400))] * random.choice((1, 1, 2, 30))


def _nest(made: bytearray, random: Random, _: Sequence[bytes]) -> None:
    at = _place(made, random)
    made[at:at] = random.choice((b"[", b"{", b"(", b"{a: ", b'{"a":', b"- ")) * random.choice((3, 900))


def _swap_lines(made: bytearray, random: Random, _: Sequence[bytes]) -> None:
    lines = made.split(b"\n")
    random.shuffle(lines)
    made[:] = b"\n".join(lines)


_WAYS: tuple[Callable[[bytearray, Random, Sequence[bytes]], None], ...] = (
    _turn, _turn, _insert, _insert, _replace, _replace, _cut, _double, _nest, _swap_lines,
)  # fmt: skip
