from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from kit.pages import WORDS, page

from assistant.screen.big_letters import large, small
from assistant.screen.page import ASCII, BLOCKS
from assistant.screen.view import Choosable, Scene, Senses, View

HEARING = Senses(level=0.5, saying="Slower.", heard="slower")
STEP = View(
    Scene.MASSAGE,
    HEARING,
    number=3,
    of=13,
    name="soft folds",
    doing="Lift soft folds on the right side, from the waist up to the top of the back. About 4 times.",
    touched=True,
    step_seconds=83.4,
    left="about 12 minutes",
    intensity=2,
    strokes=14.2,
)
QUESTION = View(
    Scene.QUESTION, HEARING, number=2, of=8, doing="Right now: any fever, infection or chest pain?"
)
ALARM = View(
    Scene.EMERGENCY,
    Senses(level=0.1),
    doing="Hands off. Call 112 now. I can't call for you. Sit up, lean back, and keep still.",
    touched=True,
    call="112",
)
CHOICES = View(
    Scene.CHOOSING,
    HEARING,
    doing="Which massage would you like?",
    choices=tuple(
        Choosable(number, "lower back massage for yourself", 8, 20, alone=number % 2 == 0)
        for number in range(1, 14)
    ),
)
IN_FULL = """

  Massage, step 3 of 13                                         hears ████░░░░

  ▄▀▀▀ ▄▀▀▄ █▀▀▀ ▀▀█▀▀   █▀▀▀ ▄▀▀▄ █   █▀▀▄ ▄▀▀▀
   ▀▀▄ █  █ █▀▀    █     █▀▀  █  █ █   █  █  ▀▀▄
  ▀▀▀   ▀▀  ▀      ▀     ▀     ▀▀  ▀▀▀ ▀▀▀  ▀▀▀

      ██        ████████  ████████    ████ ████ ░░░░ ░░░░
    ████    ██        ██        ██    light
      ██        ████████    ██████
      ██    ██  ██              ██    14 strokes a minute
    ██████      ████████  ████████    about 12 minutes left in all
  left in this step

  Lift soft folds on the right side, from the waist up to the top of the back.
  About 4 times.


  — Slower.


  Heard: slower

  Any key: hands off."""
IN_LITTLE = """
 Massage, step 3 of 13   hears ████░░░░

 Soft folds

     ██        ████████  ████████
   ████    ██        ██        ██
     ██        ████████    ██████
     ██    ██  ██              ██
   ██████      ████████  ████████
 left in this step

 ██ ██ ░░ ░░ light
 14 strokes a minute
 about 12 minutes left in all

 Lift soft folds on the right side,
 from the waist up to the top of...

 — Slower.


 Heard: slower

 Any key: hands off."""


def test_a_step_of_the_massage() -> None:
    assert page(STEP) == IN_FULL.split("\n")[1:]


def test_a_step_in_a_narrow_window() -> None:
    assert page(STEP, 40) == IN_LITTLE.split("\n")[1:]


def test_a_question_shows_what_may_be_answered() -> None:
    rows = page(QUESTION)
    assert "Question 2 of 8" in rows[1]
    assert rows[3:14] == _margin(large("Yes, no,\nnot sure", 76))
    assert "  Right now: any fever, infection or chest pain?" in rows


@pytest.mark.parametrize(("width", "height", "shown"), [(100, 40, 13), (80, 24, 13), (40, 16, 5)])
def test_what_can_be_chosen_is_listed_with_as_much_as_there_is_room_for(
    width: int, height: int, shown: int
) -> None:
    rows = page(CHOICES, width, height)
    listed = "\n".join(rows).count("lower back")
    assert listed >= shown
    assert len(rows) == height
    assert all(len(row) <= width for row in rows)
    assert any("Which massage would you like?" in row for row in rows)


def test_where_there_is_room_minutes_and_hands_stand_beside_it() -> None:
    assert "   2  lower back massage for yourself, 8 to 20 minutes, alone" in page(CHOICES, 100, 40)


LONG = "PortAudio is not installed, so there is no sound. On Debian: sudo apt install libportaudio2."


def test_the_whole_list_has_minutes_and_hands_on_a_usual_terminal_also_while_something_was_heard() -> None:
    for senses in (
        Senses(),
        Senses(saying="Which massage would you like?"),
        Senses(heard="gladys"),
        Senses(note=LONG),
    ):
        rows = page(replace(CHOICES, senses=senses))
        assert sum("minutes, " in row for row in rows) == len(CHOICES.choices)


def test_where_not_all_of_the_list_has_room_the_last_row_tells_how_many_are_left() -> None:
    rows = page(CHOICES, 70, 20)
    listed = sum("minutes, " in row for row in rows)
    assert 5 < listed < len(CHOICES.choices)
    assert f"      and {len(CHOICES.choices) - listed} more: say list them all" in rows


