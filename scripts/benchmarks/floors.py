"""The floors of Whisper's phrases: chosen on half of the speakers of recordings, and shown on the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.clock import RATE, to_seconds
from assistant.dialog.triggers import EXPECTED
from assistant.hearing.vocabulary import Vocabulary
from assistant.hearing.whisper.floors import Floors
from assistant.hearing.whisper.judging import said
from assistant.hearing.whisper.model import WhisperModel
from assistant.hearing.whisper.transcription import TranscribedWord
from assistant.model_store.whisper_folder import WhisperError, chosen
from assistant.understanding.understanding import Understanding
from benchmarks.flooring import GRID, NEVER, Cost, Looked, chosen_looks, false_wholes, looked
from benchmarks.flooring import chosen as floor_of
from benchmarks.people import LOUDNESS, Recording, Recordings, gathered
from benchmarks.whispering import Noted, kept, noted

ROOMS: dict[str, float | None] = {
    "quiet": None,
    "kitchen, 20 dB": 20.0,
    "kitchen, 12 dB": 12.0,
    "kitchen, 6 dB": 6.0,
}
QUIET = 45.0
SPOTTED, ENDED = Cost(points=2.5), Cost(points=0.35)
"""A reaction that nobody wanted is worth more than an act: it takes the hands off."""
LEARNED = 12.0
"""False ones an hour of dense talk that a phrase may bring once a rehearsal has lowered its floor."""
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
WORDS = {*DIGITS, "stop", "help", "repeat", "yes", "no"}
WAYS = {word: (str(number),) for number, word in enumerate(DIGITS)}
"""How a transcript writes them."""
DOUBTED = 0.05
"""The share of plain answers, in all rooms, that may be asked back for doubt."""
NEVER_DISPUTED = 99.0
DIFFERENCES = (*(float(each) for each in np.arange(0.5, 12.1, 0.5)), NEVER_DISPUTED)
"""Those that are tried between a phrase and the words that the transcript has in its place."""
ANSWERS = ("yes", "no")
MARGIN = 2.0
"""How much more probable than in any other talk a phrase must be, to be sure whatever the transcript makes of it."""
SURE_WORDS = 0.02
"""The share of plain answers, in all rooms, that may be taken to hold more than there is."""


@dataclass(frozen=True)
class Met:
    """What all recordings met with."""

    protective: tuple[str, ...]
    phrases: tuple[str, ...]
    rooms: dict[str, list[Noted]]
    talk: list[Noted]


def measured(audio: Path, keep: Path, every: int, tell: Callable[[str], None]) -> Met:
    """Let Whisper hear everything, or look up what it heard.

    Raises:
        RecordingsError, WhisperError
    """
    found = gathered(audio)
    folder = chosen("", ())
    if folder is None:
        raise WhisperError("Whisper is not here; to have it, type: python3 scripts/start.py --setup-only")
    model = WhisperModel(folder)
    understanding = Understanding.load()
    protective = understanding.protective_vocabulary()
    vocabulary = _everything(understanding)

    def heard(what: str, recordings: Sequence[Recording], room: NDArray[np.int16]) -> list[Noted]:
        def progress(done: int) -> None:
            if done % 50 == 0:
                tell(f"{what}: {done} of {len(recordings)}")

        make = partial(noted, model, protective, vocabulary, recordings, room, progress)
        return kept(keep / f"{what}.pickle", make)

    words = [each for each in found.of("words") if each.group in WORDS]
    rooms = {name: heard(name, words, room(found, snr)) for name, snr in ROOMS.items()}
    talk = heard("talk", found.of("sentences", "words_other")[::every], room(found, None))
    return Met(protective.phrases, vocabulary.phrases, rooms, talk)


def _everything(understanding: Understanding) -> Vocabulary:
    """All that is listened for in any state."""
    each = [understanding.vocabulary(tuple(sorted(expected))) for expected in EXPECTED.values()]
    phrases = tuple(dict.fromkeys(phrase for vocabulary in each for phrase in vocabulary.phrases))
    spellings = tuple(dict.fromkeys(way for vocabulary in each for way in vocabulary.spellings))
    return Vocabulary("everything", "", phrases, spellings=spellings)


def room(recordings: Recordings, snr: float | None) -> NDArray[np.int16]:
    """A minute of a quiet room, or a kitchen so far below speech."""
    if snr is None:
        made = np.random.default_rng(1).normal(size=60 * RATE)
        return np.asarray(made * LOUDNESS / 10 ** (QUIET / 20), np.int16)
    noise = np.concatenate([each.sound for each in recordings.of("noise") if each.group == "kitchen"]).astype(
        float
    )
    noise *= LOUDNESS / 10 ** (snr / 20) / np.sqrt(np.square(noise).mean())
    return np.asarray(np.clip(noise, -32768, 32767), np.int16)


def choose(met: Met) -> Floors:
    """The floors that cost least on the first half of the speakers."""
    talk = [each for each in met.talk if each.recording.in_first_half]
    hours = sum(to_seconds(each.samples) for each in talk) / 3600
    spoken = [
        _looked(each, word(each)) for each in _saying(met, {"stop", "help"}) if each.recording.in_first_half
    ]
    looks = {phrase: [_looked(each, phrase) for each in talk] for phrase in met.protective}
    both = {phrase: chosen_looks(spoken, looks[phrase], hours, SPOTTED) for phrase in met.protective}
    spotted = {phrase: once for phrase, (once, _) in both.items()}
    steady = {phrase: twice for phrase, (_, twice) in both.items()}
    at_the_end = [
        max((scores.get(word(each), NEVER) for scores, _ in each.wholes), default=NEVER)
        for each in _saying(met, WORDS)
        if each.recording.in_first_half
    ]
    false = false_wholes(whole for each in talk for whole in each.wholes)
    ended = {phrase: floor_of(at_the_end, false.get(phrase, []), hours, ENDED) for phrase in met.phrases}
    ended |= spotted  # what takes the hands off is worth as much at the end
    usual = {
        name: _most_common(each.values())
        for name, each in (("spotted", spotted), ("steady", steady), ("ended", ended))
    }
    chosen_so_far = Floors(
        spotted=usual["spotted"],
        steady=usual["steady"],
        ended=usual["ended"],
        sure=_sure(met),
        never_met=GRID[0] + MARGIN,
        sure_word=_sure_word(met),
        disputed=NEVER_DISPUTED,
        spotted_phrases=_others(spotted, usual["spotted"]),
        steady_phrases=_others(steady, usual["steady"]),
        ended_phrases=_others(ended, usual["ended"]),
        met_phrases=_met_phrases(talk),
        learned={phrase: _learned(looks[phrase], hours, steady[phrase]) for phrase in ("stop", "it hurts")},
    )
    return chosen_so_far.model_copy(update={"disputed": _disputed(met, chosen_so_far)})


def _others(floors: Mapping[str, float], usual: float) -> dict[str, float]:
    return {phrase: floor for phrase, floor in floors.items() if floor != usual}


def word(noted: Noted) -> str:
    """What was said."""
    return noted.recording.group.replace("_", " ")


def _saying(met: Met, words: set[str]) -> Iterator[Noted]:
    return (each for found in met.rooms.values() for each in found if word(each) in words)


def _most_common(values: Iterable[float]) -> float:
    all_of_them = sorted(values)
    return max(all_of_them, key=all_of_them.count)


def _looked(each: Noted, phrase: str) -> Looked:
    return looked([scores for _, scores in each.looks], phrase)


def _learned(false: Sequence[Looked], hours: float, floor: float) -> float:
    """How low the floor of two looks in a row may fall."""
    within = [
        each for each in GRID if each <= floor and sum(twice >= each for _, twice in false) / hours <= LEARNED
    ]
    return min(within, default=floor)


def _sure(met: Met) -> float:
    """The highest at which hardly any plain answer is doubted."""
    scores = [
        scores[word(each)]
        for each in _saying(met, set(ANSWERS))
        for scores, written in each.wholes
        if each.recording.in_first_half
        and word(each) in scores
        and [w.text for w in written[:1]] == [word(each)]
    ]
    return max(
        (floor for floor in GRID if sum(s < floor for s in scores) <= DOUBTED * len(scores)), default=GRID[0]
    )


def _met_phrases(talk: Sequence[Noted]) -> dict[str, float]:
    """The floors of phrases that other talk was like. Plain answers never need less than `sure`."""
    met: dict[str, float] = {}
    for each in talk:
        for scores, _ in each.wholes:
            for phrase, score in scores.items():
                met[phrase] = max(met.get(phrase, score), score)
    floors = {phrase: min(0.0, round(score + MARGIN, 2)) for phrase, score in met.items() if score > GRID[0]}
    return dict(sorted((floors | dict.fromkeys(ANSWERS, 0.0)).items()))


def _sure_word(met: Met) -> float:
    """The least, so that words are sure as often as plain answers stay plain."""
    answers = [each for each in _saying(met, set(ANSWERS)) if each.recording.in_first_half]
    extra = [
        max((w.log_probability for _, w_ in each.wholes for w in _beyond(w_, word(each))), default=-99.0)
        for each in answers
    ]
    for floor in (-3.0, -2.5, -2.0, -1.75, -1.5, -1.25, -1.0, -0.75, -0.5):
        if sum(each >= floor for each in extra) <= SURE_WORDS * len(extra):
            return floor
    return -0.25


def _disputed(met: Met, floors: Floors) -> float:
    """The least with which every word that was said is told as before."""
    ours = [each for each in _saying(met, WORDS - set(DIGITS)) if each.recording.in_first_half]

    def told_with(difference: float) -> int:
        tried = floors.model_copy(update={"disputed": difference})
        return sum(word(each) in _begun(each, tried) for each in ours)

    every = told_with(NEVER_DISPUTED)
    return min(each for each in DIFFERENCES if told_with(each) == every)


def _begun(each: Noted, floors: Floors) -> set[str]:
    """The first word of each utterance."""
    return {" ".join(said(*whole, {}, floors).text.split()[:1]) for whole in each.wholes}


def _beyond(written: Sequence[TranscribedWord], phrase: str) -> Sequence[TranscribedWord]:
    texts = [each.text for each in written]
    return [each for each in written if each.text not in phrase.split()] if phrase in texts else []
