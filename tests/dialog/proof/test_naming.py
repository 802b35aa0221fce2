"""Every sentence of every massage, whatever is closed: it names nothing of it (safety.md, decision 19)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, combinations

import pytest
from kit.talking import dialog_data

from assistant.coaching.comfort import Comfort
from assistant.coaching.layout import lay_out
from assistant.coaching.planned import PlannedStep, coachable
from assistant.coaching.program import Program
from assistant.coaching.restriction import Restriction
from assistant.dialog.conversation import Conversation, said_now
from assistant.library.sentences import Sentence

LIBRARY = dialog_data().library
PLACES = [
    (program.id, place)
    for program in LIBRARY.programs.values()
    for place in ([each.id for each in program.where.places] if program.where else [""])
]
FREE = Restriction()


@cache
def named(text: str) -> frozenset[str]:
    return LIBRARY.lexicon.named(text)


def sentences(program: Program) -> Iterator[Sentence]:
    """Everything that is said of a program, step by step and around them."""
    for step in (*program.steps, *program.closing):
        yield from step.texts
    yield from (line.text for line in (*program.preparation, *program.aftercare))
    yield from (program.rest.text, program.other_side)


def closures(program: Program) -> Iterator[frozenset[str]]:
    """Every choice of the zones that it works or speaks of."""
    spoken = {zone for said in sentences(program) for wording in said for zone in wording.zones}
    zones = sorted(program.zones | spoken)
    assert len(zones) <= 13
    return map(frozenset, chain.from_iterable(combinations(zones, n) for n in range(len(zones) + 1)))


def told(step: PlannedStep) -> Iterator[str]:
    """What has to be said of a step, at first and later, on its own side and on the other."""
    yield from (step.name, step.in_full)
    for turned in {False, step.side == "right"}:
        for full in (False, True):
            said = replace(step, turned=turned, full_text=full)
            yield from (said.instruction, said.soon)


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_42_no_step_names_what_is_closed(name: str, place: str) -> None:
    """Neither in a plan that was made with it closed, nor in one under which it is closed."""
    program = LIBRARY.programs[name].kept_to(place)
    before = lay_out(program, program.rounds, FREE, Comfort())
    seen = 0
    for closed in closures(program):
        out = closed | program.left_out
        hurt = Comfort(ceilings=tuple((zone, 0) for zone in sorted(closed)))
        under_way = [now for each in before if (now := coachable(each, hurt, FREE))]
        ruled_out = lay_out(program, program.rounds, Restriction(zones_out=closed), Comfort())
        for step in (*under_way, *ruled_out):
            seen += 1
            for text in told(step):
                assert text, (step.id, closed)
                assert "{" not in text, (step.id, closed)
                assert named(text).isdisjoint(out), (step.id, text, closed)
            for text in step.words:
                assert named(text).isdisjoint(out), (step.id, text, closed)
    assert seen > 20


@pytest.mark.parametrize("name", LIBRARY.programs)
def test_42_nothing_before_or_after_the_hands_names_what_is_closed(name: str) -> None:
    program = LIBRARY.programs[name]
    for closed in closures(program):
        now = Conversation(restriction=Restriction(zones_out=closed))
        for text in (program.rest.text, *(line.text for line in program.aftercare)):
            assert (said := said_now(now, text)), (text, closed)
            assert named(said).isdisjoint(closed)
        if lay_out(program, 1, Restriction(zones_out=closed), Comfort()):
            for line in program.preparation:
                assert (said := said_now(now, line.text)), (line.id, closed)
                assert named(said).isdisjoint(closed)


def test_42_the_usual_words_are_said_as_long_as_nothing_is_closed() -> None:
    for program in LIBRARY.programs.values():
        for line in (*program.preparation, *program.aftercare):
            assert said_now(Conversation(), line.text) == line.text[0].text
        for step in lay_out(program, program.rounds, FREE, Comfort()):
            assert step.intensity <= Comfort().level
            assert step.name == step.step.name[0].text
            assert len(step.words) == sum(text[-1].least <= step.intensity for text in step.step.words)


def test_42_no_answer_names_what_is_closed() -> None:
    """With hands on; of the place under the hands, which is open, it may speak."""
    for answer in dialog_data().answers.answers:
        texts = [(answer.at.get("coaching", answer.say), ""), (answer.alone, ""), (answer.no_oil, "")]
        texts += [(text, zone) for zone, text in answer.zones.items()]
        for sentence, under in texts:
            spoken = {zone for wording in sentence for zone in wording.zones} - {under}
            if spoken:
                now = Conversation(restriction=Restriction(zones_out=frozenset(spoken)))
                assert (said := said_now(now, sentence)), (answer.id, sentence)
                assert named(said).isdisjoint(spoken)


def test_42_no_words_of_its_own_name_a_place() -> None:
    """What is said while hands are on, besides the steps, is the same for every massage."""
    prompts = dialog_data().prompts
    texts = [*prompts.fixed.items(), *((key, text) for key, each in prompts.varied.items() for text in each)]
    without_hands = {"pain.limb", "known.since", "choose.followed", "choose.not_followed", "help.place"}
    assert {key for key, text in texts if named(text)} == without_hands
