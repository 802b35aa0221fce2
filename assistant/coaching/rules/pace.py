"""Rules about how often, how fast and how long."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.coaching.filling import PERCUSSION_SECONDS, SIDE_SECONDS
from assistant.coaching.plan import TOLERANCE
from assistant.coaching.rules.subject import Fault, Subject, fault
from assistant.coaching.step import Rounds, Side, Step
from assistant.coaching.techniques import Strength
from assistant.library.sentences import usual

USUALLY = 5
"""Repetitions of a technique for which the article has no number of its own (L133, X13)."""
OF_THEIR_OWN = {
    **{147: 3, 149: 3, 153: 2, 155: 2, 157: 4, 159: 3, 198: 5, 208: 3, 319: 3, 321: 3, 323: 3, 325: 2},
    **{329: 3, 331: 4, 333: 3, 335: 5, 337: 3, 341: 1, 347: 3, 349: 3, 351: 3, 353: 5},
}
"""The least number that a line of the article gives."""
JUMP = 0.2
"""Of the tempo: more than this needs a word (the threshold is this project's own)."""
COLLAR = {"shoulders", "neck", "skull_base"}
COLLAR_MINUTES = 12
FEWEST = 3
"""Different steps in the shortest length, if there are so many: fewer are no massage of their own."""
CALM_TEMPO, CALM_EFFORT = 16, 2


def announces_a_new_tempo(subject: Subject) -> Iterator[Fault]:
    """R06: the tempo does not jump without a word beforehand."""
    for one, other in subject.changes():
        tempos = sorted((one.strokes_per_minute, other.strokes_per_minute))
        if tempos[0] and tempos[1] > tempos[0] * (1 + JUMP) and not usual(other.soon).strip():
            yield fault("silent", subject.place(other, "soon"), step=other.id, before=one.id)


def comes_often_enough(subject: Subject) -> Iterator[Fault]:
    """R09: five times, or as the line of the article says."""
    for step in subject.steps:
        least = min((OF_THEIR_OWN[line] for line in step.source if line in OF_THEIR_OWN), default=USUALLY)
        if step.repetitions.usual < least:
            place = subject.place(step, "repetitions", "usual")
            yield fault("seldom", place, step=step.id, count=step.repetitions.usual, least=least)


def drums_briefly(subject: Subject) -> Iterator[Fault]:
    """R16: a program has five minutes of percussion at the most."""
    drums = [step for step in subject.program.steps if step.technique.strength is Strength.PERCUSSION]
    seconds = sum(_usual_seconds(step) for step in drums)
    if seconds > PERCUSSION_SECONDS:
        yield fault("long", subject.place(drums[0]), minutes=f"{seconds / 60:.1f}")


def _usual_seconds(step: Step) -> float:
    sides = 1 if step.side is Side.BOTH else 2
    return sides * step.repetitions.usual * step.seconds


def keeps_within_side_and_collar(subject: Subject) -> Iterator[Fault]:
    """R30: a quarter of an hour on one side, twelve minutes on neck and shoulders alone."""
    sided = [step for step in subject.program.steps if step.side is Side.EACH]
    seconds = sum(step.repetitions.usual * step.seconds for step in sided)
    if seconds > SIDE_SECONDS:
        yield fault("side", subject.place(sided[0]), minutes=f"{seconds / 60:.0f}")
    worked = {segment.zone.id for step in subject.steps for segment in step.path}
    longest = subject.program.minutes.longest
    if worked <= COLLAR and longest > COLLAR_MINUTES:
        yield fault("collar", ("minutes", "longest"), minutes=longest)


def calms_slowly(subject: Subject) -> Iterator[Fault]:
    """R31: what is taken from the relaxing massage is slow, light, and comes five or six times."""
    if not subject.is_from(73, 79):
        return
    for step in subject.steps:
        if not step.technique.soft or step.effort > CALM_EFFORT:
            yield fault("firm", subject.place(step), step=step.id)
        if step.strokes_per_minute > CALM_TEMPO:
            yield fault("fast", subject.place(step, "strokes_per_minute"), step=step.id, most=CALM_TEMPO)


def can_grow_shorter(subject: Subject) -> Iterator[Fault]:
    """R32: what comes in several rounds comes less often in each."""
    for step in subject.program.steps:
        comings = subject.program.rounds - (step.rounds is Rounds.LATER)
        repetitions = step.repetitions
        if step.rounds is not Rounds.FIRST and repetitions.most < repetitions.least + comings - 1:
            place = subject.place(step, "repetitions")
            least = repetitions.least + comings - 1
            yield fault("same", place, step=step.id, rounds=subject.program.rounds, least=least)


def fills_its_lengths(subject: Subject) -> Iterator[Fault]:
    """S05: every length that is offered can be had, with steps enough in it, and each step in one of them."""
    length = subject.program.minutes
    if length.shortest > length.longest:
        yield fault("upside_down", ("minutes",), shortest=length.shortest, longest=length.longest)
        return
    had = {minutes: {step.id for step in made.steps} for minutes, made in subject.plans.items()}
    for step in subject.steps:
        if not any(step.id in ids for ids in had.values()):
            yield fault("never", subject.place(step), step=step.id)
    fewest = min(FEWEST, len(subject.steps))
    for minutes, made in subject.plans.items():
        if len(had[minutes]) < fewest:
            count = len(had[minutes])
            yield fault("crowded", ("minutes", "shortest"), minutes=minutes, count=count, fewest=fewest)
        if made.seconds < (1 - TOLERANCE) * 60 * minutes:
            yield fault("short", ("minutes", "longest"), minutes=minutes, had=f"{made.seconds / 60:.1f}")
