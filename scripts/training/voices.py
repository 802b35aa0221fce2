"""Who speaks while the model learns, who while it is tuned, and who, by lot, only when it is tried at the end."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from random import Random

import espeakng_loader

from training.espeak import Manner

ACCENTS = ("en-us", "en", "en-gb-scotland", "en-029", "en-us-nyc", "gmw/en-GB-x-gbclan", "gmw/en-GB-x-gbcwmd")
TRIED_ACCENTS = ("en-us", "en-gb-scotland", "gmw/en-GB-x-rp")
"""The last of them is not learnt from."""

TUNED_WITH = (
    *(
        "m5",
        "f2",
        "Andy",
        "Annie",
        "klatt3",
        "linda",
        "max",
        "Gene2",
        "f1",
        "f4",
        "m3",
        "m8",
        "john",
        "steph2",
    ),
    *("travis", "Hugo", "aunty", "david", "Lee", "Michael"),
)
TRIED = 12
"""How many are tried with."""
STRANGE = (
    *(
        "whisper",
        "whisperf",
        "Demonic",
        "announcer",
        "fast",
        "UniRobot",
        "anikaRobot",
        "AnxiousAndy",
        "croak",
        "klatt6",
    ),
    *("robosoft", *(f"robosoft{number}" for number in range(2, 9))),
)
"""Nobody talks like that."""

FLITE_LEARNT, FLITE_TRIED_WITH = ("awb", "kal16", "rms"), ("slt",)
MADE = 96
"""Variants of our own; espeak-ng has room for no more beside its languages."""


def add_made(folder: Path, seed: int) -> Path:
    """Copy espeak-ng's data into a folder and add variants with throats of many shapes; returns where it is."""
    data = folder / "espeak-ng-data"
    shutil.copytree(espeakng_loader.get_data_path(), data)
    random = Random(seed)
    for number in range(MADE):
        (data / "voices" / "!v" / _made(number)).write_text(_variant(_made(number), random), encoding="ascii")
    return data


@dataclass(frozen=True, slots=True)
class Variants:
    """espeak-ng's voices, by what they serve for."""

    learnt: tuple[str, ...]
    tried: tuple[str, ...]


def drawn(data: Path, seed: int) -> Variants:
    """Those that it is tried with are drawn by lot; none of their kin is learnt from."""
    names = sorted(path.name for path in (data / "voices" / "!v").iterdir() if " " not in path.name)
    made = {_made(number) for number in range(MADE)}
    free = [name for name in names if name not in {*TUNED_WITH, *STRANGE}]
    tried = Random(seed).sample([name for name in free if name not in made], TRIED)
    kin = {_family(name) for name in tried}
    return Variants(tuple(name for name in free if _family(name) not in kin), tuple(sorted(tried)))


def _family(name: str) -> str:
    """klatt of klatt5: too like each other. Only of m1 and f1 is the letter no name."""
    family = name.lower().rstrip("0123456789")
    return name if len(family) == 1 or family == "made" else family


def anybody(variants: tuple[str, ...], random: Random) -> Manner:
    """A voice to learn from."""
    accent = random.choice(ACCENTS if random.random() < 0.6 else ACCENTS[:2])
    variant = f"+{random.choice(variants)}" if random.random() < 0.95 else ""
    return Manner(accent + variant, random.randint(105, 240), random.randint(10, 90), random.randint(15, 95))


def _made(number: int) -> str:
    return f"made{number}"


def _variant(name: str, random: Random) -> str:
    """A file as in espeak-ng's docs/voices.md: percentages of frequency, loudness and width of every formant."""
    throat = random.uniform(80, 128)
    lines = ["language variant", f"name {name}"]
    for formant in range(9):
        frequency = 100 if formant == 0 else throat * random.uniform(0.88, 1.12)
        loudness = random.uniform(75, 130) if formant < 3 else random.uniform(-20, 120)
        lines.append(
            f"formant {formant} {frequency:.0f} {max(0, loudness):.0f} {random.uniform(70, 150):.0f}"
        )
    low = random.uniform(60, 190)
    lines.append(f"pitch {low:.0f} {low * random.uniform(1.15, 1.7):.0f}")
    lines.append(f"flutter {random.randint(0, 10)}")
    lines.append(f"roughness {random.randint(0, 4)}")
    if random.random() < 0.3:
        lines.append(f"klatt {random.randint(1, 5)}")
    if random.random() < 0.3:
        lines.append(f"voicing {random.randint(60, 200)}")
    if random.random() < 0.3:
        loudness, low, high = random.randint(80, 255), random.randint(300, 900), random.randint(1000, 3000)
        lines.append(f"tone {low} {loudness} {high} {random.randint(40, 255)}")
    lines.append(f"consonants {random.randint(60, 170)} {random.randint(60, 170)}")
    return "\n".join([*lines, ""])
