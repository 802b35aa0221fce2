"""A drawing as pixels, for whoever has nothing that shows SVG."""

from __future__ import annotations

from assistant.errors import MassageError

_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<text x="2" y="15" font-family="{family}">A</text></svg>'
)
FAMILIES = (
    "Arial",
    "Helvetica",
    "DejaVu Sans",
    "Liberation Sans",
    "Noto Sans",
    "Segoe UI",
    "FreeSans",
    "Roboto",
)
"""What "sans-serif" may be, on the systems that people have; resvg wants it by name."""


class FontsError(MassageError):
    """There are no fonts to write with."""


def as_png(svg: str, no_fonts: str) -> bytes:
    """An SVG drawing as the bytes of a PNG picture.

    Args:
        svg: the drawing.
        no_fonts: what to say where this computer has no fonts, so that all words would be missing.

    Raises:
        FontsError: there are none.
    """
    from resvg_py import svg_to_bytes

    empty = svg_to_bytes(svg_string=_LETTER.format(family="no such family"))
    for family in FAMILIES:
        if svg_to_bytes(svg_string=_LETTER.format(family=family)) != empty:
            return bytes(svg_to_bytes(svg_string=svg, sans_serif_family=family))
    raise FontsError(no_fonts)
