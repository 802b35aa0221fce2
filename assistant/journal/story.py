"""What a session was like, told from its entries. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.clock import to_seconds
from assistant.journal.entry import Entry

COACHING = "coaching"
"""The part of the conversation in which hands are on, as states are named."""


@dataclass(frozen=True, slots=True)
class Touch:
    """How firm the touch was for some time."""

    start: float
    """Seconds since the session began."""
    end: float
    intensity: int
    """0 to 4; 0 is hands off."""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the massage, as far as hands were on in it."""

    start: float
    name: str
    seconds: float
    """Hands-on time."""
    intensity: int
    """The firmest that it got."""


@dataclass(frozen=True, slots=True)
class PainReport:
    """Somebody said that something hurt."""

    at: float
    """When the hands went off because of it."""
    zones: tuple[str, ...]
    """Their ids."""
    coached: int
    """How firm the touch was, 0 to 4."""
    band: int
    """How bad: 0 nothing, 1 a little, 2 quite a lot, 3 a lot."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A sign of danger, or an answer that allows no massage."""

    at: float
    heard: str
    """What was said, in the words of whoever said it; empty for an answer to a question."""
    advice: str
    """What the program said to it."""


@dataclass(frozen=True, slots=True)
class Story:
    """A session as people would tell of it."""

    length: float = 0.0
    """Seconds."""
    hands_on: float = 0.0
    """Seconds of it with hands on."""
    touches: tuple[Touch, ...] = ()
    steps: tuple[StepDone, ...] = ()
    pains: tuple[PainReport, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    left_out: tuple[str, ...] = ()
    """Ids of zones that the answers to the questions barred."""
    closed: tuple[str, ...] = ()
    """Ids of zones that were closed under way, after a pain or because it was asked for."""
    skipped: tuple[tuple[float, str], ...] = ()
    """When, and the name of a step that somebody wanted to leave out."""
    faults: int = 0
    """How often something broke inside the program."""


def told(entries: Iterable[Entry], conversation: str = "") -> Story:
    """The story of a session.

    Args:
        entries: what happened, in its order.
        conversation: how it stood in the end, as the journal keeps it; empty when that is not known.
    """
    story, heard, state = Story(), "", "choosing"
    for at, same_time in _turns(entries):
        story = replace(story, length=max(story.length, at))
        said = [data for kind, data in same_time if kind == "say"]
        for kind, data in same_time:
            if kind == "heard":
                heard = data["text"]
            elif kind == "show":
                state = data["state"]
                story = _shown(story, at, data)
            elif kind == "say" and data["key"] == "coach.skipped" and story.steps:
                story = replace(story, skipped=(*story.skipped, (at, story.steps[-1].name)))
            elif kind == "record":
                story = _recorded(story, at, data, heard, said, state)
            elif kind == "fault":
                story = replace(story, faults=story.faults + 1)
    story = _until(story, story.length)
    return _as_it_stood(story, json.loads(conversation)) if conversation else story


def _turns(entries: Iterable[Entry]) -> Iterable[tuple[float, list[tuple[str, dict[str, Any]]]]]:
    """What happened at one moment, together."""
    turns: dict[int, list[tuple[str, dict[str, Any]]]] = {}
    for each in entries:
        turns.setdefault(each.samples, []).append((each.kind, json.loads(each.data)))
    return ((to_seconds(samples), happened) for samples, happened in turns.items())


def _shown(story: Story, at: float, shown: dict[str, Any]) -> Story:
    story = _until(story, at)
    on = shown["state"].startswith(COACHING)
    intensity = shown["intensity"] if on else 0
    if not story.touches or story.touches[-1].intensity != intensity:
        story = replace(story, touches=(*story.touches, Touch(at, at, intensity)))
    if not on:
        return story
    last = story.steps[-1] if story.steps else None
    if last is None or last.name != shown["title"]:
        return replace(story, steps=(*story.steps, StepDone(at, shown["title"], 0.0, intensity)))
    return replace(story, steps=(*story.steps[:-1], replace(last, intensity=max(last.intensity, intensity))))


def _until(story: Story, at: float) -> Story:
    """What lasts has lasted until now."""
    if not story.touches:
        return story
    last = story.touches[-1]
    passed = at - last.end
    story = replace(story, touches=(*story.touches[:-1], replace(last, end=at)))
    if last.intensity and story.steps:
        step = story.steps[-1]
        story = replace(story, steps=(*story.steps[:-1], replace(step, seconds=step.seconds + passed)))
        story = replace(story, hands_on=story.hands_on + passed)
    return story


def _recorded(
    story: Story, at: float, record: dict[str, Any], heard: str, said: Sequence[dict[str, Any]], state: str
) -> Story:
    details = dict(record["details"])
    if record["kind"] == "pain":
        said_at = at if state.startswith(COACHING) else _off_since(story)
        report = PainReport(said_at, tuple(details["zones"].split()), details["coached"], details["band"])
        before = story.pains
        if before and before[-1].at == said_at:
            before = before[:-1]  # a better answer to the same questions
        return replace(story, pains=(*before, report))
    if record["kind"] in ("red_flag", "refused"):
        advice = " ".join(each["text"] for each in said)
        words = heard if record["kind"] == "red_flag" else ""
        return replace(story, alarms=(*story.alarms, Alarm(at, words, advice)))
    return story


def _off_since(story: Story) -> float:
    """When the hands last went off."""
    return next((each.start for each in reversed(story.touches) if each.intensity == 0), 0.0)


def _as_it_stood(story: Story, now: dict[str, Any]) -> Story:
    ceilings = dict(now["comfort"]["ceilings"])
    closed = sorted(zone for zone, most in ceilings.items() if most == 0)
    barred = sorted((now.get("restriction") or {}).get("zones_out", ()))
    return replace(story, closed=tuple(closed), left_out=tuple(barred))
