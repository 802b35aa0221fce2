"""A model with untrained weights is written, and loaded by the library that it is for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kit.vocabularies import closed
from training import folder
from training.acoustic import Layer, Network
from training.features import CEPSTRA
from training.graph import Costs
from training.phones import PHONES

from assistant.clock import BLOCK
from assistant.hearing.vosk_engine import VoskError, vosk
from assistant.model_store import vosk_folder

WAYS: dict[str, list[tuple[str, ...]]] = {
    "no": [("n", "oU")],
    "stop": [("s", "t", "0", "p"), ("s", "t", "A:", "p")],
}
WORDS = closed("words", ("no", "stop"))
WIDTH = 8


def untrained(outputs: int) -> Network:
    random = np.random.default_rng(0)
    shapes = [((-2, -1, 0, 1, 2), CEPSTRA), ((-1, 0, 1), WIDTH), ((-3, 0, 3), WIDTH)]
    layers = [
        Layer(offsets, random.normal(size=(WIDTH, taken * len(offsets))) / 10, np.zeros(WIDTH))
        for offsets, taken in shapes
    ]
    mostly_silence = np.array(
        [9.0, *np.zeros(outputs - 1)]
    )  # else every path is as good, and the lattice huge
    output = Layer((0,), random.normal(size=(outputs, WIDTH)) / 10, mostly_silence)
    return Network((*layers, output), np.full(outputs, 1 / outputs))


def put(into: Path, outputs: int) -> Path:
    folder.write(into, untrained(outputs), WAYS, Costs())
    return into


def test_vosk_loads_it_and_hears_something(tmp_path: Path) -> None:
    model = put(tmp_path / "model", len(PHONES))
    assert vosk_folder.fault(model) is None
    recogniser = vosk(model, WORDS)
    noise = np.random.default_rng(0).normal(size=34 * BLOCK) * 3000
    sound = np.concatenate([np.zeros(67 * BLOCK), noise, np.zeros(67 * BLOCK)]).astype(np.int16)
    blocks = sound.reshape(-1, BLOCK)
    heard = [each for n, block in enumerate(blocks) for each in recogniser.hear(block, (n + 1) * BLOCK)]
    assert {each.text for each in heard} <= {"", "no", "stop", "no stop", "stop no"}


def test_a_graph_that_belongs_to_another_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VoskError, match="broke down"):
        vosk(put(tmp_path / "model", 3), WORDS)


def test_a_network_looks_as_far_as_its_layers_together() -> None:
    network = untrained(3)
    assert (network.back, network.ahead) == (6, 6)
    first, second, _, output = network.layers
    behind = replace(network, layers=(first, second, Layer((-6, 0, 3), second.weights, second.bias), output))
    assert (behind.back, behind.ahead) == (9, 6)


def test_the_same_is_written_to_the_same_bytes(tmp_path: Path) -> None:
    one, other = put(tmp_path / "one", len(PHONES)), put(tmp_path / "other", len(PHONES))
    names = [path.relative_to(one) for path in sorted(one.rglob("*")) if path.is_file()]
    assert len(names) >= 7
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
