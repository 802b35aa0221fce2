"""What is learnt is what is written: the layers alone, without PyTorch, tell the phones apart."""

from __future__ import annotations

import numpy as np
import pytest
from training.acoustic import SUBSAMPLING, Network, Weights
from training.features import CEPSTRA
from training.phones import NUMBER

pytest.importorskip("torch")
PHONES = [NUMBER[name] for name in ("sil", "s", "A:", "p")]
FRAMES = 240


def toy(utterances: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Phones of 30 frames each, every one with a mean of its own."""
    random = np.random.default_rng(0)
    means = random.normal(5, 3, (len(PHONES), CEPSTRA))
    made = []
    for _ in range(utterances):
        places = np.repeat(random.integers(0, len(PHONES), FRAMES // 30), 30)
        frames = means[places] + random.normal(0, 2, (FRAMES, CEPSTRA))
        made.append((frames.astype(np.float32), np.array(PHONES, np.int16)[places]))
    return made


def likeliest(network: Network, frames: np.ndarray, at: int) -> int:
    """The phone of one frame."""

    def output(place: int, frame: int) -> Weights:
        if place < 0:
            return np.asarray(frames[frame], np.float64)
        layer = network.layers[place]
        beside = np.concatenate([output(place - 1, frame + offset) for offset in layer.offsets])
        mapped: Weights = layer.weights @ beside + layer.bias
        return mapped if layer is network.layers[-1] else np.asarray(np.maximum(mapped, 0))

    return int(output(len(network.layers) - 1, at).argmax())


def test_the_layers_alone_know_what_was_learnt() -> None:
    from training.network import steps, train

    utterances, lost = toy(300), list[float]()
    network = train(utterances, 1, 2, lost.append)
    assert len(lost) == steps(utterances, 2)
    assert lost[-1] < lost[0] / 4
    frames, labels = utterances[0]
    tried = range(network.back, FRAMES - network.ahead, 7 * SUBSAMPLING)
    assert [likeliest(network, frames, at) for at in tried] == [labels[at] for at in tried]
    assert network.priors.sum() == pytest.approx(1)
