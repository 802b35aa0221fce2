"""The dialog: one `transitions` machine over one value. Words and time go in, effects come out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from transitions import Machine

from assistant.clock import Tick
from assistant.coaching.reactions import hands_off
from assistant.dialog import timing
from assistant.dialog.attention import (
    attended,
    doubtful,
    expected_in,
    heard_as,
    is_same,
    is_sure,
    patience_in,
    told,
)
from assistant.dialog.conversation import Conversation, Reaction, open_question
from assistant.dialog.data import DialogData
from assistant.dialog.effects import Effect, Hush, Listen, Music, Show
from assistant.dialog.states import BEFORE, COACHING, MUSICAL, SCREENING, State
from assistant.dialog.table import TABLE, Row
from assistant.dialog.talk import choosing, going_on, standing
from assistant.dialog.triggers import NAMING, ONCE, REACTING, SETTLING, Trigger
from assistant.dialog.turn import Turn
from assistant.understanding.understood import Intent, Understood

logging.getLogger("transitions").setLevel(logging.ERROR)  # a word that means nothing in a state is no fault


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a turn."""

    conversation: Conversation
    effects: tuple[Effect, ...]


class Dialog:
    """Answers. It holds no conversation: each call is given one and gives back the next."""

    def __init__(self, data: DialogData) -> None:
        self.data = data
        self._turn = Turn(data)
        self._machine = Machine(
            model=self._turn,
            states=State,
            initial=State.CHOOSING,
            auto_transitions=False,
            send_event=True,
            ignore_invalid_triggers=True,
            transitions=[each for row in TABLE for each in _transitions(row)],
        )

    def begin(self, conversation: Conversation, tick: Tick) -> Reply:
        """Open the conversation: greet and ask."""
        turn = self._open(conversation, tick)
        if going_on.is_open(turn):
            going_on.greet(turn)
        else:
            choosing.greet(turn)
        self._follow_up()
        return self._close()

    def understood(self, conversation: Conversation, understood: Understood, tick: Tick) -> Reply:
        """Answer what somebody said: the next conversation, and what is to be done."""
        turn = self._open(conversation, tick)
        turn.understood = understood
        if doubtful(understood, self._asked(conversation)) and conversation.state in BEFORE:
            self._fire(Trigger.DOUBT)
            return self._close()
        if understood.final and understood.text:
            turn.change(doubted=0)
        before = conversation.reaction
        intents = turn.data.red_flags.gravest(attended(understood, before), told(understood, before))
        turn.heeded = intents
        reacted = tuple(heard_as(intent) for intent in intents if intent.name in REACTING)
        if reacted:
            sure = tuple(heard_as(each) for each in intents if each.name in REACTING and each.sure)
            self._remember(reacted, sure, understood)
        if understood.text:
            turn.change(quiet_since=tick.samples)
        answered = self._fire_all(intents)
        self._follow_up()
        heard_before = before is not None and is_same(understood, before)
        if understood.final and understood.text and not any(answered) and not heard_before:
            self._unanswered(understood.text)
            self._follow_up()
        return self._close()

    def tick(self, conversation: Conversation, tick: Tick) -> Reply:
        """Answer the passing of time."""
        turn = self._open(conversation, tick)
        due = timing.due(turn)
        if due:
            self._fire(due)
        self._follow_up()
        return self._close()

    def triggers(self, state: State) -> tuple[str, ...]:
        """The triggers that a state answers to."""
        return tuple(self._machine.get_triggers(state))

    def _open(self, conversation: Conversation, tick: Tick) -> Turn:
        turn = self._turn
        turn.now, turn.tick = conversation, tick
        turn.effects, turn.following = [], []
        turn.intent = turn.understood = None
        turn.heeded = ()
        return turn

    def _fire(self, trigger: str, intent: Intent | None = None) -> bool:
        """Whether the state has an answer to it."""
        turn = self._turn
        turn.intent = intent
        self._machine.set_state(turn.now.state, turn)
        answered: bool = turn.trigger(trigger)  # type: ignore[attr-defined]  # the machine gives it to the model
        turn.change(state=turn.state)
        if turn.state not in COACHING:
            turn.change(comfort=hands_off(turn.now.comfort))
        return answered

    def _unanswered(self, text: str) -> None:
        """Nothing in it means anything here; what was put as a question is answered as one."""
        if not self._turn.data.answers.asks(text) or not self._fire(
            Trigger.QUESTION, Intent(Trigger.QUESTION, 0, 0)
        ):
            self._fire(Trigger.UNRECOGNISED)

    def _fire_all(self, intents: tuple[Intent, ...]) -> list[bool]:
        """Whether the state had an answer to each; one utterance settles at most one question."""
        put = open_question(self._turn.now)
        settled = False
        done_once: set[str] = set()
        answered = []
        for intent in intents:
            later = open_question(self._turn.now) != put
            if (intent.name in SETTLING and (settled or later)) or (intent.name in NAMING and later):
                continue
            if intent.name in done_once:  # two ways to say one thing are one thing
                continue
            done = self._fire(intent.name, intent)
            settled = settled or (done and intent.name in SETTLING)
            if done and intent.name in ONCE:
                done_once.add(intent.name)
            answered.append(done)
        return answered

    def _follow_up(self) -> None:
        """What the callbacks asked for, once all that was said has been taken in."""
        turn = self._turn
        while turn.following:
            self._fire(turn.following.pop(0))

    def _close(self) -> Reply:
        return closed(self._turn)

    def _asked(self, now: Conversation) -> str:
        """The protective intent that is awaited: what the questions ask about, or the word that is rehearsed."""
        if now.state in SCREENING:
            return Trigger.SAFETY_DISCLOSURE
        if now.state is not State.REHEARSING or now.rehearsal is None:
            return ""
        return self._turn.data.rehearsal.words[now.rehearsal.word].intent

    def _remember(
        self,
        reacted: tuple[tuple[str, str], ...],
        sure: tuple[tuple[str, str], ...],
        understood: Understood,
    ) -> None:
        turn = self._turn
        before = turn.now.reaction
        sure = sure if is_sure(understood) else ()
        if before and self._same_utterance(understood):
            reacted = tuple(dict.fromkeys(before.heard + reacted))
            sure = tuple(dict.fromkeys(before.sure + sure))
            stopped = before.stopped
        else:
            stopped = turn.now.state is State.STOPPED
        turn.change(reaction=Reaction(reacted, sure, understood.start, stopped))

    def _same_utterance(self, understood: Understood) -> bool:
        reaction = self._turn.now.reaction
        return reaction is not None and is_same(understood, reaction)


