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

OFFSETS = ((-2, -1, 0, 1, 2), (-1, 0, 1), (-3, 0, 3), (-3, 0, 3), (-3, 0, 3))
WIDTH = 192
CONTEXT = sum(max(offsets) for offsets in OFFSETS)

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
    frames = (frames - mean) / spread
    louder = torch.zeros(CEPSTRA)
    louder[0] = _GAIN / spread[0]
    net, total = _net(), steps(utterances, passes)
    optimiser = torch.optim.AdamW(net.parameters(), weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, _RATE, total_steps=total, pct_start=_WARMING)
    length = SUBSAMPLING * (_WINDOW - 1) + 1 + 2 * CONTEXT
    inside, outputs = torch.arange(length), torch.arange(_WINDOW) * SUBSAMPLING + CONTEXT
    for _ in range(total):
        starts = torch.randint(0, len(frames) - length, (_BATCH, 1))
        taken = frames[starts + inside] + torch.randn(_BATCH, 1, 1) * louder
        logits = net(taken.transpose(1, 2))
        loss = nn.functional.cross_entropy(logits, labels[starts + outputs], ignore_index=UNLABELLED)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 5.0)
        optimiser.step()
        schedule.step()
        done(loss.item())
    counts = np.bincount(labels[labels != UNLABELLED].numpy(), minlength=len(PHONES)) / len(labels)
    priors = np.maximum(counts, _RAREST)
    return Network(tuple(_layers(net, _array(mean), _array(spread))), priors / priors.sum())


def steps(utterances: Sequence[tuple[Frames, Labels]], passes: int) -> int:
    """How many steps it takes."""
    frames = sum(len(each) + 2 * CONTEXT for each, _ in utterances)
    return passes * frames // (SUBSAMPLING * _WINDOW * _BATCH)


def _net() -> nn.Sequential:
    """From batches by cepstra by frames to batches by phones by frames of output.

    After the second layer only every third frame is left, so that neighbours are three apart.
    """
    parts: list[nn.Module] = []
    taken = CEPSTRA
    for place, offsets in enumerate(OFFSETS):
        stride = SUBSAMPLING if place == 1 else 1
        parts += [nn.Conv1d(taken, WIDTH, len(offsets), stride=stride), nn.BatchNorm1d(WIDTH)]
        parts += [nn.ReLU(), nn.Dropout(_DROPOUT)]
        taken = WIDTH
    return nn.Sequential(*parts, nn.Conv1d(taken, len(PHONES), 1))


def _side_by_side(utterances: Sequence[tuple[Frames, Labels]]) -> tuple[torch.Tensor, torch.Tensor]:
    """All frames in one row, each utterance between frames that only serve as its context."""
    edge = (CONTEXT, CONTEXT)
    frames = [np.pad(each, (edge, (0, 0)), mode="edge") for each, _ in utterances]
    labels = [np.pad(each, edge, constant_values=UNLABELLED) for _, each in utterances]
    return torch.from_numpy(np.concatenate(frames)), torch.from_numpy(np.concatenate(labels).astype(np.int64))


def _layers(net: nn.Sequential, mean: NDArray[np.float64], spread: NDArray[np.float64]) -> Iterator[Layer]:
    """With all that scales and shifts folded into their weights, as `acoustic` keeps them."""
    parts = list(net)
    for place, offsets in enumerate(OFFSETS):
        map_, norm = parts[4 * place], parts[4 * place + 1]
        weights, bias = _array(map_.weight), _array(map_.bias)
        if place == 0:
            weights = weights / spread[None, :, None]
            bias = bias - np.einsum("oik,i->o", weights, mean)
        gain = _array(norm.weight) / np.sqrt(_array(norm.running_var) + norm.eps)
        bias = (bias - _array(norm.running_mean)) * gain + _array(norm.bias)
        yield Layer(offsets, _row_by_row(weights * gain[:, None, None]), bias)
    yield Layer((0,), _row_by_row(_array(parts[-1].weight)), _array(parts[-1].bias))


def _row_by_row(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Outputs by inputs by frames, with the frames side by side."""
    return weights.transpose(0, 2, 1).reshape(len(weights), -1)


def _array(tensor: torch.Tensor) -> NDArray[np.float64]:
    return np.asarray(tensor.detach().numpy(), np.float64)
