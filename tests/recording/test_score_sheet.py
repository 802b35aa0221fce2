import itertools
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from assistant.clock import to_samples
from assistant.dialog.conversation import Choice
from assistant.dialog.effects import Say
from assistant.recording.paper import ABOVE, EXCERPT, LEFT, WHOLE
from assistant.recording.raster import FontsError, as_png
from assistant.recording.recording import turns
from assistant.recording.score_sheet import HEIGHT, PAGE_TOP, VOICE, draw
from assistant.recording.timeline import timeline
from assistant.session.offline import Outputs, run_script
from assistant.session.script import steps
from assistant.settings import Settings

SVG = "{http://www.w3.org/2000/svg}"
LINES = f"{SVG}g[@class='line']"
TEXT = """
the seven step one
15 minutes
yes
no
no
no
no
no
no
no
no
yes
stop
it hurts
stop
it hurts
skip the preparation
+30s
a bit <slower> & softer
+20s
@250 next
+3s
it hurts
no
"""


@pytest.fixture(scope="session")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short session, typed."""
    path = tmp_path_factory.mktemp("score") / "run.jsonl"
    run_script(Settings(), steps(TEXT.splitlines()), Outputs(None, path, lambda _: None), Choice(), tail=5)
    return path


def marks(drawn: str, kind: str) -> list[tuple[str, float, ElementTree.Element]]:
    """Title, second and element of everything of a kind that has a title, for a whole session's sheet."""
    found = []
    paper = EXCERPT if "Part of" in drawn else WHOLE
    lines = ElementTree.fromstring(drawn).findall(LINES)
    for number, line in enumerate(lines):
        for mark in line.iter(SVG + kind):
            title = mark.findtext(f"{SVG}title")
            if title is not None:
                x = float(mark.get("x") or mark.get("cx") or "nan")
                found.append((title, number * paper.seconds + (x - LEFT) * paper.seconds / paper.stave, mark))
    return found


def test_everything_that_was_wanted_said_is_drawn(recording: Path) -> None:
    wanted = [effect.text for turn in turns(recording) for effect in turn.effects if isinstance(effect, Say)]
    assert {title for title, _, _ in marks(draw(recording), "rect")} == set(wanted)


def test_a_bar_begins_where_the_voice_was_first_heard(recording: Path) -> None:
    first: dict[int, int] = {}
    for turn in turns(recording):
        if turn.tick.speech.fraction > 0:
            first.setdefault(turn.tick.speech.number, turn.tick.samples)
    says = [effect.text for turn in turns(recording) for effect in turn.effects if isinstance(effect, Say)]
    bars = [(title, to_samples(second)) for title, second, _ in marks(draw(recording), "rect")]
    pixel = to_samples(WHOLE.seconds / WHOLE.stave)
    for number, sample in first.items():
        assert any(title == says[number - 1] and abs(at - sample) <= pixel for title, at in bars), number


def test_every_utterance_has_a_dot_where_it_was_answered(recording: Path) -> None:
    wanted = [(each.text, turn.tick.samples) for turn in turns(recording) for each in turn.understood]
    dots = [
        (title.rpartition(" (")[0], to_samples(second))
        for title, second, _ in marks(draw(recording), "circle")
    ]
    assert len(dots) == len(wanted) > 12
    for (text, sample), (title, at) in zip(wanted, dots, strict=True):
        assert title == text
        assert at == pytest.approx(sample, abs=to_samples(WHOLE.seconds / WHOLE.stave))


def test_a_sentence_that_was_broken_off_stops_at_its_dash(recording: Path) -> None:
    run = timeline(recording)
    hurt = [each.at for each in run.heard if each.text == "it hurts"][-1]  # the first ones are rehearsed
    before = next(each for each in reversed(run.spoken) if each.start < hurt and each.fraction)
    assert before.fraction < 1
    assert before.end == pytest.approx(hurt, abs=0.1)
    assert before.sounded.endswith("—")
    assert before.text.startswith(before.sounded.removesuffix(" —"))


