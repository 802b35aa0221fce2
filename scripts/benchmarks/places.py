"""Places in a session to which a sentence can be said, each reached once by the program's own dialog.

The way there is told in intents, so that it is the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kit.talking import Talk, dialog_data

from assistant.clock import BLOCK, RATE, to_samples
from assistant.dialog.conversation import Conversation
from assistant.dialog.rehearsal import RehearsedWord
from assistant.dialog.screening.answer_kinds import Kind
from assistant.dialog.screening.interview import SUMMARY

PARTNER, MINUTES, ALONE = "p15", 30, "p08"
"""The seven step back massage, for so long; the neck massage for oneself, for as short as it can be."""
FIRST, SECOND = 40.0, 30.0
"""Seconds into a step."""
UNDISTURBED = 10.0
"""Seconds in which nothing is said of itself, so that what is said is an answer."""
MOST = 60
"""Answers until a place is reached; there are never so many."""
LONGEST = 3600.0
"""Seconds until a place is reached by waiting."""

PLACES = {
    "choosing": "which massage? has been asked",
    **{f"q{n}": f"main question {n} has been asked, the earlier ones answered plainly" for n in range(9)},
    "summary": "is all of that right? has been asked",
    "rehearse": "the first of the words that take the hands off has been asked for",
    "ready": "getting ready",
    "coach": "the first step of the seven step massage of 30 minutes, 40 s in",
    "coach2": "its second step, 30 s in",
    "coachself": "the neck massage for oneself, under way",
    "pain_kind": "sharp, shooting, numb or burning? has been asked",
    "pain_score": "how bad? has been asked",
    "pain_resume": "shall we carry on? has been asked",
    "paused": "after a pause was asked for in the first step",
    "stopped": "after a stop in the first step",
    "rest": "at rest after a whole massage",
}
"""Name, and what has just happened there."""


class PlaceError(Exception):
    """There is no such place, or the program's own dialog does not lead there: the message says which."""


@dataclass
class Places:
    """The places of one language, reached as they are needed."""

    language: str = "en"
    _reached: dict[str, Conversation] = field(default_factory=dict)

    def at(self, name: str) -> Talk:
        """A conversation that has just arrived there, and has fallen silent.

        Raises:
            PlaceError: nothing is called so, or it cannot be reached.
        """
        if name not in PLACES:
            raise PlaceError(f"There is no place {name!r}; the places are {', '.join(PLACES)}.")
        if name not in self._reached:
            self._reached[name] = self._reach(name).listen_out().now
        return Talk(self._reached[name], self.language)

    def _reach(self, name: str) -> Talk:
        match name:
            case "choosing":
                return Talk(language=self.language)
            case "q0":
                return self._begun(PARTNER, MINUTES)
            case "summary":
                return self._answered(self.at("q0"), SUMMARY)
            case "rehearse":
                return self.at("summary").mean("YES")
            case "ready":
                return self._rehearsed(self.at("rehearse"))
            case "coach":
                return self._into_step(self.at("ready").mean("SKIP_PREPARATION"), FIRST)
            case "coach2":
                return self._into_second(self.at("coach"))
            case "coachself":
                return self._alone()
            case "pain_kind":
                return self.at("coach").mean("PAIN")
            case "pain_score":
                return self._located(self.at("pain_kind").mean("NO"))
            case "pain_resume":
                return self.at("pain_score").mean("PAIN_SCORE", score="3")
            case "paused":
                return self.at("coach").mean("PAUSE")
            case "stopped":
                return self.at("coach").mean("STOP")
            case "rest":
                return _until(self.at("coach"), lambda now: now.state == "resting", "rest")
            case _:
                return self._answered(self.at("q0"), name)

    def _begun(self, program: str, minutes: int) -> Talk:
        return self.at("choosing").mean("CHOOSE", program=program).mean("MINUTES", minutes=str(minutes))

    def _answered(self, talk: Talk, until: str) -> Talk:
        """What allows more, to every question before this one."""
        questions = dialog_data(self.language).questions
        for _ in range(MOST):
            interview = talk.now.interview
            if interview is None or interview.ending:
                break
            if interview.open == until:
                return talk
            question = questions.by_id.get(interview.open)
            plainly = question.enabling if question else Kind.YES
            talk.mean(plainly.name)
        raise PlaceError(f"No plain answers lead to {until!r}: they end in {talk.now.state}.")

    def _rehearsed(self, talk: Talk) -> Talk:
        for word in self._asked_for(talk):
            talk.mean(word.intent, word.counts[0])
        return talk

    def _asked_for(self, talk: Talk) -> Iterator[RehearsedWord]:
        words = dialog_data(self.language).rehearsal.words
        for _ in range(MOST):
            if talk.now.state != "rehearsing" or talk.now.rehearsal is None:
                return
            yield words[talk.now.rehearsal.word]

    def _into_step(self, talk: Talk, seconds: float) -> Talk:
        step = talk.listen_out().now.place.step
        _until(talk, lambda now: now.place.step == step and now.place.elapsed >= to_samples(seconds), "coach")
        return self._undisturbed(talk)

    def _into_second(self, talk: Talk) -> Talk:
        first = talk.now.place.step
        _until(talk, lambda now: now.place.step > first and now.state.startswith("coaching"), "coach2")
        return self._into_step(talk, SECOND)

    def _undisturbed(self, talk: Talk) -> Talk:
        """The next moment in which nothing is about to be said."""
        for _ in range(MOST):
            ahead = Talk(talk.listen_out().now, self.language).wait(UNDISTURBED)
            if not ahead.said:
                return talk
            talk.wait(UNDISTURBED)
        raise PlaceError("The massage is never quiet enough for something to be said to it.")

    def _alone(self) -> Talk:
        shortest = dialog_data(self.language).library.programs[ALONE].minutes.shortest
        talk = self._answered(self._begun(ALONE, shortest), SUMMARY).mean("YES")
        return self._into_step(self._rehearsed(talk).mean("SKIP_PREPARATION"), FIRST)

    def _located(self, talk: Talk) -> Talk:
        """Where it hurts, if that is asked: a place that is under the hands."""
        if talk.now.state != "pain.locating":
            return talk
        under = {zone for zone, _ in (talk.now.episode.felt if talk.now.episode else ())}
        areas = dialog_data(self.language).library.areas
        named = next(area for area, zones in areas.items() if under & set(zones))
        return talk.mean("AREA", area=named)


def _until(talk: Talk, met: Callable[[Conversation], bool], name: str) -> Talk:
    for _ in range(round(LONGEST * RATE / BLOCK)):
        if met(talk.now):
            return talk
        talk.wait(BLOCK / RATE)
    raise PlaceError(f"However long it is waited, the place {name!r} is not reached.")
