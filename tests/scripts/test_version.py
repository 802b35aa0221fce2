import ast

import pytest
from setup import too_old
from setup.places import TOP

FIRST_READ = ("start.py", "test.py", "setup/__init__.py")
"""What an older Python reads before it is told."""


@pytest.mark.parametrize("name", FIRST_READ)
def test_older_pythons_read_far_enough_to_be_told(name: str) -> None:
    tree = ast.parse((TOP / "scripts" / name).read_text("utf-8"), feature_version=(3, 6))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert "__future__" not in names, "the import of annotations is an error before 3.7"


@pytest.mark.parametrize("version", [(2, 7), (3, 6), (3, 10)])
def test_an_old_python_is_named_with_what_is_needed(version: tuple[int, int]) -> None:
    sentence = too_old(*version)
    assert "3.11 or newer" in sentence
    assert "Python {}.{}.".format(*version) in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 14), (4, 0)])
def test_a_new_python_is_told_nothing(version: tuple[int, int]) -> None:
    assert too_old(*version) == ""