def test_the_touch_falls_to_nothing_where_it_hurt(recording: Path) -> None:
    run = timeline(recording)
    hurt = [each.at for each in run.heard if each.text == "it hurts"][-1]
    off = next(each for each in run.touch if each.start == hurt)
    assert off.value == 0
    assert all(tempo.end <= hurt for tempo in run.tempo)


def test_an_excerpt_has_finer_lines_and_nothing_from_outside(recording: Path) -> None:
    run = timeline(recording)
    drawn = draw(recording, 60, 100)
    lines = ElementTree.fromstring(drawn).findall(LINES)
    assert len(lines) == 40 / EXCERPT.seconds
    inside = {each.text for each in run.spoken if each.start < 100 and each.end > 60}
    assert {title for title, _, _ in marks(drawn, "rect")} == inside


def test_nothing_stands_outside_the_sheet(recording: Path) -> None:
    root = ElementTree.fromstring(draw(recording))
    _, _, width, height = map(float, str(root.get("viewBox")).split())
    assert height == ABOVE + HEIGHT * len(root.findall(LINES))
    assert width > height, "wide rather than tall"
    for text in root.iter(f"{SVG}text"):
        # Half a point is a narrow letter, but wide enough to find a caption that runs on.
        wide = len(text.text or "") * float(str(text.get("font-size"))) / 2
        if text.get("x") == "28":
            continue  # of the legend, which is moved as a whole
        at = float(str(text.get("x"))) - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        assert 0 <= at <= at + wide <= width, text.text


def test_captions_of_neighbours_do_not_touch(recording: Path) -> None:
    root = ElementTree.fromstring(draw(recording))
    for line in root.findall(LINES):
        rows: dict[str, list[tuple[float, float]]] = {}
        for text in line.iter(f"{SVG}text"):
            y = float(str(text.get("y")))
            if y > VOICE and not text.get("text-anchor") and float(str(text.get("x"))) > LEFT:
                x = float(str(text.get("x")))
                rows.setdefault(str(y), []).append((x, x + 5.5 * len(text.text or "")))
        for row in rows.values():
            ordered = sorted(row)
            assert all(end <= begin for (_, end), (begin, _) in itertools.pairwise(ordered))


def test_a_page_holds_ten_minutes(tmp_path: Path) -> None:
    path = tmp_path / "run.jsonl"
    script = steps([*TEXT.splitlines()[:-6], "+700s"])
    run_script(Settings(), script, Outputs(None, path, lambda _: None), Choice(), tail=0)
    root = ElementTree.fromstring(draw(path))
    lines = root.findall(LINES)
    pages = [text.text or "" for text in root.findall(f"{SVG}text") if "page" in (text.text or "")]
    assert len(pages) == -(-len(lines) // WHOLE.lines) > 1
    assert pages[0].startswith("0:00 to 10:00, page 1 of"), pages
    height = float(str(root.get("viewBox")).split()[3])
    assert height == ABOVE + PAGE_TOP * len(pages) + HEIGHT * len(lines)


def test_it_says_what_it_is_and_what_its_marks_mean(recording: Path) -> None:
    drawn = draw(recording)
    assert "A session on " in drawn
    assert "words it was not sure of" in drawn
    assert "from 1:00 to 1:40" in draw(recording, 60, 100)


def test_it_is_pixels_where_somebody_wants_pixels(recording: Path) -> None:
    try:
        pixels = as_png(draw(recording, 60, 100), "no fonts")
    except FontsError:
        pytest.skip("this computer has no fonts")
    assert pixels.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(pixels[16:20]) == EXCERPT.width


def test_words_of_people_cannot_break_the_picture(recording: Path) -> None:
    drawn = draw(recording)
    assert "<slower>" not in re.sub(r"<title>.*?</title>", "", drawn)
    assert any("<slower> & softer" in title for title, _, _ in marks(drawn, "circle"))
