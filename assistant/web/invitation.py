"""What is told in the terminal about the page: its address, and for a phone a code to scan."""

from __future__ import annotations

from collections.abc import Iterator

import segno

from assistant.web.page_words import PageWords

QUIET = 2
"""Modules of white around the code."""
WHITE, PLAIN = "\x1b[30;107m", "\x1b[0m"
"""Black on white, whatever the terminal's colours are: not every camera reads a code the other way round."""
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def invitation(address: str, words: PageWords, *, lan: bool, fingerprint: str = "") -> Iterator[str]:
    """The lines to print in the terminal, before the session begins.

    Args:
        address: with the token.
        words: those of the page.
        lan: it is for another device.
        fingerprint: of the certificate; empty without HTTPS.
    """
    yield words.scan if lan else words.open
    yield ""
    if lan:
        yield from code(address)
        yield ""
    yield f"    {address}"
    yield ""
    if lan:
        yield words.secret
    if fingerprint:
        yield words.certificate
        yield f"    {fingerprint}"
        yield words.proceed


def code(text: str) -> Iterator[str]:
    """A QR code in half blocks: one row of characters for two of modules."""
    rows = [
        [bool(each) for each in row]
        for row in segno.make(text, error="l", micro=False).matrix_iter(border=QUIET)
    ]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    for upper, lower in zip(rows[::2], rows[1::2], strict=True):
        yield f"  {WHITE}{''.join(HALVES[pair] for pair in zip(upper, lower, strict=True))}{PLAIN}"
