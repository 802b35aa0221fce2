"""Whether a folder holds a Vosk model that is safe to load.

The engine behind Vosk ends the whole process, where Python cannot catch it, over what is found here first.
"""

from __future__ import annotations

from pathlib import Path

NEEDED = (
    "am/final.mdl",
    "conf/model.conf",
    "conf/mfcc.conf",
    "graph/HCLr.fst",
    "graph/Gr.fst",
    "graph/disambig_tid.int",
)
"""Of a model whose words can be changed while it runs."""
NEEDED_OF_IVECTOR = (
    "ivector/final.dubm",
    "ivector/final.ie",
    "ivector/final.mat",
    "ivector/global_cmvn.stats",
    "ivector/online_cmvn.conf",
    "ivector/splice.conf",
)
"""Once there is a folder of that name."""
MAY_BE_EMPTY = "graph/disambig_tid.int"
STATIC = "graph/HCLG.fst"
SILENCE = "--endpoint.silence-phones="
"""Without this setting the process ends at the first sound."""


def is_model(folder: Path) -> bool:
    """Whether it looks like a Vosk model at all, whole or not."""
    return (folder / "am").is_dir() and (folder / "conf").is_dir() and (folder / "graph").is_dir()


def fault(folder: Path) -> str | None:
    """Why this folder cannot be used, as one plain sentence, or None when it can."""
    if not is_model(folder):
        return f"{folder} is no Vosk model: it has no am, conf and graph inside."
    if (folder / STATIC).exists():
        return f"The words of the model in {folder} cannot be changed while it runs; choose a small one."
    needed = NEEDED + (NEEDED_OF_IVECTOR if (folder / "ivector").exists() else ())
    lacking = [name for name in needed if not _is_there(folder / name, name == MAY_BE_EMPTY)]
    if lacking:
        return f"The model in {folder} is not whole: {', '.join(lacking)} missing or empty."
    if SILENCE not in (folder / "conf/model.conf").read_text(encoding="utf-8", errors="replace"):
        return f"The model in {folder} does not name its silence: {SILENCE} is missing in conf/model.conf."
    return None


def _is_there(file: Path, may_be_empty: bool) -> bool:
    return file.is_file() and (may_be_empty or file.stat().st_size > 0)
