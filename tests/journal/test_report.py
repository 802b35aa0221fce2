"""What is told of a session afterwards."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from kit.journals import HURT, RESUMED, TO_HANDS, WALL, kept_session
from kit.talking import dialog_data

from assistant.cli import main
from assistant.clock import to_seconds
from assistant.journal import reading
from assistant.journal.page import page, timeline
from assistant.journal.recalling import cut_off_session
from assistant.journal.report import Report, ReportWords, as_text, report
from assistant.journal.story import Story, told

WORDS = ReportWords.load()
BAD = ("+20s", "it hurts a lot", "yes", "no", "the lower back", "eight", "+20s")


def story_of(place: Path, *lines: str) -> tuple[Story, Report]:
    with kept_session(place, *TO_HANDS, *lines, waits=False):
        pass
    kept = reading.named(place, None)
    found = told(reading.entries(place, kept.number), reading.conversation(place, kept.number))
    return found, report((kept,), found, dialog_data().library, WORDS)


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Story, Report]:
    return story_of(tmp_path_factory.mktemp("kept") / "journal.sqlite3", *HURT, "skip this one", *BAD)


def test_it_tells_what_was_done_and_how_firm(hurt: tuple[Story, Report]) -> None:
    story, _ = hurt
    assert [each.name for each in story.steps][:2] == ["long strokes", "slanting edges"]
    assert sum(each.seconds for each in story.steps) == pytest.approx(story.hands_on)
    assert 30 < story.hands_on < story.length
    assert all(one.end == other.start for one, other in zip(story.touches, story.touches[1:], strict=False))


def test_each_pain_is_told_once_with_its_last_answer(hurt: tuple[Story, Report]) -> None:
    story, _ = hurt
    assert [(each.band, each.coached) for each in story.pains] == [(1, 1), (3, 1)]
    off = [each.start for each in story.touches if each.intensity == 0]
    assert {each.at for each in story.pains} <= set(off)


def test_what_was_left_out_is_told_with_its_reason(hurt: tuple[Story, Report]) -> None:
    story, in_words = hurt
    assert [name for _, name in story.skipped] == ["long strokes"]
    text = "\n".join(as_text(in_words))
    assert "shoulders" in text
    assert "somebody wanted to go on" in text


def test_a_doctor_is_told_in_plain_words(hurt: tuple[Story, Report]) -> None:
    part = next(each for each in hurt[1].parts if each.heading == WORDS.headings["doctor"])
    assert any("it hurt a lot (7 to 10 of 10)" in line for line in part.lines)


def test_a_sign_of_danger_is_told_in_the_words_that_were_said(tmp_path: Path) -> None:
    story, in_words = story_of(tmp_path / "journal.sqlite3", "+5s", "my chest feels tight", "+5s")
    assert [each.heard for each in story.alarms] == ["my chest feels tight"]
    text = "\n".join(as_text(in_words))
    assert "“my chest feels tight”" in text
    assert "call for you" in text


def test_where_nothing_happened_it_says_so(tmp_path: Path) -> None:
    _, in_words = story_of(tmp_path / "journal.sqlite3", "+30s")
    text = "\n".join(as_text(in_words))
    assert WORDS.no_pain in text
    assert WORDS.nothing_skipped in text
    assert WORDS.nothing_to_doctor in text


class Links(HTMLParser):
    """Everything that a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.found += [str(value) for name, value in attrs if name in ("src", "href", "action", "data")]


def test_the_page_holds_everything_in_itself(hurt: tuple[Story, Report]) -> None:
    story, in_words = hurt
    links = Links()
    links.feed(page(in_words, story, WORDS, "en"))
    assert links.found == []
    assert {"script", "link", "img", "iframe"}.isdisjoint(links.tags)
    assert links.tags.count("svg") == 3
    assert len(re.findall("<circle", timeline(story))) == len(story.pains)


def test_what_was_said_cannot_become_part_of_the_page(tmp_path: Path) -> None:
    story, in_words = story_of(
        tmp_path / "journal.sqlite3", "<script>chest pain</script>", "my chest hurts <b>"
    )
    links = Links()
    links.feed(page(in_words, story, WORDS, "en"))
    assert {"script", "b"}.isdisjoint(links.tags)


def test_a_session_that_went_on_after_it_was_cut_off_is_told_and_forgotten_as_one(tmp_path: Path) -> None:
    place = tmp_path / "journal.sqlite3"
    with kept_session(place, *TO_HANDS, *HURT) as driver:
        after = WALL + to_seconds(driver.samples) + 60
    session = cut_off_session(place, after, dialog_data().library)
    assert session is not None
    with kept_session(place, *RESUMED, opening=session.conversation, goes_on=session.key, wall=after):
        pass
    with kept_session(place, "no", wall=after + 900):
        pass
    first, second, _ = reading.sessions(place)
    for kept in (first, second):
        parts = reading.whole(place, kept)
        assert parts == (first, second)
    story = told(reading.entries(place, first.number, second.number))
    alone = told(reading.entries(place, second.number))
    assert len(story.pains) == 1
    assert not alone.pains
    assert story.length == pytest.approx(told(reading.entries(place, first.number)).length + alone.length)
    in_words = report(parts, story, dialog_data().library, WORDS)
    assert WORDS.gone_on in in_words.summary
    reading.forget(place, second.number)
    assert [each.number for each in reading.sessions(place)] == [3]


def test_the_commands_tell_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "journal.sqlite3"
    monkeypatch.setattr("assistant.journal.places.journal_path", lambda: place)
    monkeypatch.setattr("assistant.session.favourite.favourite_path", lambda: tmp_path / "favourite.json")
    assert "No session" in massage("history")
    assert "No session" in massage("report", code=1)
    story_of(place, "+5s")
    assert re.search(r"1 .* the seven step back massage, 15 minutes, cut off", massage("history"))
    assert "long strokes" in massage("report")
    assert "There is no session 7" in massage("report", "7", code=1)
    massage("report", "--html", str(tmp_path / "it.html"))
    assert (tmp_path / "it.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    exported = json.loads(massage("export"))
    assert exported["sessions"][0]["program"] == "p15"
    assert any(each["kind"] == "heard" for each in exported["sessions"][0]["events"])
    massage("forget", "1")
    assert "No session" in massage("history")
    massage("forget", "--all")


def massage(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, list(words), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def test_the_page_shows_on_a_body_where_it_hurt(hurt: tuple[Story, Report]) -> None:
    story, in_words = hurt
    shown = page(in_words, story, WORDS, "en")
    assert 'class="no" data-zone="lumbar_strip"' in shown
    assert WORDS.map in shown
    assert "prefers-color-scheme:dark" in shown
