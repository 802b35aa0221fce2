"""The phones that the model tells apart, out of what the synthesisers write."""

from __future__ import annotations

SILENCE = "sil"
VOWELS = "0 3 @ @L A: A@ E I O: O@ OI U U@ V a aI aI@ aU aa e@ eI i: i@ oU u:"
CONSONANTS = "D N S T Z b d dZ f g h j k l m n p r s t tS v w z"
PHONES = (SILENCE, *VOWELS.split(), *CONSONANTS.split())
"""In espeak-ng's writing; the place is the number of the output."""
NUMBER = {phone: number for number, phone in enumerate(PHONES)}
UNLABELLED = -1
"""Stands for a sound that is none of them: nothing is learnt from it."""

_FOLDED = {
    "3:": "3",
    "@-": "@",
    "a#": "@",
    "I#": "I",
    "I2": "I",
    "IR": "I",
    "O": "O:",
    "O2": "O:",
    "o@": "O@",
    "VR": "V",
    "aI2": "aI",
    "aI3": "aI",
    "i": "i:",
    "i@3": "i@",
    "n-": "n",
    "r-": "r",
    "t#": "d",
    "t2": "t",
    "t[": "t",
    "?": "t",
    "w#": "w",
    "x": "k",
    "_": SILENCE,
    "_:": SILENCE,
    "_!": SILENCE,
    "_|": SILENCE,
}
"""What espeak-ng tells apart by stress, accent or neighbourhood. A flapped t is a short d."""

_VOWELS_OF_FLITE = "aa ae ah ao aw ax ay eh er ey ih iy ow oy uh uw"
_THEIR_PHONES = "0 a V O: aU @ aI E 3 eI I i: oU OI U u:"
_CONSONANTS_OF_FLITE = {
    "ch": "tS",
    "dh": "D",
    "hh": "h",
    "jh": "dZ",
    "ng": "N",
    "pau": SILENCE,
    "sh": "S",
    "th": "T",
}
_OF_FLITE = {
    **{phone: phone for phone in CONSONANTS.split()},
    **dict(zip(_VOWELS_OF_FLITE.split(), _THEIR_PHONES.split(), strict=True)),
    **_CONSONANTS_OF_FLITE,
    **{"y": "j", "zh": "Z"},
}


def of_espeak(name: str) -> str | None:
    """The phone, from a phoneme of espeak-ng with or without its stress; None for one that is no sound of its own."""
    bare = name.lstrip("',%=")
    phone = _FOLDED.get(bare, bare)
    return phone if phone in NUMBER else None


def of_flite(name: str) -> str | None:
    """The phone, from one in flite's writing; None when there is none like it."""
    return _OF_FLITE.get(name)
