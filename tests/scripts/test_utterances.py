"""Many sentences said in their places, as the measuring command does it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.places import PLACES, UNDISTURBED, PlaceError, Places
from benchmarks.utterances import Outcome, Sentence, SentencesError, measured, outcome, read
from benchmarks.utterances_table import table

from assistant.dialog.screening.interview import SUMMARY

SCRIPT = Path(__file__).parents[2] / "scripts" / "utterances.py"
REACHED = Places()
STATES = {
    "choosing": "choosing",
    **{f"q{n}": "screening.asking" for n in range(9)},
    "summary": "screening.reading_back",
    "rehearse": "rehearsing",
    "ready": "preparing",
    "coach": "coaching.guiding",
    "coach2": "coaching.guiding",
    "coachself": "coaching.guiding",
    "pain_kind": "pain.asking",
    "pain_score": "pain.scoring",
    "pain_resume": "pain.offering",
    "paused": "paused",
    "stopped": "stopped",
    "rest": "resting",
}


def said(where: str, text: str) -> Outcome:
    return outcome(REACHED.at(where), Sentence(where, text))


def file(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "sentences.tsv"
    path.write_bytes(text.encode(encoding))
    return path


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPT), *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("name", PLACES)
def test_every_place_is_reached_and_the_program_has_fallen_silent(name: str) -> None:
    talk = REACHED.at(name)
    assert talk.state == STATES[name]
    assert not talk.speaking
    if name[0] == "q":
        assert talk.now.interview is not None
        assert talk.now.interview.open == name
        assert name not in dict(talk.now.interview.answers)


def test_the_summary_is_open_after_all_questions() -> None:
    interview = REACHED.at("summary").now.interview
    assert interview is not None
    assert interview.open == SUMMARY


@pytest.mark.parametrize("name", ["coach", "coach2", "coachself"])
def test_nothing_but_an_answer_is_said_while_hands_are_on(name: str) -> None:
    assert REACHED.at(name).now.comfort.hands_on
    assert not REACHED.at(name).wait(UNDISTURBED).said


def test_a_place_is_the_same_each_time() -> None:
    first = REACHED.at("coach").now
    said("coach", "stop")
    assert REACHED.at("coach").now == first


def test_a_place_that_there_is_not() -> None:
    with pytest.raises(PlaceError, match="no place 'sofa'"):
        REACHED.at("sofa")


def test_an_answer_is_told_with_its_question() -> None:
    each = said("q2", "no")
    assert each.answers == {"q2": "no"}
    assert (each.open_before, each.open_after) == ("q2", "q3")
    assert each.intents == ("NO",)
    assert len(each.spoken) == 1
    assert not each.hushed
    assert not each.ended


def test_a_pain_takes_the_hands_off_and_hushes() -> None:
    each = said("coach", "it hurts")
    assert (each.hands_before, each.hands_after) == (True, False)
    assert each.hushed
    assert each.state_after == "pain.asking"
    assert each.spoken
    assert not each.ended


def test_a_softer_touch_is_a_lower_level() -> None:
    each = said("coach2", "softer please")
    assert (each.level_before, each.level_after) == (2, 1)
    assert each.hands_after


@pytest.mark.parametrize(
    ("where", "text"), [("coach", "my chest hurts"), ("q0", "I am drunk"), ("stopped", "yes")]
)
def test_what_leads_to_the_end_has_ended(where: str, text: str) -> None:
    assert said(where, text).ended


@pytest.mark.parametrize(("where", "text"), [("rest", "yes"), ("coach", "stop"), ("coach", "softer")])
def test_what_leaves_it_where_it_is_has_not(where: str, text: str) -> None:
    assert not said(where, text).ended


def test_a_choice_and_a_number_are_told() -> None:
    assert said("choosing", "the seven step one").answers == {"program": "p15"}
    assert said("pain_score", "three").answers == {"pain_score": "3"}


def test_silence_is_not_taken_for_an_answer() -> None:
    each = said("rehearse", "hm")
    assert "screening" not in each.state_after
    assert each.state_after == each.state_before


def test_other_columns_are_left_alone_and_kinds_are_grouped(tmp_path: Path) -> None:
    path = file(tmp_path, "note\tsaid\tkind\twhere\nx\tno\tplain\tq1\n\ny\tit hurts\thurt\tcoach\n")
    assert read(path) == [Sentence("q1", "no", "plain"), Sentence("coach", "it hurts", "hurt")]


def test_what_should_come_of_it_groups_where_no_kind_does(tmp_path: Path) -> None:
    path = file(tmp_path, "where\tsaid\tshould\nq1\tno\tTAKE: as a no\n")
    assert read(path) == [Sentence("q1", "no", "TAKE")]


def test_a_quotation_mark_is_one_more_letter(tmp_path: Path) -> None:
    path = file(tmp_path, 'where\tsaid\nq1\t"no\nq1\tno"\n')
    assert [each.said for each in read(path)] == ['"no', 'no"']


def test_a_mark_before_the_first_column_does_no_harm(tmp_path: Path) -> None:
    assert read(file(tmp_path, "where\tsaid\r\nq1\tno\r\n", "utf-8-sig")) == [Sentence("q1", "no")]


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        ("where,said\nq1,no\n", "utf-8", "no column where and no column said"),
        ("where\nq1\n", "utf-8", "no column said"),
        ("", "utf-8", "no column where"),
        ("where\tsaid\nsofa\tno\n", "utf-8", "2: there is no place 'sofa'"),
        ("where\tsaid\nq1\n", "utf-8", "2: nothing is said"),
        ("where\tsaid\nq1\tné\n", "latin-1", "not saved as UTF-8"),
        ("where\tsaid\nq1\tno\n", "utf-16", "not saved as UTF-8"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_in_one_sentence(
    tmp_path: Path, text: str, encoding: str, told: str
) -> None:
    with pytest.raises(SentencesError, match=told) as error:
        read(file(tmp_path, text, encoding))
    assert "\n" not in str(error.value)


def test_the_table_has_the_sentences_and_the_totals_of_each_kind() -> None:
    sentences = [Sentence("q1", "no", "plain"), Sentence("coach", "it hurts", "hurt")]
    lines = table(list(measured(sentences))).splitlines()
    assert "== plain" in lines
    assert any("it hurts" in line for line in lines)
    head = next(line for line in lines if "hands off" in line)
    assert head.split()[:2] == ["lines", "understood"]
    assert [line.split()[:2] for line in lines[-3:]] == [["plain", "1"], ["hurt", "1"], ["all", "2"]]


def test_the_command_prints_a_line_of_json_for_each(tmp_path: Path) -> None:
    done = run(file(tmp_path, "where\tsaid\nq1\tno\nstopped\tgo ön\n"), "--json")
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.splitlines())
    assert list(first) == [
        *("where", "said", "intents", "unexplained", "state_before", "state_after"),
        *("hands_before", "hands_after", "level_before", "level_after", "open_before", "open_after"),
        *("answers", "spoken", "hushed", "ended"),
    ]
    assert first["answers"] == {"q1": "no"}
    assert second["said"] == "go ön"


def test_the_command_lists_the_places() -> None:
    assert [line.split()[0] for line in run("--places").stdout.splitlines()] == list(PLACES)


def test_the_command_tells_what_is_wrong(tmp_path: Path) -> None:
    missing = run(tmp_path / "none.tsv")
    assert missing.returncode == 1
    assert "cannot be read" in missing.stderr
    assert len(missing.stderr.strip().splitlines()) == 1
    language = run(file(tmp_path, "where\tsaid\nq1\tno\n"), "--language", "tlh")
    assert language.returncode == 1
    assert "There is no language 'tlh'" in language.stderr
