"""The rules in a session that runs: a fault put into the code sends the hands off, says so, and leaves a note."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from dialog.proof.mutants_planning import PLANNING
from dialog.proof.mutants_reacting import REACTING
from dialog.proof.mutating import Mutant, first, without
from dialog.proof.walking import Walk, World, begun, ready
from kit.talking import ALL_CLEAR, REHEARSED, coached, dialog_data

from assistant.clock import BLOCK, RATE, Speech, Tick, to_samples
from assistant.dialog import monitor
from assistant.dialog.conversation import Choice, Conversation
from assistant.dialog.effects import Cue, Effect, Hush, Say
from assistant.dialog.invariants.observed_turn import coaching
from assistant.dialog.invariants.rules import RULES
from assistant.dialog.machine import Reply
from assistant.dialog.monitor import SPAN, Judge, Monitor
from assistant.dialog.states import COACHING, SCREENING, State
from assistant.dialog.talk import pausing
from assistant.dialog.triggers import Trigger
from assistant.hearing.scripted import Scripted
from assistant.session.components import Resources, opening_conversation, session
from assistant.session.driver import SessionDriver
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker
from assistant.understanding.understood import Evidence, Intent, Understood

SETTINGS = Settings(emergency_number="112")
BEGUN = (*ALL_CLEAR, *REHEARSED, "skip the preparation")
Patch = pytest.MonkeyPatch
Broken = Callable[[], list[int]]
faulty = pytest.mark.faults


class Real:
    """A real session that somebody types into, and what came of it."""

    def __init__(self) -> None:
        self.effects: list[Effect] = []
        made = session(
            Resources.load(SETTINGS),
            Scripted(()),
            SilentSpeaker(SETTINGS.words_per_minute),
            opening_conversation(SETTINGS, Choice("p15", 15)),
            [lambda _, event: self.effects.append(event) if isinstance(event, Hush | Say | Cue) else None],
        )
        self.driver = SessionDriver(made, 0.0)

    def type(self, *texts: str) -> Real:
        """Each when the program has fallen silent."""
        for text in texts:
            self.driver.follow((), 0.0)
            self.effects.clear()
            self.driver.type(text)
            self.driver.turn()
        return self

    @property
    def now(self) -> Conversation:
        return self.driver.conversation

    @property
    def said(self) -> list[str]:
        return [effect.key for effect in self.effects if isinstance(effect, Say)]


@pytest.fixture
def broken(caplog: pytest.LogCaptureFixture) -> Broken:
    """Numbers of the rules that were told to be broken."""
    return lambda: [int(number) for line in caplog.messages for number in re.findall(r"^rule (\d+):", line)]


def pain_is_ignored(patch: Patch) -> None:
    first(Trigger.PAIN, COACHING, None)(patch)


def test_nothing_is_broken_in_a_session_as_it_is() -> None:
    real = Real().type(*BEGUN, "it hurts", "no", "two", "yes", "stop", "yes")
    real.driver.wait(to_samples(900))
    assert real.driver.over


@faulty
def test_a_broken_rule_sends_the_hands_off_in_the_same_turn(monkeypatch: Patch, broken: Broken) -> None:
    pain_is_ignored(monkeypatch)
    real = Real().type(*BEGUN)
    assert real.now.comfort.hands_on
    real.type("it hurts")
    assert broken() == [5]
    assert not real.now.comfort.hands_on
    hush, off, *_ = real.effects
    assert isinstance(hush, Hush)
    assert isinstance(off, Say)
    assert (off.key, off.urgent) == ("broken.hands_off", True)
    assert not any(isinstance(each, Cue) and each.strokes_per_minute for each in real.effects)


@faulty
def test_it_is_told_how_to_rise_and_then_it_is_over(monkeypatch: Patch, broken: Broken) -> None:
    pain_is_ignored(monkeypatch)
    real = Real().type(*BEGUN, "it hurts")
    real.driver.wait(to_samples(120))
    assert any(key.startswith("aftercare.") for key in real.said)
    assert real.driver.over
    assert len(broken()) == 1


@faulty
def test_no_word_puts_hands_on_again(monkeypatch: Patch) -> None:
    pain_is_ignored(monkeypatch)
    real = Real().type(*BEGUN, "it hurts")
    for text in ("carry on", "yes", "next", "ready"):
        real.driver.type(text)
        real.driver.turn()
        assert not coaching(real.now)


@faulty
def test_before_anybody_is_touched_it_does_not_begin(monkeypatch: Patch, broken: Broken) -> None:
    without(Trigger.STOP, SCREENING)(monkeypatch)
    real = Real().type("yes", "stop")
    assert broken() == [3]
    assert real.said == ["broken.before"]
    real.driver.wait(to_samples(60))
    assert real.driver.over


@faulty
def test_a_rule_that_cannot_be_judged_counts_as_broken(monkeypatch: Patch, broken: Broken) -> None:
    real = Real().type(*BEGUN)
    real.effects.clear()
    monkeypatch.setattr(monitor, "ObservedTurn", None)
    real.driver.wait(to_samples(2))
    assert not real.now.comfort.hands_on
    assert real.said[0] == "broken.hands_off"
    assert broken() == []


@faulty
def test_when_the_end_fails_as_well_hands_are_sent_off_all_the_same(monkeypatch: Patch) -> None:
    pain_is_ignored(monkeypatch)
    real = Real().type(*BEGUN)
    monkeypatch.setattr("assistant.dialog.resilient.resting.tell_aftercare", lambda _: 1 // 0)
    real.type("it hurts")
    assert not real.now.comfort.hands_on
    assert isinstance(real.effects[0], Hush)
    assert real.said == ["broken.hands_off"]
    real.driver.wait(to_samples(30))
    assert real.driver.over


@faulty
@pytest.mark.parametrize(
    ("fails", "words", "then"), [(Trigger.SLOWER, "slower", "pain"), (Trigger.STOP, "stop", "refused")]
)
def test_an_error_is_answered_and_breaks_no_rule(
    monkeypatch: Patch, broken: Broken, fails: Trigger, words: str, then: str
) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    first(fails, COACHING, None, fail)(monkeypatch)
    real = Real().type(*BEGUN, words)
    assert real.now.state.part == then
    real.type("no", "yes", "yes")
    assert real.now.comfort.hands_on == (then == "pain")
    assert broken() == []


@faulty
def test_a_red_flag_is_answered_whatever_breaks(monkeypatch: Patch) -> None:
    first(Trigger.RED_FLAG, COACHING, None)(monkeypatch)
    real = Real().type(*BEGUN, "my chest hurts")
    assert real.now.state == "emergency"
    assert real.said == ["broken.hands_off", "red.chest_pain"]


@faulty
def test_what_is_said_in_an_emergency_is_not_cut_off(monkeypatch: Patch, broken: Broken) -> None:
    first(Trigger.RESUME, State.EMERGENCY, State.COACHING_GUIDING, pausing.resume)(monkeypatch)
    real = Real().type(*BEGUN, "my chest hurts", "carry on")
    assert 2 in set(broken())
    assert real.now.state == "emergency"
    assert not real.effects


@faulty
@pytest.mark.parametrize("mutant", [*REACTING, *PLANNING], ids=lambda each: f"{each.rule}: {each.name}")
def test_every_fault_that_breaks_a_rule_is_seen_as_the_session_runs(
    mutant: Mutant, monkeypatch: Patch, broken: Broken
) -> None:
    mutant.change(monkeypatch)
    judge = Judge(mutant.data(), [rule for rule in RULES if rule.number == mutant.rule])
    world = World(mutant.data(), Monitor(mutant.data(), judge))
    walk = Walk(world, rules=())
    walk.at = (ready if mutant.screened else begun)(world, mutant.program, mutant.minutes)
    for event in mutant.walk:
        walk.go(event)
    assert set(broken()) == {mutant.rule}
    assert not coaching(walk.at.now)


class Counting(Judge):
    """A judge that counts how often it looks."""

    looks = 0

    def _judge(self, *given: object) -> tuple[object, ...]:  # type: ignore[override]
        self.looks += 1
        return super()._judge(*given)  # type: ignore[arg-type]


def test_turns_in_which_only_time_passes_are_judged_once_a_second() -> None:
    judge = Counting(dialog_data())
    watched = Monitor(dialog_data(), judge)
    now = coached().wait(40).now
    seconds = 5
    for _ in range(seconds * RATE // BLOCK):
        tick = Tick(now.ticked + BLOCK, 0.0, False, False, Speech(1, 0.5, 0))
        now = watched.tick(now, tick).conversation
    assert seconds - 1 <= judge.looks <= seconds + 1


def test_what_was_waited_is_judged_before_what_is_said() -> None:
    judge = Counting(dialog_data())
    watched = Monitor(dialog_data(), judge)
    now = coached().wait(60).now
    tick = Tick(now.ticked + BLOCK, 0.0)
    now = watched.tick(now, tick).conversation
    assert judge.looks == 0
    understood = Understood("stop", (Intent("STOP", 0, 0),), Evidence.GOOD, True, tick.samples, tick.samples)
    assert not coaching(watched.understood(now, understood, tick).conversation)
    assert judge.looks == 2


def test_what_was_begun_elsewhere_is_judged_from_there_on() -> None:
    judge = Judge(dialog_data())
    now = coached().now
    tick = Tick(now.ticked + SPAN, 0.0)
    assert judge.broken(now, None, tick, Reply(now.but(ticked=tick.samples), ())) == ()
