"""A trained network as Kaldi keeps it: am/final.mdl."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.features import CEPSTRA
from training.kaldi import Writer

Weights = NDArray[np.float64]

SUBSAMPLING = 3
"""Frames of sound for one of the output."""


@dataclass(frozen=True)
class Layer:
    """An affine map of some frames of the layer before."""

    offsets: tuple[int, ...]
    """Which ones, in frames of sound from here."""
    weights: Weights
    """Outputs by inputs, the frames side by side in the order of the offsets."""
    bias: Weights


@dataclass(frozen=True)
class Network:
    """A time-delay network (Peddinti, Povey and Khudanpur 2015): rectified layers, then a softmax over phones."""

    layers: tuple[Layer, ...]
    priors: Weights
    """How often each phone is."""

    @property
    def back(self) -> int:
        """Frames it looks back."""
        return -sum(min(layer.offsets) for layer in self.layers)

    @property
    def ahead(self) -> int:
        """Frames it looks ahead."""
        return sum(max(layer.offsets) for layer in self.layers)


def reading(phone: int) -> int:
    """Kaldi's number for the step into a phone, which is counted from 0."""
    return 2 * (phone + 1)


def staying(phone: int) -> int:
    """Kaldi's number for the step that stays in it."""
    return 2 * (phone + 1) - 1


def final_mdl(network: Network) -> bytes:
    """The contents of the file."""
    writer = Writer()
    _transitions(writer, len(network.priors))
    names = [f"layer{place}" for place in range(1, len(network.layers))] + ["output"]
    writer.token("<Nnet3>").text("\n" + "\n".join(_wiring(network.layers, names)) + "\n\n")
    writer.token("<NumComponents>").integer(2 * len(names))
    for layer, name in zip(network.layers, names, strict=True):
        writer.token("<ComponentName>", f"{name}.affine", "<FixedAffineComponent>")
        writer.token("<LinearParams>").matrix(layer.weights).token("<BiasParams>").vector(layer.bias)
        writer.token("</FixedAffineComponent>")
        kind = "LogSoftmaxComponent" if name == "output" else "RectifiedLinearComponent"
        writer.token("<ComponentName>", f"{name}.bend", f"<{kind}>", "<Dim>").integer(len(layer.bias))
        writer.token("<ValueAvg>").vector([]).token("<DerivAvg>").vector([])
        writer.token("<Count>").real(0.0).token(f"</{kind}>")
    writer.token("</Nnet3>", "<LeftContext>").integer(network.back)
    writer.token("<RightContext>").integer(network.ahead)
    return writer.token("<Priors>").vector(network.priors).written


def _transitions(writer: Writer, phones: int) -> None:
    """Every phone is one state that may stay, and its numbers count from 1."""
    numbers = range(1, phones + 1)
    writer.token("<TransitionModel>", "<Topology>")
    writer.integers(numbers).integers([-1, *(0 for _ in numbers)]).integer(1)
    writer.integer(2).integer(0, 2, 0).real(0.5).integer(1).real(0.5).integer(-1, 0)
    writer.token("</Topology>", "<Triples>").integer(phones)
    for number in numbers:
        writer.integer(number, 0, number - 1)
    writer.token("</Triples>", "<LogProbs>").vector([0.0, *[math.log(0.5)] * (2 * phones)])
    writer.token("</LogProbs>", "</TransitionModel>")


def _wiring(layers: Sequence[Layer], names: Sequence[str]) -> list[str]:
    lines = [f"input-node name=input dim={CEPSTRA}"]
    before = "input"
    for layer, name in zip(layers, names, strict=True):
        frames = ", ".join(f"Offset({before}, {offset})" for offset in layer.offsets)
        wanted = before if layer.offsets == (0,) else f"Append({frames})"
        lines.append(f"component-node name={name}.affine component={name}.affine input={wanted}")
        lines.append(f"component-node name={name}.bend component={name}.bend input={name}.affine")
        before = f"{name}.bend"
    return [*lines, f"output-node name=output input={before} objective=linear"]
