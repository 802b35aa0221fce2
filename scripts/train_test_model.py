#!/usr/bin/env python3
"""Make the tiny Vosk model of the tests: .venv/bin/python scripts/train_test_model.py

Synthesises speech in many voices, learns from it, writes models/test-en and its card, and tries it with voices that it
never learnt from. Needs what `pip install -e '.[train]'` installs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the steps are small: more threads wait for each other

from rich.console import Console
from rich.markdown import Markdown
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from setup.places import TOP
from training import flite, folder, voices
from training.card import Facts, card
from training.corpus import PIECE, Frames, Labels, Order, make
from training.espeak import Espeak
from training.features import SHIFT
from training.figures import figures
from training.graph import Costs
from training.lexicon import pronunciations
from training.texts import Texts, texts

from assistant.clock import RATE
from assistant.understanding.understanding import Understanding

PIECES, PIECES_OF_FLITE, PASSES = 23, 4, 4


def main(words: list[str]) -> int:
    """Return 0 when the model is written."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2, help="processes that synthesise side by side")
    parser.add_argument("--folder", type=Path, default=TOP / "models" / "test-en")
    chosen = parser.parse_args(words)
    try:
        from training.network import steps, train
    except ImportError:
        print("PyTorch is not installed: pip install -e '.[train]'", file=sys.stderr)
        return 1
    understanding = Understanding.load()
    said = texts(understanding)
    with tempfile.TemporaryDirectory() as name, _progress() as progress:
        data = voices.add_made(Path(name), chosen.seed)
        variants = voices.drawn(data, chosen.seed)
        utterances = _synthesised(said, data, variants.learnt, chosen.seed, chosen.workers, progress)
        frames = sum(len(each) for each, _ in utterances)
        bar = progress.add_task("learning", total=steps(utterances, PASSES))
        network = train(
            utterances,
            chosen.seed,
            PASSES,
            lambda lost: progress.update(bar, advance=1, description=f"learning, lost {lost:.2f}"),
        )
        espeak = Espeak(data)
        ways = pronunciations(said, espeak, with_flite=flite.is_here())
        folder.write(chosen.folder, network, ways, Costs())
        heard = figures(chosen.folder, espeak, understanding, variants.tried, chosen.seed)
    facts = Facts(
        chosen.seed,
        frames * SHIFT / RATE / 3600,
        flite.is_here(),
        sum(path.stat().st_size for path in chosen.folder.rglob("*") if path.is_file()) / 1e6,
        len(said.words),
        understanding.lacking(heard.knows),
    )
    text = card(facts, heard)
    (chosen.folder / "README.md").write_text(text, encoding="utf-8", newline="\n")
    Console().print(Markdown(text))
    return 0


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))


def _synthesised(
    said: Texts, data: Path, variants: tuple[str, ...], seed: int, workers: int, progress: Progress
) -> tuple[tuple[Frames, Labels], ...]:
    pieces = PIECES + (PIECES_OF_FLITE if flite.is_here() else 0)
    orders = [Order(1000 * seed + number, data, said, variants, number >= PIECES) for number in range(pieces)]
    bar = progress.add_task(f"synthesising {pieces * PIECE} utterances", total=pieces)
    return make(orders, workers, lambda: progress.advance(bar))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
