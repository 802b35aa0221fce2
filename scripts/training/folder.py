"""A model as a folder that Vosk loads."""

from __future__ import annotations

from pathlib import Path

from training import fst, graph
from training.acoustic import SUBSAMPLING, Network, final_mdl
from training.features import SETTINGS
from training.graph import Costs, Pronunciations
from training.phones import NUMBER, SILENCE

CHUNK = 12
"""Frames that are decoded at once."""
DECODING = {
    "min-active": "200",
    "max-active": "3000",
    "beam": "12.0",
    "lattice-beam": "3.0",
    "acoustic-scale": "0.5",
    "frame-subsampling-factor": str(SUBSAMPLING),
    "frames-per-chunk": str(CHUNK),
    "endpoint.silence-phones": str(NUMBER[SILENCE] + 1),
    "endpoint.rule2.min-trailing-silence": "0.5",
    "endpoint.rule3.min-trailing-silence": "0.75",
    "endpoint.rule4.min-trailing-silence": "1.0",
}
"""conf/model.conf. A wider lattice took most of real time."""


def write(folder: Path, network: Network, pronunciations: Pronunciations, costs: Costs) -> None:
    """Write the files that Vosk reads."""
    for name in ("am", "conf", "graph"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    (folder / "am/final.mdl").write_bytes(final_mdl(network))
    _settings(folder / "conf/mfcc.conf", SETTINGS)
    _settings(folder / "conf/model.conf", DECODING)
    labels = graph.numbered(pronunciations)
    words = "".join(f"{word} {label}\n" for word, label in labels.items())
    (folder / "graph/words.txt").write_text(words, encoding="utf-8", newline="\n")
    (folder / "graph/disambig_tid.int").write_bytes(b"")
    fst.write(graph.lexicon(pronunciations, labels, costs), folder / "graph/HCLr.fst", "output")
    fst.write(graph.grammar(labels), folder / "graph/Gr.fst", "input")


def _settings(path: Path, settings: dict[str, str]) -> None:
    lines = "".join(f"--{name}={value}\n" for name, value in settings.items())
    path.write_text(lines, encoding="utf-8", newline="\n")
