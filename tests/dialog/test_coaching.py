"""The way through a whole massage, and its pacing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from kit.talking import ALL_CLEAR, Talk, coached, dialog_data, prepared

from assistant.clock import to_seconds
from assistant.coaching.plan import Plan, plan
from assistant.coaching.planned import PlannedStep
from assistant.coaching.reactions import NoRise
from assistant.coaching.restriction import Restriction
from assistant.coaching.underway import at_tempo
from assistant.dialog.conversation import PlanPlace
from assistant.dialog.cues import MORE, CueKind, SpokenCue, announcement, spoken_cues
from assistant.dialog.cues import Talk as Much
from assistant.dialog.effects import Cue, End, Say, Show
from assistant.dialog.talk import standing
from assistant.dialog.talk.standing import planned


@pytest.mark.whole
@pytest.mark.parametrize("minutes", [15, 30, 45])
def test_a_whole_session_keeps_the_chosen_minutes(minutes: int) -> None:
    talk = coached(minutes)
    begun = talk.samples
    while talk.state != "resting":
        talk.wait(5)
    assert (talk.samples - begun) / 16_000 == pytest.approx(60 * minutes, rel=0.05)
    talk.wait(15 * 60)
    assert talk.of(End)


def test_a_healthy_person_is_through_in_nine_answers_and_one() -> None:
    talk = Talk().say("the seven step one", "thirty minutes")
    talk.say(*ALL_CLEAR)
    assert talk.state == "rehearsing"
    assert len(ALL_CLEAR) == 10


def test_both_at_once_are_taken_together() -> None:
    talk = Talk().say("the seven step massage for thirty minutes")
    assert talk.state == "screening.asking"


def test_getting_ready_goes_on_at_a_whole_yes_that_was_heard_well() -> None:
    talk = prepared().clear().say("yes but not yet")
    assert (talk.now.place.item, talk.said) == (0, ["prepare.waiting"])
    assert prepared().mumble("yes").now.place.item == 0
    assert prepared().say("yes").now.place.item == 1


def test_the_first_instruction_is_whole_and_the_rhythm_begins() -> None:
    talk = coached()
    assert talk.now.place.step == 0
    first = planned(talk.now).steps[0]
    assert first.technique.stroking
    assert first.effort == 1
    shown = talk.clear().say("repeat").of(Say)
    assert shown[-1].text == first.instruction


def test_slower_slows_the_rhythm_and_keeps_the_length() -> None:
    talk = coached().say("next").wait(20)
    before = planned(talk.now)
    talk.clear().say("slower")
    cue = talk.of(Cue)[-1]
    assert 12 <= cue.strokes_per_minute < before.steps[talk.now.place.step].strokes_per_minute
    after = planned(talk.now)
    assert after.steps[talk.now.place.step].seconds > before.steps[talk.now.place.step].seconds
    assert after.seconds == pytest.approx(before.seconds, rel=0.05)


def test_no_number_of_fasters_passes_26() -> None:
    talk = coached().clear()
    for _ in range(20):
        talk.say("faster")
    assert max(cue.strokes_per_minute for cue in talk.of(Cue)) <= 26
    assert "pace.fastest" in talk.said


def test_softer_lowers_and_firmer_raises_by_one_within_limits() -> None:
    talk = coached().say("next").wait(20)
    level = talk.now.comfort.level
    talk.say("softer")
    assert talk.now.comfort.level == max(1, level - 1)
    talk.say("firmer")
    assert talk.now.comfort.level <= level


def test_firmer_heard_badly_changes_nothing() -> None:
    talk = coached().say("next").wait(20)
    level = talk.now.comfort.level
    talk.listen_out().mumble("firmer")
    assert talk.now.comfort.level == level


def test_its_words_are_as_firm_as_the_touch() -> None:
    talk = coached()
    while standing.step(talk.now).id != "p15.5":
        talk.say("next")
    assert "Press lightly" in talk.clear().say("repeat").of(Say)[-1].text
    leaning = "Lean in a little"
    assert any(leaning in cue.text for cue in talk.now.place.cues)
    talk.say("softer")
    assert "Let them rest there" in talk.clear().say("repeat").of(Say)[-1].text
    assert "ress" not in talk.of(Say)[-1].text
    assert not any(leaning in cue.text for cue in talk.now.place.cues)


@pytest.mark.parametrize("why", list(NoRise))
def test_every_refusal_has_its_words(why: NoRise) -> None:
    assert dialog_data().prompts.varied[f"firmer.{why}"]


def test_next_back_and_skip_move_by_one() -> None:
    talk = coached().say("next")
    assert talk.now.place.step == 1
    talk.say("next")
    assert talk.now.place.step == 2
    talk.say("go back")
    assert talk.now.place.step == 1
    talk.say("skip this one")
    assert talk.now.place.step == 2


def test_a_bare_back_is_the_step_before_and_in_an_answer_it_is_a_place() -> None:
    talk = coached().say("next", "next").say("back")
    assert (talk.now.place.step, talk.said[-2]) == (1, "coach.back")
    talk = coached().say("it hurts", "no")
    assert talk.state == "pain.locating"
    assert talk.say("back").state == "pain.scoring"


def test_what_comes_next_is_told_with_its_side() -> None:
    told = set()
    for index, here in enumerate(planned(coached(15).now).steps[1:]):
        talk = coached(15)
        talk.now = talk.now.but(place=PlanPlace(step=index))
        (text,) = [say.text for say in talk.clear().interrupt("what comes next").of(Say)]
        assert text.startswith(f"After this, {here.name}")
        assert text.endswith(f"on the {here.spoken_side}.") is bool(here.spoken_side)
        told.add(here.spoken_side)
    assert told == {"", "left", "right"}


def test_staying_longer_adds_time() -> None:
    talk = coached(15).say("next")
    before = planned(talk.now).seconds
    talk.say("stay here longer")
    assert planned(talk.now).seconds > before or any(key.startswith("longer.") for key in talk.said)


def test_repeat_changes_nothing_but_speaks() -> None:
    talk = coached().wait(30).listen_out()
    before = talk.now
    talk.clear().interrupt("repeat")
    same = ("place", "comfort", "plan", "state", "manner")
    assert [getattr(talk.now, name) for name in same if name != "place"] == [
        getattr(before, name) for name in same if name != "place"
    ]
    assert talk.now.place.step == before.place.step
    assert talk.said


def test_the_program_says_what_comes_before_hands_stop() -> None:
    talk = coached(15)
    first = planned(talk.now).steps[0]
    talk.clear().wait(first.seconds - 0.5)
    assert talk.state == "coaching.changing_over"
    soon = planned(talk.now).steps[1].soon
    assert any(say.text.endswith(soon) for say in talk.of(Say))


def test_a_line_is_said_once_in_a_session() -> None:
    talk = coached(45)
    while talk.state != "resting":
        talk.wait(5)
    said = Counter(say.text for say in talk.of(Say) if say.key.endswith(f".{CueKind.WORD}"))
    assert len(said) > 12
    assert set(said.values()) == {1}


def counted(cues: Sequence[SpokenCue], step: PlannedStep) -> None:
    """As many as are told can still be done, and no other one begins before the change."""
    change = cues[-1]
    assert change.kind is CueKind.CHANGE
    words = dialog_data().prompts.varied
    more = next(n for n, key in enumerate(MORE) if change.text.startswith(words[key]))
    left = (step.seconds - change.at) / step.seconds_each
    assert more <= left < more + 1 if more else left < 1, (step.id, left, change.text)


@pytest.mark.parametrize("tempo", [0.8, 1.0, 1.2])
@pytest.mark.parametrize("name", dialog_data().library.programs)
def test_what_is_told_to_be_left_is_left(name: str, tempo: float) -> None:
    program = dialog_data().library.programs[name]
    for minutes in {program.minutes.shortest, 30, program.minutes.longest}:
        made = plan(program, Restriction(), minutes, program.who, granted=frozenset(program.gate))
        assert isinstance(made, Plan)
        steps = at_tempo(made, 0, tempo).steps
        for number, (step, after) in enumerate(pairwise(steps)):
            more = [
                words[number % len(words)] for words in map(dialog_data().prompts.varied.get, MORE) if words
            ]
            change = announcement(after.soon, step.seconds_each, more)
            for much in Much:
                counted(spoken_cues(step.seconds, step.instruction, change, step.words, much), step)


def test_it_stays_true_when_it_is_slowed_and_paused() -> None:
    talk = coached(15).say("next", "slower")
    counted(talk.now.place.cues, standing.step(talk.now))
    talk.say("pause").wait(30).say("carry on", "slower")
    counted(talk.now.place.cues, standing.step(talk.now))


@pytest.mark.whole
def test_quiet_says_less() -> None:
    def words(talk: Talk) -> int:
        talk.clear().wait(600)
        return sum(len(say.text.split()) for say in talk.of(Say))

    assert words(coached().say("say less")) < words(coached())


@pytest.mark.parametrize("before", ["say less", "say more"])
def test_talking_as_usual_is_as_before(before: str) -> None:
    talk = coached().listen_out()
    cues = talk.now.place.cues
    talk.interrupt(before).clear().interrupt("talk normally")
    assert talk.said == ["talk.normal"]
    assert talk.now.manner.talk is Much.NORMAL
    assert talk.now.place.cues == cues


@pytest.mark.parametrize(
    ("command", "on_the_way", "at_the_end"),
    [
        ("louder", "voice.louder", "voice.loudest"),
        ("quieter", "voice.quieter", "voice.quietest"),
        ("speak slower", "voice.slower", "voice.slowest"),
        ("speak faster", "voice.faster", "voice.fastest"),
    ],
)
def test_the_voice_says_when_it_has_come_to_its_end(command: str, on_the_way: str, at_the_end: str) -> None:
    talk = coached().listen_out().clear()
    for _ in range(6):
        before = talk.now.manner
        talk.interrupt(command)
        assert talk.said[-1] == (at_the_end if talk.now.manner == before else on_the_way)
    assert (talk.said[0], talk.said[-1]) == (on_the_way, at_the_end)


def test_a_voice_set_faster_than_it_is_made_is_not_made_slower_by_faster() -> None:
    talk = coached().listen_out().clear()
    talk.now = talk.now.but(manner=replace(talk.now.manner, words_per_minute=240))
    talk.interrupt("speak faster")
    assert (talk.said, talk.now.manner.words_per_minute) == (["voice.fastest"], 240)
    talk.clear().interrupt("speak slower")
    assert (talk.said, talk.now.manner.words_per_minute) == (["voice.slower"], 225)


def test_showing_follows_the_step() -> None:
    talk = coached().clear().say("next")
    assert talk.of(Show)[-1].step == 2


@pytest.mark.parametrize(
    "command", ["louder", "quieter", "speak slower", "rhythm off", "how much longer", "help me choose"]
)
def test_commands_never_move_the_hands(command: str) -> None:
    talk = coached().wait(20)
    step, comfort = talk.now.place.step, talk.now.comfort
    talk.say(command)
    assert talk.now.place.step == step
    assert talk.now.comfort.level <= comfort.level


def test_something_disclosed_under_way_is_asked_about_and_the_rest_goes_on() -> None:
    talk = coached(30).say("next").wait(60)
    spent = talk.now.place.step
    talk.clear().interrupt("i have osteoporosis")
    assert talk.said[0] == "disclosure.hands_off"
    assert talk.state.startswith("screening")
    for _ in range(6):
        if talk.state == "paused":
            break
        talk.say("yes" if talk.state == "screening.reading_back" else "no")
    assert talk.state == "paused"
    talk.say("carry on")
    assert talk.state == "coaching.guiding"
    assert talk.now.place.step >= spent
    assert talk.now.restriction is not None
    assert talk.now.restriction.cap == 1
    assert to_seconds(talk.now.hands_on) + standing.time_left(talk.now)[1] <= 30 * 60 * 1.05


def test_consent_taken_back_ends_it_without_a_question() -> None:
    talk = coached().wait(30).clear().interrupt("get off me")
    assert talk.state == "resting"
    assert not any(key.startswith("stop.finish") for key in talk.said)


@pytest.mark.whole
def test_an_hour_of_hands_is_the_most_however_often_it_starts_over() -> None:
    talk = coached(45)
    begun = talk.samples
    while talk.state.startswith("coaching"):
        talk.wait(20 * 60)
        if talk.state.startswith("coaching"):
            talk.say("start over", "yes")
    assert talk.state == "resting"
    assert (talk.samples - begun) / 16_000 < 62 * 60
