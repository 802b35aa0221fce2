from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.coaching.library import Library
from assistant.library.reading import FOLDER, DataError

AREAS = {
    *("lower_back", "sacrum", "upper_back", "shoulder_blades", "sides", "shoulders", "neck", "head", "back"),
    *("calf", "thigh", "leg", "foot", "toes", "arm", "hand", "belly", "chest", "groin", "knee", "hip"),
}
P15 = "programs/p15.yaml"


def test_every_zone_of_the_article_is_mapped_with_a_reason(library: Library) -> None:
    assert [each.id for each in library.article] == [f"Z{number}" for number in range(1, 21)]
    assert all(each.why for each in library.article)


def test_every_area_that_can_be_said_is_mapped(library: Library) -> None:
    assert set(library.areas) == AREAS


def test_programs_behind_a_gate_are_not_offered(library: Library) -> None:
    offered = {program.id for program in library.open}
    assert "p15" in offered
    assert not offered & {"p11", "p12"}


def test_steps_name_lines_that_the_article_has(library: Library) -> None:
    for program in library.programs.values():
        for step in (*program.steps, *program.closing):
            assert all(1 <= line <= 403 for line in step.source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en" / "programs").mkdir(parents=True)
    for name in ("zones.yaml", "techniques.yaml", "programs/p15.yaml"):
        shutil.copy(FOLDER / "en" / name, tmp_path / "en" / name)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "before", "after", "field", "said"),
    [
        (P15, "zone: lumbar_strip", "zone: loin", "steps.0.path.0.zone", "no such zone"),
        (P15, "technique: T01", "technique: T31", "steps.0.technique", "no such technique"),
        (P15, "technique: T01", "technique: T25", "steps.0.technique", "never coached"),
        (P15, "technique: T02", "technique: T29", "the file", "belongs to p11 only"),
        (
            "programs/p15.yaml",
            "technique: T01",
            "technique: T04",
            "the file",
            "begins and ends",
        ),
        (P15, "share: 0.45", "share: 0.4", "steps.0", "add up to 1"),
        (P15, "zone: neck,", "zone: spine,", "steps.4", "never bears T04"),
        (P15, "strokes_per_minute: 14", "strokes_per_minute: 30", "strokes_per_minute", "26"),
        (P15, "{passing} Work", "{pasing} Work", "steps.3.first", "{pasing}"),
        (P15, "      flanks: [Over", "      flank: [Over", "steps.3.passing", "no such zone"),
        (P15, "id: p15\n", "id: p16\n", "id", "should be 'p15'"),
        (P15, "most: 20}", "most: 4}", "repetitions", "must not be below"),
        ("zones.yaml", "row: kidney_band", "row: kidneys", "row", "no such row"),
        ("zones.yaml", "  sacrum: [sacrum]", "  sacrum: [sacral]", "areas", "sacral"),
        (
            "zones.yaml",
            "soft: 2, medium: never",
            "soft: 5, medium: never",
            "limits.soft",
            "equal to 4",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place(
    folder: Path, name: str, before: str, after: str, field: str, said: str
) -> None:
    path = folder / "en" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    line = text[: text.index(before)].count("\n") + 1
    with pytest.raises(DataError) as error:
        Library.load("en", folder)
    message = str(error.value)
    assert path.name in message
    assert field in message
    assert said in message
    told = int(message.split(f"{path.name}:")[1].split(":")[0])
    assert told <= line


def test_an_id_may_stand_once(folder: Path) -> None:
    path = folder / "en" / "techniques.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: T02", "id: T01"), encoding="utf-8")
    with pytest.raises(DataError, match="T01 stands twice"):
        Library.load("en", folder)
