"""What other programs may import is there, is told, and does what its page shows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import assistant

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "using.md").read_text(encoding="utf-8")
EXAMPLE = DOCS / "example.py"


def run(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, timeout=60, check=False, cwd=DOCS.parent
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_page_shows_the_example_as_it_is() -> None:
    (shown,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert shown == EXAMPLE.read_text(encoding="utf-8")
    assert len([line for line in shown.splitlines() if line.strip()]) <= 16


def test_the_example_is_a_session_in_which_somebody_is_hurt() -> None:
    printed = run(str(EXAMPLE)).splitlines()
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    for line in shown.splitlines():
        assert any(each.startswith(line.removesuffix(" …")) for each in printed), line
    words = [line[8:] for line in printed]
    hurt = words.index("Okay. Hands off.")
    assert words[hurt - 1] == "Hush(fade=0.0)"
    assert words.index("On we go, softly.") > hurt
    assert "Cue(strokes_per_minute=0.0)" in words[hurt:]


@pytest.mark.parametrize("name", assistant.__all__)
def test_every_name_is_there_and_is_told(name: str) -> None:
    assert getattr(assistant, name)
    assert f"`{name}" in PAGE


def test_names_are_listed_alike() -> None:
    assert sorted(assistant.__all__) == assistant.__all__
    assert sorted(name for names in assistant._PLACES.values() for name in names) == assistant.__all__
    assert set(assistant.__all__) <= set(dir(assistant))
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        assistant.Nothing  # noqa: B018


def test_nothing_is_imported_before_it_is_used() -> None:
    code = "import assistant, sys; print(sorted(n for n in sys.modules if n.startswith(('assistant.', 'numpy'))))"
    assert run("-c", code) == "[]\n"
    code = "from assistant import MassageError; import sys; print('numpy' in sys.modules)"
    assert run("-c", code) == "False\n"
