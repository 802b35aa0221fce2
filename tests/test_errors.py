"""Errors that people can mend have one base, and one place makes a sentence of them."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

import assistant
from assistant import cli
from assistant.errors import MassageError

INSIDE = {
    "ForkError": "the sentence is tried once more after it",
    "PassingError": "the fetch goes on after it",
    "StoredError": "a session that cannot be read back is not gone on with",
    "StalePartError": "the fetch begins anew after it",
    "TemplateError": "becomes a DataError that names the file",
    "TextFileError": "ends a sentence of whoever reads the file",
    "UnreadableError": "the journal is kept aside under another name, and that is told",
    "VocabularyError": "an engine that lacks a word is not chosen",
}
"""Never shown as they stand, and why."""


def errors() -> Iterator[type[Exception]]:
    for module in pkgutil.walk_packages(assistant.__path__, "assistant."):
        if module.name == "assistant.__main__":
            continue
        for name, each in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(each, Exception) and each.__module__ == module.name and not name.startswith("_"):
                yield each


def test_every_error_that_is_shown_has_the_base() -> None:
    found = {each.__name__: each for each in errors()}
    assert {name for name, each in found.items() if not issubclass(each, MassageError)} == set(INSIDE)
    assert len(found) >= 18


@pytest.mark.parametrize(
    "words",
    [("talk",), ("check",), ("lint",), ("models",), ("programs",), ("voices",), ("rehearse", "p01")],
    ids=" ".join,
)
def test_every_command_tells_it_in_one_sentence(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MassageError("Give it another name.")

    command = cli.main.commands[words[0]]
    assert isinstance(command, click.Command)
    monkeypatch.setattr(command, "callback", fail)
    done = CliRunner().invoke(cli.main, list(words))
    assert (done.exit_code, done.output) == (1, "Error: Give it another name.\n")
