from __future__ import annotations

from pathlib import Path

import pytest

from assistant.coaching.library import Library
from assistant.coaching.own import look, with_own
from assistant.coaching.rules.rulebook import Rulebook
from assistant.library.reading import FOLDER

BOOK = Rulebook.load()
EVENING = (
    (FOLDER / "en" / "programs" / "p03.yaml")
    .read_text(encoding="utf-8")
    .replace("p03", "p51")
    .replace("the relaxing self massage", "the evening massage")
)


def written(folder: Path, text: str | bytes = EVENING, name: str = "p51.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_an_own_program_stands_beside_the_built_in_ones(library: Library, tmp_path: Path) -> None:
    written(tmp_path)
    joined, left_out = with_own(library, tmp_path, BOOK, taken)
    assert left_out == ()
    assert joined.named("evening").id == "p51"
    assert list(joined.programs) == [*library.programs, "p51"]
    assert "p51" not in library.programs


def taken(name: str) -> str:
    return "taken" if "stop" in name else ""


BROKEN = [
    ("name: x\n  - y: [", 2, "not YAML"),
    ("", 1, "valid dictionary"),
    ("- one\n", 1, "valid dictionary"),
    ("id: p51\nid: p52\n", 2, "stands twice"),
    ("id: p51\nyes: 1\n", 2, "in quotes"),
    ("id: &a [*a]\n", 1, "holds itself"),
    ("id: 2020-99-99\n", 1, "cannot be read"),
    (b"name: \xff\xfe", 0, "UTF-8"),
    ("name: \x00", 0, "not YAML"),
    (EVENING.replace("technique: T03", "technique: T99"), 84, "no such technique"),
    (EVENING.replace("id: p51\n", "id: p52\n", 1), 1, "should be 'p51'"),
    (
        EVENING.replace("Let your shoulders sink. Take one slow breath.", "Sit."),
        18,
        "Nothing tells to let go",
    ),
    (EVENING.replace("Take one slow breath", "Take {one slow breath"), 40, "braces do not fit"),
    (EVENING.replace("the evening massage", "Evening No 5"), 2, "cannot be said"),
    (EVENING.replace("the evening massage", "the stop massage"), 2, "people say to the program"),
    (EVENING.replace("the evening massage", "the seven step back massage"), 2, "of its own"),
]


@pytest.mark.parametrize(("text", "line", "said"), BROKEN)
def test_a_broken_one_is_told_with_its_line_and_stops_nothing(
    library: Library, tmp_path: Path, text: str | bytes, line: int, said: str
) -> None:
    path = written(tmp_path, text)
    looked = look(path, library, BOOK, taken)
    told = next(each for each in looked.wrong if said in each.wrong)
    assert told.line == line
    assert str(path) not in told.wrong
    joined, left_out = with_own(library, tmp_path, BOOK, taken)
    assert joined.programs == library.programs
    assert [each.path for each in left_out] == [path]


def test_no_built_in_program_is_replaced(library: Library, tmp_path: Path) -> None:
    path = written(tmp_path, EVENING.replace("p51", "p03"), "p03.yaml")
    assert "built-in" in look(path, library, BOOK, taken).wrong[0].wrong
    joined, left_out = with_own(library, tmp_path, BOOK, taken)
    assert joined.programs["p03"].name == "the relaxing self massage"
    assert len(left_out) == 1


def test_a_folder_that_is_not_there_is_an_empty_one(library: Library, tmp_path: Path) -> None:
    assert with_own(library, tmp_path / "nowhere", BOOK, taken) == (library, ())