def closed(turn: Turn) -> Reply:
    """What came of a turn, with what may be said now and what there is to see, where that has changed."""
    expected = expected_in(turn.now, turn.data.questions)
    if expected != turn.now.listening:
        turn.change(listening=expected)
        turn.do(Listen(expected, patience_in(turn.now)))
    _let_music_sound(turn)
    shown = view(turn.now, turn.data)
    if shown != turn.now.shown:
        turn.change(shown=shown)
        turn.do(shown)
    return Reply(turn.now, tuple(turn.effects))


def _let_music_sound(turn: Turn) -> None:
    """As loud as it is wanted; not where somebody hurts or everything was halted, and again after a silence."""
    wanted = turn.now.manner.music if turn.now.state in MUSICAL else 0.0
    hushed = wanted and any(isinstance(each, Hush) for each in turn.effects)
    if wanted != turn.now.music or hushed:
        turn.change(music=wanted)
        turn.do(Music(wanted))


def _transitions(row: Row) -> Iterator[dict[str, Any]]:
    conditions = [_with_turn(each) for each in row.when]
    before = [_with_turn(each) for each in row.do]
    for trigger in row.triggers:
        yield {
            "trigger": trigger,
            "source": list(row.source),
            "dest": row.dest,
            "conditions": conditions,
            "before": before,
        }


def _with_turn(callback: Callable[[Turn], Any]) -> Callable[[Any], Any]:
    def called(event: Any) -> Any:
        return callback(event.model)

    return called


def view(now: Conversation, data: DialogData) -> Show:
    """The view of a conversation: it changes only when there is something else to see."""
    line = now.last[-1][1] if now.last else ""
    program = data.library.programs.get(now.choice.program)
    title = program.name if program else ""
    if now.plan is None or now.state not in COACHING:
        return Show(state=now.state, title=title, line=line, level=now.comfort.level)
    here = standing.step(now)
    return Show(
        state=now.state,
        title=here.name,
        line=line,
        step=now.place.step + 1,
        steps=len(now.plan.steps),
        step_seconds=here.seconds,
        session_seconds=now.plan.seconds,
        intensity=standing.intensity(now),
        level=now.comfort.level,
        strokes_per_minute=here.strokes_per_minute,
    )
