from __future__ import annotations

import re
from pathlib import Path

import pytest

import assistant
from assistant.doctor.check_words import CheckWords
from assistant.doctor.checks import NEEDS_CARD
from assistant.doctor.finding import Verdict

WORDS = CheckWords.load()
FOLDER = Path(assistant.__file__).parent
SOURCES = (*(FOLDER / "doctor").glob("*.py"), FOLDER / "session" / "sleep_inhibitor.py")
SENTENCES = [text for words in WORDS.findings.values() for text in (words.sentence, words.advice) if text]


def test_every_finding_has_words_and_no_words_are_idle() -> None:
    named = set(re.findall(r'"([a-z]+\.[a-z_]+)"', "".join(path.read_text("utf-8") for path in SOURCES)))
    assert named - {"checks.yaml"} == set(WORDS.findings)


def test_every_subject_has_a_title_and_every_verdict_its_words() -> None:
    assert {key.partition(".")[0] for key in WORDS.findings} == set(WORDS.titles)
    assert set(NEEDS_CARD) < set(WORDS.titles)
    assert set(WORDS.marks) == set(WORDS.summary) == set(Verdict)


def test_marks_can_be_told_apart_without_colour() -> None:
    assert len(set(WORDS.marks.values())) == len(Verdict)
    assert all(mark.isalpha() for mark in WORDS.marks.values())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_is_said_is_plain(sentence: str) -> None:
    spoken = re.sub(r"python3 \S+", "", sentence)  # what is to be typed stays as it is
    assert not set(spoken) & set("()[]/;&")
    assert "e.g" not in sentence
    assert all(len(part.split()) <= 32 for part in re.split(r"[.:]\s", sentence))
