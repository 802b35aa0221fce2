"""The network while it learns. The only part that needs PyTorch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.acoustic import SUBSAMPLING, Layer, Network
from training.corpus import Frames, Labels
from training.features import CEPSTRA
from training.phones import PHONES, UNLABELLED

OFFSETS = ((-2, -1, 0, 1, 2), (-1, 0, 1), (-3, 0, 3), (-3, 0, 3), (-6, 0, 3), (-6, 0, 3))
WIDTH = 192
BACK, AHEAD = (abs(sum(end(offsets) for offsets in OFFSETS)) for end in (min, max))
"""Frames that the network looks back, and ahead."""

_WINDOW, _BATCH = 50, 32
"""Frames of output learnt at once, and how many such rows side by side."""
_RATE, _DECAY, _DROPOUT, _WARMING = 3e-3, 1e-3, 0.1, 0.15
_GAIN = 6.0
"""How much the first cepstrum, the loudness, is shifted at random."""
_RAREST = 1e-4
"""No phone is thought rarer than this."""


def train(
    utterances: Sequence[tuple[Frames, Labels]], seed: int, passes: int, done: Callable[[float], None]
) -> Network:
    """Learn the phone of every frame in so many passes over all; `done` is told after each step what it lost."""
    torch.manual_seed(seed)
    frames, labels = _side_by_side(utterances)
    mean, spread = frames.mean(0), frames.std(0)
    frames.sub_(mean).div_(spread)
    louder = torch.zeros(CEPSTRA)
    louder[0] = _GAIN / spread[0]
    half = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # takes little more than half of the time
    net, total = _Net(), steps(utterances, passes)
    optimiser = torch.optim.AdamW(net.parameters, weight_decay=_DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=total, pct_start=_WARMING)
    length = SUBSAMPLING * (_WINDOW - 1) + 1 + BACK + AHEAD
    inside, outputs = torch.arange(length), torch.arange(_WINDOW) * SUBSAMPLING + BACK
    for _ in range(total):
        starts = torch.randint(0, len(frames) - length, (_BATCH, 1))
        taken = frames[starts + inside] + torch.randn(_BATCH, 1, 1) * louder
        with torch.autocast("cpu", torch.bfloat16, enabled=half):
            logits = net(taken).flatten(0, 1).float()
        wanted = labels[starts + outputs].flatten()
        loss = nn.functional.cross_entropy(logits, wanted, ignore_index=UNLABELLED)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters, 5.0)
        optimiser.step()
        schedule.step()
        done(loss.item())
    counts = np.bincount(labels[labels != UNLABELLED].numpy(), minlength=len(PHONES)) / len(labels)
    priors = np.maximum(counts, _RAREST)
    return Network(tuple(_layers(net, _array(mean), _array(spread))), priors / priors.sum())


def steps(utterances: Sequence[tuple[Frames, Labels]], passes: int) -> int:
    """How many steps it takes."""
    frames = sum(len(each) + BACK + AHEAD for each, _ in utterances)
    return passes * frames // (SUBSAMPLING * _WINDOW * _BATCH)


class _Layer:
    """Frames of the layer before side by side, mapped, normalised and rectified."""

    def __init__(self, taken: int, offsets: Sequence[int], stride: int) -> None:
        """offsets: in frames as they come in, of which it leaves one of `stride`."""
        self.map = nn.Linear(taken * len(offsets), WIDTH)
        self.norm = nn.BatchNorm1d(WIDTH)
        self._places = [offset - min(offsets) for offset in offsets]
        self._stride = stride

    def __call__(self, taken: torch.Tensor) -> torch.Tensor:
        """From batches by frames by features to the same, and some of them dropped."""
        frames = taken.shape[1] - max(self._places)
        beside = torch.cat([taken[:, place : place + frames : self._stride] for place in self._places], 2)
        mapped = self.map(beside)
        bent = torch.relu(self.norm(mapped.flatten(0, 1)).view_as(mapped))
        kept = (
            torch.rand(len(bent), 1, WIDTH) >= _DROPOUT
        )  # the same at all times: that takes no time to draw
        return bent * (kept / (1 - _DROPOUT))


class _Net:
    """The network as it learns."""

    def __init__(self) -> None:
        """After the second layer only every third frame is left, so that neighbours are three apart."""
        self.layers: list[_Layer] = []
        taken = CEPSTRA
        for place, offsets in enumerate(OFFSETS):
            apart = SUBSAMPLING if place > 1 else 1
            stride = SUBSAMPLING if place == 1 else 1
            self.layers.append(_Layer(taken, [offset // apart for offset in offsets], stride))
            taken = WIDTH
        self.output = nn.Linear(taken, len(PHONES))
        learning = [part for layer in self.layers for part in (layer.map, layer.norm)]
        self.parameters = list(nn.ModuleList([*learning, self.output]).parameters())

    def __call__(self, frames: torch.Tensor) -> torch.Tensor:
        """From batches by frames by cepstra to batches by frames of output by phones."""
        for layer in self.layers:
            frames = layer(frames)
        return self.output(frames)


def _side_by_side(utterances: Sequence[tuple[Frames, Labels]]) -> tuple[torch.Tensor, torch.Tensor]:
    """All frames in one row, each utterance between frames that only serve as its context."""
    edge = (BACK, AHEAD)
    frames = [np.pad(each, (edge, (0, 0)), mode="edge") for each, _ in utterances]
    labels = [np.pad(each, edge, constant_values=UNLABELLED) for _, each in utterances]
    return torch.from_numpy(np.concatenate(frames)), torch.from_numpy(np.concatenate(labels).astype(np.int64))


def _layers(net: _Net, mean: NDArray[np.float64], spread: NDArray[np.float64]) -> Iterator[Layer]:
    """With all that scales and shifts folded into their weights, as `acoustic` keeps them."""
    for place, (layer, offsets) in enumerate(zip(net.layers, OFFSETS, strict=True)):
        weights, bias = _array(layer.map.weight), _array(layer.map.bias)
        if place == 0:
            weights = weights / np.tile(spread, len(offsets))
            bias = bias - weights @ np.tile(mean, len(offsets))
        gain = _array(layer.norm.weight) / np.sqrt(_array(layer.norm.running_var) + layer.norm.eps)
        bias = (bias - _array(layer.norm.running_mean)) * gain + _array(layer.norm.bias)
        yield Layer(offsets, weights * gain[:, None], bias)
    yield Layer((0,), _array(net.output.weight), _array(net.output.bias))


def _array(tensor: torch.Tensor) -> NDArray[np.float64]:
    return np.asarray(tensor.detach().numpy(), np.float64)
