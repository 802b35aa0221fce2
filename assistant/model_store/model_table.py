"""The models as a table, for reading."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.model_store import folders, whisper_folder
from assistant.model_store.catalogue import everything, megabytes
from assistant.model_store.places import in_use, kept_in, looked_at, part_of
from assistant.own_name import as_typed
from assistant.settings import Settings


def show_models(console: Console, settings: Settings) -> None:
    """Print one row a model, those that can be fetched first, and what they are for."""
    used = in_use(settings)
    found = [*kept_in(folders.usual_places())]
    here = {folder.name: folder for folder in [*reversed(found), *([used] if used else [])]}
    table = Table("model", "language", "size", "licence", "here", "in use", box=None, pad_edge=False)
    for model in everything():
        folder = here.pop(model.name, None) or whisper_folder.packaged(model.name)
        table.add_row(
            model.name,
            model.language,
            model.megabytes,
            model.licence,
            _state(folder, model.name),
            _use(folder, used),
        )
    for name, folder in sorted(here.items()):
        table.add_row(name, "", megabytes(_size(folder)), "", _state(folder, name), _use(folder, used))
    console.print(table)
    for model in everything():
        console.print(f"\n{model.name}\n  {model.for_whom}")
    if not used:
        console.print(as_typed("\nNone is in use. To fetch the first one: massage models fetch"))


def _state(folder: Path | None, name: str) -> str:
    if folder:
        return "broken" if looked_at(folder).fault else "yes"
    return "in part" if any(part_of(name, place).exists() for place in folders.usual_places()) else "no"


def _use(folder: Path | None, used: Path | None) -> str:
    return "yes" if folder and folder == used else ""


def _size(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
