"""A person's own programs: linted, listed, chosen by name, and named once when something in them is not right."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.cli import main
from assistant.hearing.heard import Heard, Pass
from assistant.library.reading import FOLDER
from assistant.session.components import Resources
from assistant.session.program_names import chosen_by
from assistant.settings import Settings, programs_path

EVENING = (
    (FOLDER / "en" / "programs" / "p03.yaml")
    .read_text(encoding="utf-8")
    .replace("p03", "p51")
    .replace("the relaxing self massage", "the evening massage")
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("assistant.settings.user_config_path", lambda name: tmp_path / name)
    programs_path().mkdir(parents=True)
    return programs_path()


def massage(*words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(main, list(words), input=typed, catch_exceptions=False)
    return result.exit_code, result.output


def test_it_is_listed_shown_linted_and_chosen(folder: Path) -> None:
    (folder / "p51.yaml").write_text(EVENING, encoding="utf-8")
    assert massage("lint") == (
        0,
        f"Your own programs are looked for in {folder}.\n16 programs, nothing wrong.\n",
    )
    code, text = massage("programs")
    assert code == 0
    assert next(line for line in text.splitlines() if line.endswith("yours")).startswith("p51")
    assert massage("programs", "show", "evening")[1].startswith("the evening massage (p51)")
    code, text = massage("talk", "--tail", "0", typed="evening massage\n10 minutes\nonly the legs\n")
    assert code == 0
    assert "The evening massage, 10 minutes." in text


def test_the_built_in_ones_work_beside_a_broken_one_which_is_named_once(folder: Path) -> None:
    (folder / "p51.yaml").write_text("id: [", encoding="utf-8")
    code, text = massage("talk", "--tail", "0", typed="the seven step one\n")
    assert code == 0
    assert "seven step" in text
    assert text.count("p51.yaml") == 1
    assert "massage lint" in text
    code, text = massage("lint")
    assert code == 1
    assert f"{folder / 'p51.yaml'}:2: not YAML" in text
    assert "Traceback" not in text


def test_what_is_wrong_is_told_with_file_line_rule_and_what_would_be_right(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "p52.yaml"
    written = EVENING.replace("p51", "p52").replace(
        "Take one slow breath", "Press hard (5). Take one slow breath"
    )
    mine.write_text(written, encoding="utf-8")
    line = written[: written.index("Press hard")].count("\n") + 1
    code, text = massage("lint", str(mine))
    assert code == 1
    assert (
        f"{mine}:{line}: S01 “(” cannot be spoken. Words only, as people say them. (this project's own rule)\n"
        in text
    )
    assert text.endswith("1 thing is wrong.\n")
    assert (
        f"The file {tmp_path / 'none.yaml'} is not there." in massage("lint", str(tmp_path / "none.yaml"))[1]
    )


def test_every_rule_is_shown_with_where_it_is_kept() -> None:
    code, text = massage("lint", "--rules")
    assert code == 0
    assert all(f"\nR{number:02}  " in f"\n{text}" for number in range(1, 39))
    assert "R12  pain makes it lighter (article L131)\n     kept by assistant/coaching/reactions.py" in text


def test_names_that_no_engine_knows_are_understood_when_typed(folder: Path) -> None:
    (folder / "p51.yaml").write_text(EVENING.replace("evening", "zzyzxian"), encoding="utf-8")
    words = Resources.load(Settings())
    assert [way.hear for way in chosen_by([words.data.library.programs["p51"]])] == [()]
    heard = Heard("the zzyzxian massage please", True, 0, 0, Pass.TYPED, alone=True)
    intents = words.understanding.understand(heard, ("CHOOSE",)).intents
    assert [(each.name, each.slot("program")) for each in intents] == [("CHOOSE", "p51")]
    assert not any("zzyzxian" in phrase for phrase in words.understanding.vocabulary(("CHOOSE",)).phrases)


@pytest.mark.parametrize("name", ["the stop massage", "it hurts", "ten minutes", "chest pain", "next one"])
def test_a_name_that_would_swallow_what_people_say_is_refused(folder: Path, name: str) -> None:
    (folder / "p51.yaml").write_text(EVENING.replace("the evening massage", name), encoding="utf-8")
    words = Resources.load(Settings())
    assert "p51" not in words.data.library.programs
    assert len(words.left_out) == 1
    code, text = massage("lint")
    assert code == 1
    assert "people say to the program" in text


def test_names_that_an_engine_knows_are_listened_for(folder: Path) -> None:
    (folder / "p51.yaml").write_text(EVENING, encoding="utf-8")
    assert "evening massage" in Resources.load(Settings()).understanding.vocabulary(("CHOOSE",)).phrases


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ten", "swallow"),
        ("yes", "swallow"),
        ("a little", "swallow"),
        ("the back", "swallow"),
        ("neck and shoulders", "swallow"),
        ("hands", "swallow"),
        ("the hurting one", "take hands off"),
        ("seven step", "nobody could choose it"),
    ],
)
def test_a_name_that_swallows_an_answer_or_is_never_reached_is_refused_with_the_reason(
    folder: Path, name: str, why: str
) -> None:
    (folder / "p51.yaml").write_text(EVENING.replace("the evening massage", f'"{name}"'), encoding="utf-8")
    code, text = massage("lint")
    assert code == 1
    assert f"p51.yaml:2: The name {name} " in text
    assert why in text
    words = Resources.load(Settings())
    assert "p51" not in words.data.library.programs
    assert len(words.left_out) == 1


@pytest.mark.parametrize("name", ["the evening shoulders", "slow hands", "midday glow"])
def test_a_name_that_only_has_such_words_in_it_is_taken(folder: Path, name: str) -> None:
    (folder / "p51.yaml").write_text(EVENING.replace("the evening massage", name), encoding="utf-8")
    assert massage("lint")[0] == 0
    code, text = massage("talk", "--tail", "0", typed=f"{name}\n10 minutes\nonly the legs\n")
    assert code == 0
    assert f"{name}, 10 minutes." in text.lower()


def test_the_two_endings_are_read_and_what_a_system_left_there_is_passed_over(folder: Path) -> None:
    (folder / "p51.yml").write_text(EVENING, encoding="utf-8")
    (folder / "._p52.yaml").write_bytes(b"\0\5\x16\7")
    (folder / ".#p53.yaml").symlink_to("nobody@nowhere")
    (folder / "p54.yaml~").write_text("old", encoding="utf-8")
    assert massage("lint")[0] == 0
    words = Resources.load(Settings())
    assert words.left_out == ()
    assert "p51" in words.data.library.programs


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (EVENING.encode("utf-8-sig"), ""),
        (EVENING.encode("utf-16"), ""),
        (EVENING.replace("\n", "\r\n").encode(), ""),
        (EVENING.encode("latin-1") + b"# caf\xe9\n", "not in UTF-8"),
        (EVENING.replace("shortest: ", "shortest: 0").encode(), "no plain number"),
        (EVENING.replace("rounds: ", "rounds: 1:").encode(), "no plain number"),
        (EVENING.replace("rounds: ", "rounds: !!bool foo").encode(), "cannot be read as bool"),
        (EVENING.replace("rounds: ", "rounds: !!timestamp x").encode(), "cannot be read as timestamp"),
        (EVENING.replace("rounds: ", f"rounds: {'9' * 10_000}").encode(), "cannot be read as int"),
        (b"- " * 900, ""),
        (b"[" * 900_000, "not YAML"),
        (b"x: " * 400_000, "larger than"),
        (
            "".join(
                f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9 if n else 'x')}]\n" for n in range(12)
            ).encode(),
            "too large",
        ),
        (b"a: \0", "not YAML"),
    ],
)
def test_every_start_survives_every_file(folder: Path, text: bytes, said: str) -> None:
    (folder / "p51.yaml").write_bytes(text)
    words = Resources.load(Settings())
    whole = not said and b"evening" in text.replace(b"\0", b"")
    assert len(words.left_out) == (0 if whole else 1)
    code, told = massage("lint")
    assert code == (0 if whole else 1)
    assert said in told
    assert max(map(len, told.splitlines())) < 400


def test_what_is_no_file_is_told_and_never_waited_for(folder: Path) -> None:
    import os

    os.mkfifo(folder / "p51.yaml")
    (folder / "p52.yaml").symlink_to("/dev/zero")
    (folder / "p53.yaml").mkdir()
    (folder / "p54.yaml").symlink_to("nowhere")
    assert len(Resources.load(Settings()).left_out) == 4
    code, told = massage("lint")
    assert code == 1
    assert told.count("no ordinary file") >= 2
