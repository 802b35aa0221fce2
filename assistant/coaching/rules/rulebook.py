"""All rules by their names, with the words they are told in: rules.yaml of a language folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import Field

from assistant.coaching.library import Library
from assistant.coaching.program import Program
from assistant.coaching.rules import around, closed_names, guards, hands, order, pace, spoken, touch
from assistant.coaching.rules.subject import Check, Place, Subject
from assistant.library.reading import FOLDER, Data, read

CHECKS: Mapping[str, Check] = {
    "R02": order.begins_and_ends_lightly,
    "R03": order.grows_gradually,
    "R04": order.falls_to_the_end,
    "R06": pace.announces_a_new_tempo,
    "R08": order.soft_after_power,
    "R09": pace.comes_often_enough,
    "R10": hands.never_on_the_spine,
    "R11": hands.never_on_the_kidneys,
    "R13": touch.praises_no_pain,
    "R14": hands.towards_the_trunk,
    "R15": hands.leaves_nodes_alone,
    "R16": pace.drums_briefly,
    "R17": order.drums_in_order,
    "R18": order.from_below_upward,
    "R19": touch.tells_the_side,
    "R20": hands.tells_the_distance,
    "R21": around.rests_covered,
    "R22": around.loosens_the_back,
    "R24": touch.asks_for_no_force,
    "R25": around.readies_the_hands,
    "R26": around.warms_the_oil,
    "R27": around.readies_the_room,
    "R28": around.begins_with_a_shower,
    "R29": touch.kneads_no_lymph,
    "R30": pace.keeps_within_side_and_collar,
    "R31": pace.calms_slowly,
    "R32": pace.can_grow_shorter,
    "R33": order.warm_before_cups,
    "R34": around.tests_for_honey,
    "R35": touch.takes_both_hands,
    "R36": hands.works_the_whole_leg,
    "R37": touch.pinches_nothing,
    "R38": around.says_how_often,
    "S01": spoken.is_spoken_language,
    "S02": spoken.keeps_commands_for_people,
    "S03": spoken.promises_nothing,
    "S04": closed_names.names_nothing_closed,
    "S05": pace.fills_its_lengths,
    "S06": spoken.sends_to_a_doctor,
    "S07": touch.says_nothing_firmer,
    "S10": around.lands_and_begins_quietly,
    "S09": spoken.counts_nothing,
    "S08": guards.says_what_guards,
}
"""What data can break. R01 to R38 are the article's rules, S01 to S10 this project's own."""


class FaultWording(Data):
    """How one kind of fault is told."""

    wrong: str
    right: str


class Kept(Data):
    """Where a rule, or a part of it, is kept whatever stands in a program."""

    by: str
    """A file of this project."""
    how: str


class ProgramRule(Data):
    """One rule for programs: its name, its source, and how its faults are worded."""

    name: str
    lines: tuple[int, ...] = ()
    """Of the article; empty when it is this project's own."""
    faults: dict[str, FaultWording] = Field(default_factory=dict)
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class RuleViolation:
    """What is wrong in a program, and what would be right."""

    rule: str
    place: Place
    wrong: str
    right: str
    lines: tuple[int, ...]


class Rulebook(Data):
    """The content of rules.yaml: all rules for programs, and the words they look for."""

    rules: dict[str, ProgramRule]
    words: dict[str, tuple[str, ...]]
    """Lists that the rules look for in texts."""
    told: dict[str, str]
    """What `massage lint` says besides."""

    @classmethod
    def load(cls, language: str = "en", folder: Path = FOLDER) -> Rulebook:
        """Read the rules of a language.

        Raises:
            DataError: the file is missing or not as it should be.
        """
        return read(folder / language / "rules.yaml", cls)

    def findings(self, program: Program, library: Library) -> Iterator[RuleViolation]:
        """Everything that is wrong in a program, rule by rule; each wording of a text is held against them all."""
        found = (
            self._found(Subject(program.in_wording(number), self.words, library, program))
            for number in range(program.wordings)
        )
        return iter(dict.fromkeys(chain.from_iterable(found)))

    def _found(self, subject: Subject) -> Iterator[RuleViolation]:
        for name, check in CHECKS.items():
            rule = self.rules[name]
            for each in check(subject):
                words = rule.faults[each.key]
                wrong, right = (text.format(**each.slots) for text in (words.wrong, words.right))
                yield RuleViolation(name, each.place, wrong, right, rule.lines)
