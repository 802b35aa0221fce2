"""What people will hear: how it sounds, and that it never sends a hand where none may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.coaching.library import Library
from assistant.coaching.limits import open_path
from assistant.coaching.path import Segment
from assistant.coaching.program import Program
from assistant.coaching.step import Side, Step
from assistant.coaching.wording import words_of

LIBRARY = Library.load("en")
PROGRAMS = sorted(LIBRARY.programs.values(), key=lambda program: program.id)
STEPS = [step for program in PROGRAMS for step in (*program.steps, *program.closing)]
LONGEST_SENTENCE = 16
WISHES = re.compile(
    r" (stop|pause|wait|cold|lighter|softer|gentler|slower|faster|quicker|harder|firmer|stronger|deeper|lower"
    r"|higher|next|skip|repeat|continue|done|help|enough|yes|no|yeah|okay|ready|never mind|carry on"
    r"|go back|go on|quieter|louder|hold on|keep going|too much|hurts?|ow|ouch|pain|painful|sore|numb|dizzy|burn"
    r"|burning|tingling|sharp|sting|stings|swollen) "
)
CLAIMS = re.compile(
    r" (toxin|detox|circulation|lymph|immun|cellulite|stretch mark|fat|volume|energy|channel|arthritis|cure"
    r"|heal |heals|treat|osteochondrosis|bronchitis|pneumonia|metabol|waste|brain|youth|nourish|cleans|kidney|prevent"
    r"|push through|no pain|bear it|endure)"
)


def hands_on(step: Step) -> Iterator[str]:
    """Everything that is said of a step."""
    yield from (step.name, step.first, step.again, step.soon, *step.words)
    yield from (*step.passing.values(), *step.starts.values(), *step.ends.values())


def hands_off(program: Program) -> Iterator[str]:
    """What is said of a program before hands are on, and after."""
    yield from (program.name, program.about, program.rest.text)
    yield from (line.text for line in (*program.preparation, *program.aftercare))


def sentences(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?])\s+", text.strip()) if each]


def plain(text: str) -> str:
    """The words as they stand between spaces."""
    return f" {re.sub(r'[^a-z0-9{}]+', ' ', text.lower())} "


def everything(program: Program) -> Iterator[str]:
    for step in (*program.steps, *program.closing):
        yield from hands_on(step)
    yield from (*hands_off(program), program.other_side)


each_program = pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.id)
each_step = pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)


@each_program
def test_it_is_spoken_language(program: Program) -> None:
    for text in everything(program):
        assert not re.search(r"[()\[\]/&%*;:0-9]|e\.g|\betc\b|—|--", text), text
        for sentence in sentences(text):
            assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
            assert sentence.count(",") <= 3, sentence


@each_program
def test_nothing_is_promised(program: Program) -> None:
    for text in everything(program):
        assert not CLAIMS.search(plain(text)), text


@each_step
def test_its_own_words_are_not_what_people_say_to_it(step: Step) -> None:
    for text in hands_on(step):
        assert not WISHES.search(plain(text)), text


@each_step
def test_the_side_is_said_where_there_is_one(step: Step) -> None:
    for text in (step.first, step.again):
        assert ("{side}" in text) == (step.side is Side.EACH), text


def narrowed(step: Step) -> Iterator[tuple[set[str], tuple[Segment, ...]]]:
    """Every path that is left when one zone of it, or two, are out."""
    zones = [segment.zone.id for segment in step.path]
    for one in zones:
        for two in zones:
            if path := open_path(step.path, step.technique, {one, two}):
                yield {*zones} - {segment.zone.id for segment in path}, path


@each_step
def test_what_is_off_the_path_is_not_named(step: Step) -> None:
    texts = (step.name, step.first, step.again, step.soon, *step.words)
    for off, path in (
        *narrowed(step),
        (set(LIBRARY.zones) - {each.zone.id for each in step.path}, step.path),
    ):
        on = {word for segment in path for word in segment.zone.words}
        for text in texts:
            said = plain(words_of(step, text, path, "left", 5))
            for word in sorted(on, key=len, reverse=True):
                said = said.replace(f" {word} ", " ")
            names = [word for zone in off for word in LIBRARY.zones[zone].words if f" {word} " in said]
            assert not names, (said, off)


@each_step
def test_every_line_for_a_stretch_is_about_a_stretch_of_the_path(step: Step) -> None:
    on = {segment.zone.id for segment in step.path}
    assert {*step.passing, *step.starts, *step.ends} <= on
    assert bool(step.passing) == any("{passing}" in text for text in (step.first, step.again, *step.words))


@each_program
def test_the_end_lands(program: Program) -> None:
    after = plain(" ".join(line.text for line in program.aftercare))
    assert "doctor" in after
    assert "stand" in after
    assert program.closing[-1].strokes_per_minute <= min(
        step.strokes_per_minute for step in program.steps if step.technique.stroking
    )


@each_program
def test_it_is_said_in_two_sentences_what_it_is(program: Program) -> None:
    assert len(sentences(program.about)) == 2
