import os
from dataclasses import replace
from pathlib import Path

import pytest
import setup.stamp as stamp

MADE = stamp.Stamp(base="b", parts="p", dev=False)
FACTS = ((3, 11, 7), "cpython", "linux-x86_64", Path("/top"), Path("/top/.venv"))


@pytest.mark.parametrize(
    ("found", "desired", "expected"),
    [
        (None, MADE, "all"),
        (MADE, MADE, "nothing"),
        (MADE, replace(MADE, base="c"), "all"),
        (MADE, replace(MADE, parts="q"), "parts"),
        (MADE, replace(MADE, dev=True), "parts"),
        (replace(MADE, dev=True), MADE, "nothing"),
        (replace(MADE, ours=False), MADE, "nothing"),
        (replace(MADE, ears=False), MADE, "parts"),
        (MADE, replace(MADE, ears=False), "nothing"),
        (replace(MADE, voice=False), MADE, "parts"),
        (replace(MADE, ears=False), replace(MADE, ears=False, voice=False), "nothing"),
    ],
)
def test_need(found: stamp.Stamp | None, desired: stamp.Stamp, expected: stamp.Need) -> None:
    assert stamp.need(found, desired) == expected


@pytest.mark.parametrize("index", range(len(FACTS)))
def test_everything_an_environment_cannot_outlive_changes_its_digest(index: int) -> None:
    others = ((3, 12, 7), "pypy", "win-amd64", Path("/elsewhere"), Path("/elsewhere/.venv"))
    changed = [*FACTS]
    changed[index] = others[index]
    digest: list[str] = [stamp.base_digest(*facts) for facts in (FACTS, changed)]
    assert digest[0] != digest[1]


def _checkout(top: Path) -> Path:
    for folder in ("assistant", "locked"):
        (top / folder).mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", "assistant/a.py", "locked/program.txt"):
        (top / name).write_text(name)
    return top


def test_the_list_of_parts_changes_the_digest_and_sources_only_that_of_a_copy(tmp_path: Path) -> None:
    top = _checkout(tmp_path)
    linked, copied = stamp.parts_digest(top, copied=False), stamp.parts_digest(top, copied=True)
    os.utime(top / "assistant/a.py", (1, 1))
    assert stamp.parts_digest(top, copied=False) == linked
    assert stamp.parts_digest(top, copied=True) != copied
    for name in ("pyproject.toml", "locked/program.txt"):
        (top / name).write_text("changed")
        assert stamp.parts_digest(top, copied=False) != linked
        (top / name).write_text(name)
    assert stamp.parts_digest(top, copied=False) == linked


def test_a_finished_environment_is_known_and_an_interrupted_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / ".venv"
    assert stamp.read(folder) is None
    stamp.begin(folder)
    assert stamp.read(folder) is None
    stamp.finish(folder, MADE)
    assert stamp.read(folder) == MADE
    stamp.begin(folder)
    assert stamp.read(folder) is None


@pytest.mark.parametrize("text", ["{", "[]", '{"base": "b"}', "null", '{"unknown": 1}'])
def test_a_spoilt_stamp_counts_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / stamp.FILE).write_text(text)
    assert stamp.read(tmp_path) is None


def test_tools_and_owner_outlive_an_update() -> None:
    by_hand = replace(MADE, dev=True, ours=False)
    assert stamp.merged(by_hand, replace(MADE, parts="q")) == replace(by_hand, parts="q")
    assert stamp.merged(None, MADE) == MADE
