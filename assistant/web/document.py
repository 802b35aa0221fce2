"""The page itself: one HTML file with its style, its script and its words in it, and the headers it is served with."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

from assistant.web.guards import policy
from assistant.web.page_words import PageWords

FILE = Path(__file__).parent / "page.html"
ON_THE_PAGE = (
    *(
        "title",
        "stop",
        "stop_told",
        "hurts",
        "hurts_told",
        "next",
        "next_told",
        "hears",
        "hears_nothing",
        "typed",
    ),
    *(
        "send",
        "lost",
        "lost_doing",
        "over",
        "over_doing",
        "wrong_token",
        "wrong_token_doing",
        "full",
        "full_doing",
    ),
    *("not_awake", "needs_script", "waiting", "phone", "phone_doing", "phone_refused"),
)
"""Words that the page needs; the others belong to the terminal."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is served at / and how."""

    html: bytes
    headers: dict[str, str]


def document(
    words: PageWords, language: str, sockets: str, pictures: str = "", *, phone: bool = False
) -> Document:
    """The page.

    Args:
        words: all that it says.
        language: that of the words, as HTML names it.
        sockets: where its socket is, as ws://host:port.
        pictures: the style sheet of the pictures.
        phone: it may use the microphone and the loudspeaker of its device.
    """
    told = {name: getattr(words, name) for name in ON_THE_PAGE}
    given = {name: escape(text) for name, text in told.items()}
    as_json = json.dumps(told).replace("<", "\\u003c")
    html = Template(FILE.read_text(encoding="utf-8")).substitute(
        given, language=escape(language), words=as_json, pictures=pictures, kind="phone" if phone else ""
    )
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    headers = {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": policy(_hash(style), _hash(script), sockets, phone=phone),
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": f"screen-wake-lock=(self), microphone=({'self' if phone else ''}), camera=()",
    }
    return Document(html.encode(), headers)


def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()
