"""Colours and line styles of the pictures and of pages around them, light and dark; movement rests where unwanted."""

from __future__ import annotations

LIGHT = {
    "paper": "#fbfaf7",
    "skin": "#efe3d4",
    "ink": "#5b5148",
    "zone": "#8fb3b0",
    "way": "#14505c",
    "hand": "#fffdf8",
    "no": "#8a3b2e",
}
DARK = {
    "paper": "#15191d",
    "skin": "#3a342e",
    "ink": "#cbbfae",
    "zone": "#2f5f62",
    "way": "#a9e4e8",
    "hand": "#a89c90",
    "no": "#f0a090",
}


def _variables(colours: dict[str, str], where: str = ".bm") -> str:
    return f"{where}{{" + ";".join(f"--{name}:{colour}" for name, colour in colours.items()) + "}"


STYLE = f"""\
{_variables(LIGHT)}
@media (prefers-color-scheme:dark){{{_variables(DARK)}}}
.bm .paper{{fill:var(--paper)}}
.bm .body{{fill:var(--skin);stroke:var(--ink);stroke-width:1.3;stroke-linejoin:round}}
.bm .inner{{fill:none;stroke:var(--ink);stroke-width:.8;stroke-linecap:round;opacity:.6}}
.bm .zone{{fill:none;stroke:var(--ink);stroke-width:.4;stroke-dasharray:1 2;opacity:.4}}
.bm .here{{fill:var(--zone);fill-opacity:.5;stroke:var(--way);stroke-width:.6}}
.bm .no{{fill:url(#bm-hatch);stroke:var(--no);stroke-width:.6}}.bm .hatch{{stroke:var(--no);stroke-width:.9}}
.bm .way{{fill:none;stroke:var(--way);stroke-width:2.2;stroke-linecap:round;stroke-linejoin:round}}
.bm .thin{{stroke-width:1.2}}
.bm .back{{fill:none;stroke:var(--way);stroke-width:1.3;stroke-dasharray:2.5 3;stroke-linecap:round}}
.bm .tip{{fill:var(--way)}}.bm .start{{fill:var(--paper);stroke:var(--way);stroke-width:1.8}}
.bm .mark{{fill:none;stroke:var(--way);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}}
.bm .dot{{fill:var(--way)}}
.bm .hand{{fill:var(--hand);fill-opacity:.85;stroke:var(--ink);stroke-width:1.1;stroke-linejoin:round}}
.bm .arm{{fill:var(--hand);fill-opacity:.45;stroke:var(--ink);stroke-opacity:.4;stroke-width:.7}}
.bm .line{{fill:none;stroke:var(--ink);stroke-width:.7;stroke-linecap:round}}
.bm .touch{{fill:var(--way);fill-opacity:.35;stroke:var(--way);stroke-width:1}}
.bm .ring,.bm .fold{{fill:none;stroke-width:1.6}}
.bm .firm{{fill:var(--way)}}.bm .light{{fill:none;stroke:var(--way);stroke-width:1}}
.bm .find{{fill:var(--paper);stroke:var(--way);stroke-width:1.2}}
.bm text{{font:8px sans-serif;fill:var(--ink)}}
@media (prefers-reduced-motion:reduce){{.bm .move{{animation:none!important}}}}
"""
"""Written into every picture, so that each can stand by itself."""
PAGE = f"""\
{_variables(LIGHT, ":root")}:root{{color-scheme:light dark}}
@media (prefers-color-scheme:dark){{{_variables(DARK, ":root")}}}
body{{font:17px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:60rem;margin:2rem auto;
padding:0 1rem}}
h1{{font-size:1.6rem;font-weight:600}}h2{{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid var(--zone)}}
ul{{padding-left:1.1rem}}li{{margin:.2rem 0}}figure{{margin:0}}svg{{width:100%;height:auto;display:block}}
footer,figcaption{{font-size:.85rem}}
@media print{{:root{{color-scheme:light}}{_variables(LIGHT, ":root,.bm")}body{{margin:0;max-width:none;padding:0}}}}
"""
"""Of a page that holds everything in itself; it is printed light."""
HATCH = (
    '<pattern id="bm-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path class="hatch" d="M0,0V4"/></pattern>'
)
