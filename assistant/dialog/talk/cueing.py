"""The few words that are said during a step: laid out when it begins or changes, and said when they are due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from assistant.clock import to_samples, to_seconds
from assistant.coaching.planned import PlannedStep
from assistant.coaching.program import Position, Who
from assistant.coaching.techniques import Strength
from assistant.coaching.told import fitting, room_for_images
from assistant.coaching.wording import speech_seconds
from assistant.dialog import checkins
from assistant.dialog.conversation import Conversation
from assistant.dialog.cues import (
    ANSWERED,
    MORE,
    CueKind,
    SpokenCue,
    Talk,
    announcement,
    spoken_cues,
    with_receiver,
)
from assistant.dialog.effects import Cue
from assistant.dialog.talk.standing import felt, following, planned, step, time_left
from assistant.dialog.turn import Turn

RECEIVER = {Position.PRONE: "receiver.lying", Position.SIDE: "receiver.side"}
"""Keys of the lines for the one who lies there; whoever does not lie has lines of their own."""


def lay_cues(turn: Turn) -> None:
    """Lay out the few words that are still to come in this step, behind what was said as it began."""
    now, here = turn.now, step(turn.now)
    said = now.place.said or here.instruction
    after = following(now)
    more = [_in_turn(turn.data.prompts.varied[key], now.place.step) for key in MORE]
    change = announcement(after[1].soon if after else "", here.seconds_each, more)
    elapsed = to_seconds(now.place.elapsed)
    checks = _checks(now, here, said, here.seconds - (change.ahead if change else 0) - ANSWERED)
    words = [each for each in here.words if each not in now.heard]
    to_receiver = _for_receiver(turn, here)
    if now.manner.talk is Talk.NORMAL:
        images, others = _optional(turn)
        room = room_for_images(planned(now).steps, now.place.step) - _seconds(now.heard & others)
        words = fitting(words, room - _seconds(now.heard & images))
        to_receiver = to_receiver if _fits(to_receiver, room - _seconds(images)) else ()
    cues = spoken_cues(here.seconds, said, change, words, now.manner.talk, checks)
    cues = with_receiver(cues, to_receiver, to_seconds(now.hands_on) - elapsed)
    if here.lead_in:
        cues = tuple(sorted((*cues, SpokenCue(here.lead_in, CueKind.BEGIN)), key=lambda each: each.at))
    turn.change(place=replace(now.place, cues=tuple(each for each in cues if each.at > elapsed)))


def _optional(turn: Turn) -> tuple[Set[str], Set[str]]:
    """The images from the first step to this one, and the lines for the one who lies there: no line has to be said."""
    now, varied = turn.now, turn.data.prompts.varied
    images = {word for each in planned(now).steps[: now.place.step + 1] for word in each.words}
    return images, {line for key in (*RECEIVER.values(), "receiver.sitting") for line in varied[key]}


def _seconds(lines: Iterable[str]) -> float:
    return sum(map(speech_seconds, lines))


def _fits(lines: Sequence[str], seconds: float) -> bool:
    """The first of these lines that was not said yet can be said in so many seconds."""
    return speech_seconds(next(filter(None, lines), "")) <= seconds


def _for_receiver(turn: Turn, here: PlannedStep) -> Sequence[str]:
    """The lines for the one who lies there that were not said yet: none alone, into drumming or the last strokes."""
    now = turn.now
    alone = turn.data.library.programs[now.choice.program].who is Who.SELF
    if alone or drums(here) or here.closing or now.manner.talk is Talk.QUIET:
        return ()
    lines = turn.data.prompts.varied[RECEIVER.get(planned(now).position, "receiver.sitting")]
    return tuple("" if each in now.heard else each for each in lines)


def _checks(now: Conversation, here: PlannedStep, said: str, end: float) -> Sequence[float]:
    """When there are check-ins: not into drumming, so before it, and not into the last strokes."""
    if drums(here) or here.closing:
        return ()
    ahead = takewhile(drums, planned(now).steps[now.place.step + 1 :])
    return checkins.due(
        felt(now),
        now.check_ins,
        now.manner.talk,
        begun=max(speech_seconds(said), here.lead_in),
        stroke=here.seconds_each / here.step.strokes,
        elapsed=to_seconds(now.place.elapsed),
        hands_on=to_seconds(now.hands_on),
        left=time_left(now)[1],
        ahead=sum(each.seconds for each in ahead),
        end=end,
    )


def _in_turn(wordings: Sequence[str], number: int) -> str:
    return wordings[number % len(wordings)]


def drums(step: PlannedStep) -> bool:
    """It is tapping, chopping or patting."""
    return step.technique.strength is Strength.PERCUSSION


def due_cue(now: Conversation) -> SpokenCue | None:
    """Of the few words those whose time has come: the last, when others were talked over."""
    come = _cues_until(now)
    return come[-1] if come else None


def take_cue(turn: Turn) -> SpokenCue:
    """The one that is due, which does not come again."""
    come = _cues_until(turn.now)
    if any(cue.kind is CueKind.BEGIN for cue in come[:-1]):
        let_rhythm_go(turn)
    turn.change(place=replace(turn.now.place, cues=turn.now.place.cues[len(come) :]))
    return come[-1]


def _cues_until(now: Conversation) -> tuple[SpokenCue, ...]:
    return tuple(cue for cue in now.place.cues if now.place.elapsed >= to_samples(cue.at))


def say_cue(turn: Turn) -> None:
    """A few words, and quiet again."""
    cue = take_cue(turn)
    if cue.kind is CueKind.BEGIN:
        let_rhythm_go(turn)
    turn.tell(f"step.{step(turn.now).id}.{cue.kind}", cue.text)
    if cue.kind in (CueKind.WORD, CueKind.RECEIVER):
        turn.change(heard=turn.now.heard | {cue.text})


def let_rhythm_go(turn: Turn) -> None:
    """The rhythm of this step, if it has one and it is wanted; not before its first stroke."""
    now, here = turn.now, step(turn.now)
    resting = to_seconds(now.place.elapsed) < here.lead_in
    silent = not now.manner.rhythm or drums(here) or resting
    turn.do(Cue(0.0 if silent else here.strokes_per_minute))
