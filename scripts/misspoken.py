#!/usr/bin/env python3
"""Say every sentence of a language, and tell what a recogniser makes of it: scripts/misspoken.py [OPTIONS].

Worst first, then the share of wrong words over all. What is misspoken gets another spelling in voice.yaml.
  --voice NAME   as in the settings; without it the one that would speak
  --every N      only every N-th sentence
  --begin N      leave the first N out
  --pace N       words a minute, 150 without it
Run it in the environment of the checkout: .venv/bin/python scripts/misspoken.py
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TOP), str(TOP / "tests")]

from kit.prompts import spoken_sentences  # noqa: E402

from assistant.audio.sound import Sound  # noqa: E402
from assistant.clock import RATE, to_samples  # noqa: E402
from assistant.hearing.whisper.model import WhisperModel  # noqa: E402
from assistant.hearing.whisper.transcription import WORD, once, words  # noqa: E402
from assistant.model_store.whisper_folder import packaged  # noqa: E402
from assistant.speaking.choice import voices_for  # noqa: E402
from assistant.speaking.pronunciation import load  # noqa: E402
from assistant.speaking.renderer import Renderer  # noqa: E402

ROOM = to_samples(0.3)
"""Silence around a sentence."""
USUAL = to_samples(30.0)
"""Samples that the recogniser was trained on; with fewer it says some words again and again."""
TOKENS_A_SECOND = 8
BEAM = 5
"""Ways to go on that are kept in mind; the usual number."""
LONGEST = 30
"""Words that may be said again and again by a decoder that sees no end."""
NUMBERS = (
    *(
        "nought",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
ALIKE = {
    "zero": "not",
    "okay": "ok",
    "alright": "all right",
    "centimetres": "centimeters",
    "neighbour": "neighbor",
    "colour": "color",
    "its": "it's",
    "two": "to",
    "too": "to",
    "nought": "not",
    "there's": "there is",
    "where's": "where is",
    "that's": "that is",
    "you're": "you are",
    "we'll": "will",
    "planing": "planning",
    "30": "thirty",
    "40": "forty",
    "45": "forty five",
}
"""Other ways to write what sounds the same, or all but the same."""


def main() -> None:
    """Print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--voice", default="")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--begin", type=int, default=0)
    parser.add_argument("--pace", type=int, default=150)
    chosen = parser.parse_args()
    rows = sorted(measured(chosen.voice, chosen.every, chosen.begin, chosen.pace), reverse=True)
    for wrong, count, text, heard in rows:
        if wrong:
            print(f"{wrong:2} of {count:2}  {text}\n          {heard}")
    wrong, spoken = sum(row[0] for row in rows), sum(row[1] for row in rows)
    print(f"{len(rows)} sentences, {wrong} of {spoken} words wrong: {100 * wrong / spoken:.1f} %")


def measured(voice: str, every: int, begin: int, pace: int) -> Iterator[tuple[int, int, str, str]]:
    """For each sentence the words that came back wrong, the words that it has, itself, and what came back."""
    folder = packaged()
    if folder is None:
        sys.exit("Whisper is not here: python3 scripts/start.py --setup-only")
    model, pronunciation = WhisperModel(folder), load("en")
    renderer = Renderer(*voices_for(voice, "en", pronunciation))
    try:
        for text in spoken_sentences("en")[begin::every]:
            heard = transcribed(model, renderer.render(pronunciation.spell(text), pace))
            said = [*plain(text)]
            yield distance(said, [*plain(heard)]), len(said), text, heard
            if renderer.given_up:
                sys.exit(f"That voice gave up, so this would be about another one. {renderer.given_up}")
    finally:
        renderer.close()


def transcribed(model: WhisperModel, sound: Sound) -> str:
    """What the recogniser writes down, with a beam: a listener weighs a whole sentence, too."""
    import numpy as np

    silence = np.zeros(ROOM, np.int16)
    whole = np.concatenate([silence, sound, silence])
    states = model.encoded(whole, USUAL)._states
    most = 8 + TOKENS_A_SECOND * len(whole) // RATE
    (answer,) = model._model.generate(
        model._view.from_array(states), [[*model.tokeniser.start]], beam_size=BEAM, max_length=2 * most
    )
    found = words((model.tokeniser.bytes(token), 0.0) for token in answer.sequences_ids[0])
    return " ".join(each.text for each in once(found, LONGEST))


def plain(text: str) -> Iterator[str]:
    """Its words, written in one way."""
    for word in WORD.findall(re.sub("\N{RIGHT SINGLE QUOTATION MARK}", "'", text.lower())):
        number = NUMBERS[int(word)] if word.isdigit() and int(word) < len(NUMBERS) else word
        number = ALIKE.get(number, number)
        yield from ALIKE.get(number, number).split()


def distance(said: list[str], heard: list[str]) -> int:
    """Words that have to be put in, left out or changed; none where only the gaps between words differ."""
    if "".join(said) == "".join(heard):
        return 0
    row = list(range(len(heard) + 1))
    for place, word in enumerate(said, 1):
        before, row[0] = row[0], place
        for other, each in enumerate(heard, 1):
            before, row[other] = row[other], min(row[other] + 1, row[other - 1] + 1, before + (word != each))
    return row[-1]


if __name__ == "__main__":
    main()
