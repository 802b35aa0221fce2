"""Reading the language folder: YAML into typed values, with errors an author can act on."""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import MassageError
from assistant.textfile import TextFileError, read_text

_LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the one in C is many times faster, where there is one

FOLDER = Path(__file__).parent
"""Holds one folder for each language."""


class DataError(MassageError):
    """A data file is not as it should be: the message names file, line, field and what would be right."""


class Data(BaseModel):
    """A value read from a data file: it cannot be changed, and holds nothing that is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")


MOST_TOLD = 20
"""Of what is wrong in one file; the rest is told when these are right."""
LONGEST_QUOTED = 80
LARGEST = 100_000
"""Values that one file may come to: an alias of an alias of an alias is a bomb."""
_LEADING_ZERO = re.compile(r"[-+]?0[0-9_]+")

M = TypeVar("M", bound=BaseModel)


def read(path: Path, model: type[M], context: object = None) -> M:
    """Read one YAML file as `model`; its validators see `context`, which is how one file refers to another.

    Raises:
        DataError: the file is missing, is not YAML, repeats a key, or does not fit the model.
    """
    try:
        root = _composed(path)
        value = _Plain(path).value(root)
    except RecursionError as error:
        raise DataError(f"{path}: it is nested too deep.") from error
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        wrong = error.errors()[:MOST_TOLD]
        raise DataError("\n".join(_complaint(path, root, each) for each in wrong)) from error


def line_of(path: Path, place: tuple[int | str, ...]) -> int:
    """The line, from 1, of what stands at this place of a file: the keys and numbers that lead there from its top.

    Raises:
        DataError: the file is missing, or is not YAML.
    """
    return _line(_composed(path), place)


def _composed(path: Path) -> yaml.Node | None:
    try:
        text = read_text(path)
    except TextFileError as error:
        raise DataError(f"{path}: cannot be read: {error}.") from error
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DataError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not YAML: {str(error).splitlines()[0]}.") from error


def _complaint(path: Path, root: yaml.Node | None, error: Any) -> str:
    field = ".".join(str(part) for part in error["loc"]) or "the file"
    value = repr(error["input"])
    given = (
        "" if isinstance(error["input"], dict | list) or len(value) > LONGEST_QUOTED else f" (it is {value})"
    )
    return f"{path}:{_line(root, error['loc'])}: {field}: {error['msg']}{given}."


def _line(node: yaml.Node | None, loc: tuple[int | str, ...]) -> int:
    """The line of the deepest node on the way to `loc`: a missing field is reported where it should stand."""
    line = node.start_mark.line if node else 0
    for part in loc:
        below: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            below = next((value for key, value in node.value if key.value == str(part)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            below = node.value[part]
        if below is None:
            continue  # pydantic also names the members of a union, which are no places in the file
        node, line = below, below.start_mark.line
    return line + 1


class _Plain:
    """Makes plain values of nodes, as many as a file may come to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._left = LARGEST

    def value(self, node: yaml.Node | None, above: tuple[yaml.Node, ...] = ()) -> Any:
        """What a node says."""
        if node is None:
            return None
        self._left -= 1
        if self._left < 0:
            raise self._wrong(node, "with its aliases it becomes too large")
        if node in above:
            raise self._wrong(node, "it holds itself")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, above)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*above, node)) for item in node.value]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, above: tuple[yaml.Node, ...]) -> dict[Hashable, Any]:
        mapping: dict[Hashable, Any] = {}
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:str":
                hint = f'put it in quotes: "{_short(key.value)}"'
                raise self._wrong(key, f"the key {_short(key.value)} is not text; {hint}")
            if key.value in mapping:
                raise self._wrong(key, f"the key {_short(key.value)} stands twice")
            mapping[key.value] = self.value(value, (*above, node))
        return mapping

    def _scalar(self, node: yaml.Node) -> Any:
        number = node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
        if number and (_LEADING_ZERO.fullmatch(node.value) or ":" in node.value):
            raise self._wrong(
                node, f"{_short(node.value)} is no plain number; write it without zeros in front"
            )
        try:
            return yaml.SafeLoader("").construct_object(node, deep=True)
        except Exception as error:  # the library raises whatever its parts raise for a wrong tag
            raise self._wrong(
                node, f"{_short(node.value)!r} cannot be read as {node.tag.rpartition(':')[2]}"
            ) from error

    def _wrong(self, node: yaml.Node, what: str) -> DataError:
        return DataError(f"{self._path}:{node.start_mark.line + 1}: {what}.")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_QUOTED else f"{text[:LONGEST_QUOTED]}..."


@cache
def languages() -> tuple[str, ...]:
    """The languages there are folders for."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / "prompts.yaml").exists()))
