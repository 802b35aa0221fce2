"""`massage models`: the speech models there are, fetched, checked and removed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.commands.kindly import fetching, kindly
from assistant.own_name import as_typed
from assistant.streams import echo

if TYPE_CHECKING:
    from assistant.model_store.catalogue import Ears, Model
    from assistant.settings import Settings


@click.group(invoke_without_command=True)
@click.pass_context
def models(context: click.Context) -> None:
    """The speech models there are, and which of them is in use.

    With one of them the program hears better, above all in noise. Only `fetch` uses the network.
    """
    if context.invoked_subcommand:
        return
    from assistant.model_store.model_table import show_models
    from assistant.tables import TablePrinter

    with kindly():
        show_models(TablePrinter(highlight=False), _settings())


@models.command()
@click.argument("name", default="")
@click.option("--ask", is_flag=True, help="Ask first, and only if no model is in use.")
def fetch(name: str, ask: bool) -> None:
    """Fetch a model; without a name, the usual one."""
    from assistant.model_store.catalogue import known
    from assistant.model_store.folders import usual_places
    from assistant.model_store.places import in_use, landing, named

    with kindly("What came so far is kept; fetch again to go on."):
        model = known(name)
        if ask and (_settings().engine == "pocketsphinx" or in_use(_settings()) or not _wanted(model)):
            return
        before = next(named(model.name, usual_places()), None)
        folder = _install(model, before.parent if before else landing())
        echo(f"{model.name} is in {folder}.")
        if in_use(_settings()) == folder:
            echo("The program listens with it from now on.")
        else:
            echo(as_typed("Your settings, or another model, come before it; to see which: massage models"))


@models.command()
@click.argument("name", default="")
def verify(name: str) -> None:
    """Check the files of a model, or of all that are here."""
    from assistant.model_store.catalogue import ModelError
    from assistant.model_store.folders import usual_places
    from assistant.model_store.places import kept_in, looked_at, named

    with kindly():
        folders = [*(named(name, usual_places()) if name else kept_in(usual_places()))]
        if not folders:
            raise ModelError(f"There is no model {name} here." if name else "No model is here.")
        seen = [looked_at(folder) for folder in folders]
        for each in seen:
            unharmed = "is whole" if each.compared else "has all it needs, but came here by hand, unchecked"
            echo(each.fault or f"{each.folder.name} {unharmed}.")
        if any(each.fault for each in seen):
            sys.exit(1)


@models.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove a model, and what a broken-off fetch left."""
    from assistant.model_store.folders import usual_places
    from assistant.model_store.keeping import remove as take_away

    with kindly():
        for gone in take_away(name, usual_places(), echo):
            echo(f"{gone} is gone.")


def _settings() -> Settings:
    from assistant.settings import load

    return load()


def _wanted(model: Model | Ears) -> bool:
    echo(
        "With another speech model the program may hear better, above all in noise.\n"
        f"{model.name} is {model.megabytes} from {model.host}, licence {model.licence}; "
        "what you say stays on this machine."
    )
    wanted = click.confirm("Fetch it now?", default=False)
    if not wanted:
        echo(as_typed("Then not. Whenever you like, type: massage models fetch"))
    return wanted


def _install(model: Model | Ears, place: Path) -> Path:
    from assistant.model_store.catalogue import Ears
    from assistant.model_store.keeping import install, install_ears

    with fetching(model.name, model.size) as told:
        if isinstance(model, Ears):
            return install_ears(model, place, told)
        return install(model, place, told)