def test_the_headline_grows_with_the_window() -> None:
    drawn = large("Soft folds", 136)
    assert not _within(page(STEP, 140, 24), drawn)
    assert _within(page(STEP, 140, 40), drawn)


def test_what_is_not_understood_is_told_apart_without_colour() -> None:
    rows = page(replace(QUESTION, senses=Senses(heard="blah", understood=False)))
    assert "  Not understood: blah" in rows
    assert "  Heard: a key" in page(replace(QUESTION, senses=Senses(heard="(key)", key=True)))


def test_a_note_may_take_two_rows() -> None:
    rows = page(replace(QUESTION, senses=Senses(heard="slower", note="Listening with an engine. " * 4)))
    noted = [row for row in rows if "engine" in row]
    assert len(noted) == 2
    assert not any("slower" in row for row in rows)


@pytest.mark.parametrize("place", [Scene.PAUSED, Scene.STOPPED, Scene.REFUSED])
def test_hands_off_is_large_once_there_were_hands(place: Scene) -> None:
    hands_off = _margin(large("Hands off", 76))
    assert page(View(place, touched=True))[3:14] == hands_off
    assert page(View(place))[3:14] != hands_off


def test_what_hurts_sends_the_hands_off_and_asks() -> None:
    rows = page(View(Scene.HURTING, doing="How bad, nought to ten?", touched=True))
    assert rows[3:14] == _margin(large("Hands off", 76))
    assert "  How bad, nought to ten?" in rows


def test_deaf_is_large_wherever_it_is_but_in_an_emergency() -> None:
    deaf = Senses(level=0.0, deaf=True)
    for view in (STEP, QUESTION, View(Scene.PAUSED, touched=True)):
        rows = page(replace(view, senses=deaf))
        assert rows[3:14] == _margin(large("I can't hear you", 76))
        assert rows[1].endswith("hears nothing")
        assert any("Check the microphone" in row for row in rows)
    assert page(replace(ALARM, senses=deaf))[3:8] == _margin(large("Call 112", 76))


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40), (60, 16), (40, 24), (40, 12), (30, 12)])
def test_an_emergency_keeps_its_number_and_all_its_words(width: int, height: int) -> None:
    rows = page(ALARM, width, height)
    text = " ".join(" ".join(rows).split())
    assert ALARM.doing in text
    largest, smaller = large("Call 112", width - 4), small("Call 112", width - 2)
    assert any(_within(rows, drawn) for drawn in (largest, smaller) if drawn) or "Call 112" in rows[2]


def test_an_emergency_without_a_number_calls_for_help() -> None:
    assert _within(page(replace(ALARM, call="")), large("Call for help", 76))


def test_without_blocks_it_is_drawn_in_plain_characters() -> None:
    for view in (STEP, QUESTION, ALARM):
        rows = page(view, shapes=ASCII)
        assert "\n".join(rows).isascii()
    assert "  #### #### .... ...." in "\n".join(page(STEP, shapes=ASCII))


def test_a_long_name_that_cannot_be_drawn_is_written() -> None:
    rows = page(replace(STEP, name="heel of the hand around the shoulder blade"))
    assert "  Heel of the hand around the shoulder blade" in rows
    assert "  Heard: slower" in rows


def test_a_typed_line_shows_its_end() -> None:
    typed = replace(QUESTION, senses=Senses(typing="word " * 40 + "end"))
    last = next(row for row in reversed(page(typed)) if row)
    assert last.startswith("  > ")
    assert last.endswith("word end")
    assert any(WORDS.type_it in row for row in page(replace(QUESTION, senses=Senses(typing=""))))


@pytest.mark.parametrize("shapes", [BLOCKS, ASCII])
@pytest.mark.parametrize("place", Scene)
@settings(max_examples=20)
@given(width=st.integers(1, 130), height=st.integers(1, 50), text=st.text(max_size=120), deaf=st.booleans())
def test_it_has_the_size_of_the_window_whatever_there_is_to_show(
    place: Scene, shapes: object, width: int, height: int, text: str, deaf: bool
) -> None:
    senses = Senses(saying=text, heard=text, level=0.7, deaf=deaf)
    view = replace(STEP, place=place, senses=senses, doing=text, name=text)
    rows = page(view, width, height, BLOCKS if shapes is BLOCKS else ASCII)
    assert len(rows) == height
    if height > 3 and width >= 22:
        assert next(row for row in reversed(rows) if row).strip() == WORDS.any_key


def _margin(rows: list[str] | None) -> list[str]:
    assert rows
    return [f"  {row}".rstrip() for row in rows]


def _within(rows: list[str], drawn: list[str] | None) -> bool:
    assert drawn
    wanted = [row.strip() for row in drawn]
    found = [row.strip() for row in rows]
    return any(found[at : at + len(wanted)] == wanted for at in range(len(found)))
