"""Reading the language folder: YAML into typed values, with errors an author can act on."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

_LOADER = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the one in C is many times faster, where there is one

FOLDER = Path(__file__).parent
"""Holds one folder for each language."""


class DataError(Exception):
    """A data file is not as it should be: the message names file, line, field and what would be right."""


class Data(BaseModel):
    """A value read from a data file: it cannot be changed, and holds nothing that is not asked for."""

    model_config = ConfigDict(frozen=True, extra="forbid")


M = TypeVar("M", bound=BaseModel)


def read(path: Path, model: type[M], context: object = None) -> M:
    """Read one YAML file as `model`; its validators see `context`, which is how one file refers to another.

    Raises:
        DataError: the file is missing, is not YAML, repeats a key, or does not fit the model.
    """
    root = _composed(path)
    value = _plain(root, path)
    try:
        return model.model_validate(value, context=context)
    except ValidationError as error:
        raise DataError("\n".join(_complaint(path, root, each) for each in error.errors())) from error


def line_of(path: Path, place: tuple[int | str, ...]) -> int:
    """The line, from 1, of what stands at this place of a file: the keys and numbers that lead there from its top.

    Raises:
        DataError: the file is missing, or is not YAML.
    """
    return _line(_composed(path), place)


def _composed(path: Path) -> yaml.Node | None:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: cannot be read: it is not saved as UTF-8.") from error
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DataError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {error.problem}.") from error
    except yaml.YAMLError as error:
        raise DataError(f"{path}: not YAML: {str(error).splitlines()[0]}.") from error


def _complaint(path: Path, root: yaml.Node | None, error: Any) -> str:
    field = ".".join(str(part) for part in error["loc"]) or "the file"
    given = "" if isinstance(error["input"], dict | list) else f" (it is {error['input']!r})"
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


def _plain(node: yaml.Node | None, path: Path, above: tuple[yaml.Node, ...] = ()) -> Any:
    if node in above:
        raise DataError(f"{path}:{node.start_mark.line + 1}: it holds itself.")
    if isinstance(node, yaml.MappingNode):
        mapping: dict[Hashable, Any] = {}
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:str":
                hint = f'put it in quotes: "{key.value}"'
                raise DataError(f"{path}:{key.start_mark.line + 1}: the key {key.value} is not text; {hint}.")
            if key.value in mapping:
                raise DataError(f"{path}:{key.start_mark.line + 1}: the key {key.value} stands twice.")
            mapping[key.value] = _plain(value, path, (*above, node))
        return mapping
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path, (*above, node)) for item in node.value]
    if node is None:
        return None
    try:
        return yaml.SafeLoader("").construct_object(node, deep=True)
    except (ValueError, yaml.YAMLError) as error:
        line = node.start_mark.line + 1
        raise DataError(f"{path}:{line}: {node.value!r} cannot be read: {error}.") from error


@cache
def languages() -> tuple[str, ...]:
    """The languages there are folders for."""
    return tuple(sorted(folder.name for folder in FOLDER.iterdir() if (folder / "prompts.yaml").exists()))
