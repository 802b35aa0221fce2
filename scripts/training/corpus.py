"""Synthetic speech to learn from: features of sound, and the phone of every frame."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from assistant.clock import RATE
from training import flite, phones, voices
from training.espeak import Espeak, Rendered
from training.features import SHIFT, mfcc
from training.rooms import recorded
from training.texts import Texts

Frames = NDArray[np.float32]
Labels = NDArray[np.int16]

CENTRE = 0.0125
"""Seconds from the beginning of a frame to its middle."""
KEPT = 40
"""Utterances that may sound behind another."""
PIECE = 500
"""Utterances that one process makes: espeak-ng carries its state along, and begins anew with each."""
TAKES = 2
"""In how many ways each is recorded."""
WARPS = tuple(0.86 + 0.03 * step for step in range(11))


@dataclass(frozen=True, slots=True)
class Order:
    """One piece of work."""

    seed: int
    data: Path
    texts: Texts
    variants: tuple[str, ...]
    """Of espeak-ng's voices, those that may be learnt from."""
    flite: bool
    """Said by flite, not by espeak-ng."""


def make(orders: list[Order], workers: int, done: Callable[[], None]) -> tuple[tuple[Frames, Labels], ...]:
    """Utterances in the order of the orders, which alone decide what comes of them; `done` is called for each order."""
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, max_tasks_per_child=1) as pool:
        running = [pool.submit(_piece, order) for order in orders]
        for _ in as_completed(running):
            done()
    return tuple(utterance for future in running for utterance in future.result())


def labelled(
    rendered: Rendered, name: Callable[[str], str | None], frames: int, lead: float, speed: float
) -> Labels:
    """The number of the phone in the middle of every frame.

    lead: silence before it, in seconds; speed: how much faster it was then played.
    """
    begins = [0.0] + [(at + lead) / speed for at, _ in rendered.phones]
    numbers = [phones.NUMBER[phones.SILENCE]] + [_number(name(each)) for _, each in rendered.phones]
    middles = np.arange(frames) * SHIFT / RATE + CENTRE
    return np.array(numbers, np.int16)[np.searchsorted(begins, middles, side="right") - 1]


def _number(phone: str | None) -> int:
    return phones.UNLABELLED if phone is None else phones.NUMBER[phone]


def _piece(order: Order) -> list[tuple[Frames, Labels]]:
    random, noise = Random(order.seed), np.random.default_rng(order.seed)
    name = phones.of_flite if order.flite else phones.of_espeak
    others: list[NDArray[np.float64]] = []
    utterances = []
    for rendered in _rendered(order, random):
        for _ in range(TAKES):
            lead, tail = random.uniform(0.05, 0.6), random.uniform(0.05, 0.5)
            sound = np.concatenate([np.zeros(int(lead * RATE)), rendered.sound, np.zeros(int(tail * RATE))])
            speed = random.uniform(0.8, 1.25) if random.random() < 0.7 else 1.0
            sound = np.interp(np.arange(0, len(sound) - 1, speed), np.arange(len(sound)), sound)
            warp = random.choice(WARPS) if random.random() < 0.6 else 1.0
            features = mfcc(recorded(sound, others, noise), warp)
            utterances.append((features, labelled(rendered, name, len(features), lead, speed)))
        others = [*others[-KEPT:], sound]
    return utterances


def _rendered(order: Order, random: Random) -> Iterator[Rendered]:
    library = None if order.flite else Espeak(order.data)
    for _ in range(PIECE):
        text = order.texts.anything(random)
        if library:
            rendered = library.say(order.texts.spelt(text), voices.anybody(order.variants, random))
        else:
            voice, stretch = random.choice(voices.FLITE_LEARNT), random.uniform(0.75, 1.35)
            try:
                rendered = flite.say(text, voice, stretch, random.uniform(80, 230))
            except subprocess.SubprocessError:
                continue
        if len(rendered.sound) > RATE // 10 and rendered.phones:
            yield rendered
