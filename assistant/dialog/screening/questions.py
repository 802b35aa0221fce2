"""The screening questions of one language, and what each answer leads to (safety.md, 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from assistant.coaching.program import Who
from assistant.dialog.screening.answer_kinds import Kind, ScreeningAnswer
from assistant.dialog.screening.findings import Condition, PlaceWords, ScreeningFinding, without_fault
from assistant.library.reading import Data

OTHER = "other"
"""What is not foreseen: the question about any other care, and the allergy to anything else."""


class Exit(Data):
    """Where an answer leads: what is known then, and what is asked next."""

    finding: str = ""
    """What is known now, as the id of a finding."""
    ask: tuple[str, ...] = ()
    """Ids of the questions that come next."""
    otherwise: str = ""
    """The finding when each of them is denied: somebody said yes, and then no to every part of it."""
    then: str = ""
    """The finding once they are answered, whatever the answers were."""


class Settles(StrEnum):
    """Which detail of something disclosed answers a question, so that it is not asked."""

    MONTHS = "months"
    """How long ago it was: less than `limit` months is a yes."""
    WEEKS = "weeks"
    """How far a pregnancy is: more than `limit` weeks is a yes."""
    CONTROL = "control"
    """Whether it is under control."""


class Expects(StrEnum):
    """What a question is answered with."""

    YES_NO = "yes_no"
    AREA = "area"
    ALLERGY = "allergy"


NEEDED = {
    Expects.YES_NO: ("yes", "no"),
    Expects.AREA: ("named", "not_sure", "more"),
    Expects.ALLERGY: ("kinds", "not_sure", "more"),
}
"""The fields without which a question would have an answer that leads nowhere."""


class Question(Data):
    """One question of the screening, with an exit for every answer."""

    id: str = Field(pattern=r"^[a-z]\w*$")
    ask: str
    """As it is spoken."""
    ask_self: str = ""
    """As it is spoken to somebody who massages themself, where that differs."""
    name: str
    """For "I heard yes to ..."."""
    source: str
    """Its row in safety.md, and what it covers of the article."""
    why: str = ""
    """One sentence. A follow-up borrows that of its main question."""
    expects: Expects = Expects.YES_NO
    enabling: Literal[Kind.YES, Kind.NO] = Kind.NO
    """The answer that allows more. The other one restricts, and so does not sure."""
    clears: bool = False
    """Its enabling answer lifts a refusal or rules out an emergency: when weak, it is read back at once."""
    help: bool = False
    """Somebody who does not answer this may need help."""
    items: tuple[str, ...] = ()
    """Its parts, to be asked one at a time."""
    settled_by: Settles | None = None
    limit: float = 0
    yes: Exit | None = None
    no: Exit | None = None
    not_sure: Exit | None = None
    """The exit of the restrictive answer when it is left out."""
    named: Exit | None = None
    """An area was named."""
    kinds: dict[str, Exit] = Field(default_factory=dict)
    """The kind of an allergy was named."""
    more: str = ""
    """Asked after an area or an allergy was named."""

    @property
    def restrictive(self) -> Kind:
        """The answer that allows less: the opposite of `enabling`."""
        return Kind.YES if self.enabling is Kind.NO else Kind.NO

    def exit(self, given: Kind) -> Exit:
        """Where yes, no or not sure leads."""
        if given is Kind.NOT_SURE:
            return self.not_sure or self.exit(self.restrictive)
        return (self.yes if given is Kind.YES else self.no) or Exit()

    def exit_named(self, given: ScreeningAnswer) -> Exit:
        """Where a place or an allergy leads; one that is not foreseen is some other allergy."""
        if given.kind is Kind.AREA:
            return self.named or Exit()
        return self.kinds.get(given.value) or self.kinds[OTHER]

    def exits(self) -> tuple[tuple[str, Exit], ...]:
        """All of them, each with the name of its field."""
        single = (("yes", self.yes), ("no", self.no), ("not_sure", self.not_sure), ("named", self.named))
        kinds = tuple(("kinds", way) for way in self.kinds.values())
        return tuple((field, way) for field, way in single if way) + kinds

    @field_validator("yes", "no", mode="before")
    @classmethod
    def _nothing_follows(cls, value: object) -> object:
        return {} if value == "go on" else value

    @field_validator("id", "why", "items", "yes", "no", "not_sure", "named", "kinds")
    @classmethod
    def _is_sound(cls, value: object, info: ValidationInfo) -> object:
        return without_fault(value, info)

    @model_validator(mode="after")
    def _has_every_exit(self) -> Question:
        missing = [field for field in NEEDED[self.expects] if getattr(self, field) in (None, {}, "")]
        if missing:
            raise ValueError(
                f"{self.id} expects {self.expects.value}, which also needs {' and '.join(missing)}"
            )
        return self


class AnswerWords(Data):
    """The answers as they are repeated."""

    yes: str
    no: str
    not_sure: str


class ScreeningPhrases(Data):
    """What is said around the questions."""

    preamble: str
    preamble_self: str
    thanks: str
    itemise: str
    apart: str
    again: str
    reprompt: str
    reprompt_area: str
    reprompt_allergy: str
    read_back: str
    plain: str
    soft_no: str
    confirm: str
    nothing_left: str
    all_no: str
    some_yes: str
    less_sure: str
    summary: str
    change: str
    closing: str
    at: str
    """A thing, and where it is."""
    no_skip: str
    why_summary: str
    unanswered: str
    unanswered_heard: str
    unanswered_help: str
    heard: AnswerWords
    between: str
    """Between two things of a list."""
    before_last: str
    """Before the last of them."""


class Questions(Data):
    """All of screening.yaml: the questions, what may be found, and the words around them."""

    phrases: ScreeningPhrases
    order: tuple[str, ...] = Field(min_length=1)
    """Ids of the main questions."""
    maps: dict[str, dict[str, tuple[str, ...]]]
    """Zones that are left out around an area."""
    sides: dict[str, str]
    """Left and right, as they are spoken."""
    places: dict[str, PlaceWords]
    """The areas, as they are spoken in the summary."""
    conditions: dict[str, Condition]
    """What somebody may disclose by themself, as SAFETY_DISCLOSURE names it."""
    findings: tuple[ScreeningFinding, ...]
    questions: tuple[Question, ...]

    @field_validator("order", "places", "conditions")
    @classmethod
    def _is_sound(cls, value: object, info: ValidationInfo) -> object:
        return without_fault(value, info)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """Every question, by its id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def finding(self) -> Mapping[str, ScreeningFinding]:
        """Every finding, by its id."""
        return {finding.id: finding for finding in self.findings}

    @cached_property
    def items(self) -> tuple[str, ...]:
        """The items of all main questions: the slow mode asks these."""
        return tuple(item for main in self.order for item in self.by_id[main].items)

    @cached_property
    def main_of(self) -> Mapping[str, str]:
        """The main question that a question belongs to."""
        found: dict[str, str] = {}
        for main in self.order:
            found |= {each: main for each in (main, *self.below(main)) if each not in found}
        told = {each for condition in self.conditions.values() for each in condition.questions}
        return found | {each: found[self.below(each)[0]] for each in sorted(told - found.keys())}

    def condition(self, name: str) -> Condition:
        """What a disclosed condition means; one that is not foreseen is some other care."""
        return self.conditions.get(name) or Condition(to=OTHER)

    def question_for(self, condition: str) -> str:
        """The question that a disclosed condition answers, or brings up."""
        return self.condition(condition).questions[0]

    def below(self, question: str) -> tuple[str, ...]:
        """All questions that an answer to this one can bring."""
        found: list[str] = []
        waiting = [question]
        while waiting:
            asked = self.by_id[waiting.pop(0)]
            brought = (*asked.items, *(each for _, way in asked.exits() for each in way.ask))
            new = [each for each in dict.fromkeys(brought) if each not in found]
            found += new
            waiting += new
        return tuple(found)

    def wording(self, question: str, who: Who) -> str:
        """The question as it is spoken to them."""
        asked = self.by_id[question]
        return asked.ask_self if who is Who.SELF and asked.ask_self else asked.ask
