"""Every rule that data can break is broken once, by one change to a program that keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.coaching.library import Library
from assistant.coaching.program import Program
from assistant.coaching.rules.rulebook import CHECKS, Rulebook, RuleViolation
from assistant.library.reading import FOLDER, line_of, read

LIBRARY = Library.load()
BOOK = Rulebook.load()
KNOWN = LIBRARY.known

FIRMER = """\
  - {id: p15.8, name: more, technique: T01, side: both, path: [{zone: thoracic, share: 1}], direction: up,
     repetitions: {usual: 6, least: 4, most: 16}, strokes: 2, strokes_per_minute: 12, effort: 2, source: [403],
     first: "Glide up.", again: "Glide up.", soon: "Two more like that."}
"""

BROKEN: dict[str, list[tuple[str, str, str, str]]] = {
    # rule: the program, what stands in it, what is put in its place, and what is told about it
    "R02": [
        ("p15", "effort: 1\n    source: [389", "effort: 2\n    source: [389", "p15.1a begins the massage at effort 2"),
        ("p15", "effort: 1\n    source: [403", "effort: 3\n    source: [403", "p15.7 ends the massage at effort 3"),
        ("p15", "direction: up and down", "rounds: later\n    direction: up and down", "left out of the first"),
    ],
    "R03": [("p15", "effort: 2\n    spare: true\n", "effort: 3\n", "effort 3 right after p15.1a")],
    "R04": [("p15", "\nsides:", f"\n{FIRMER}\nsides:", "p15.8 is firmer than p15.7")],
    "R06": [("p15", "soon: Then rubbing, on", "soon: ''  #", "p15.3a has another tempo")],
    "R08": [("p13", "technique: T01\n    side: each", "technique: T14\n    side: each", "p13.5b right after")],
    "R09": [("p15", "usual: 5, least: 3, most: 28", "usual: 4, least: 3, most: 28", "comes 4 times")],
    "R10": [("p15", "one hand each side of the spine. Draw", "both hands on the spine. Draw", "It says “spine”")],
    "R11": [("p15", "Turn both hands onto", "Press over the kidneys. Turn onto", "“kidney” in a step that is deep")],
    "R13": [("p15", "Almost nothing now.", "Push through it now.", "It says “push through”")],
    "R14": [
        ("p05", "direction: up\n", "direction: out\n", "p05.2a leads out on a leg"),
        ("p13", "{zone: sacrum, share: 0.1}", "{zone: shoulders, share: 0.1}", "from the shoulders to the small"),
    ],
    "R15": [("p05", "Only the skin moves, and", "Reach into the groin, and", "hands to “groin”")],
    "R16": [("p01", "usual: 5, least: 3, most: 6", "usual: 15, least: 3, most: 15", "patting take 5.8 minutes")],
    "R17": [("p01", "technique: T22", "technique: T21", "p01.6b comes after p01.6a")],
    "R18": [("p11", "{zone: thoracic, share: 1, why", "{zone: shoulders, share: 1, why", "p11.3b does the same as")],
    "R19": [
        ("p15", "The {side} side alone.", "This side alone.", "p15.3a is for each side"),
        ("p15", "on the back of the neck. {must}", "on the {side} of it. {must}", "p15.3b is for both sides"),
    ],
    "R20": [("p15", ", three centimetres out. That", ", a little out. That", "p15.5 does not say how far")],
    "R21": [
        ("p15", "minutes: 5\n", "minutes: 1\n", "The rest lasts 1.0 minutes"),
        ("p15", "Cover your partner with the towel.", "Sit down.", "Nobody is covered"),
        ("p09", "sit up first. Sit for a few breaths before you stand.", "be up.", "how to get up"),
    ],
    "R22": [("p15", "Let the shoulders sink. Take one slow breath", "Be here", "Nothing tells to let go")],
    "R24": [("p15", "Almost nothing now.", "Rub hard now.", "It says “rub hard”")],
    "R25": [
        ("p15", "Take off rings, watches and bracelets. ", "", "Rings are not"),
        ("p15", "Wash your hands in warm water, and feel", "Feel", "Hands are not washed"),
        ("p15", ", and feel that your nails are short", "", "Nails are not looked at"),
    ],
    "R26": [
        ("p15", "Warm a few drops of oil between your palms.", "Oil.", "nothing tells to warm it"),
        ("p15", "Almost nothing now.", "Pour on more.", "It says “pour”"),
    ],
    "R27": [
        ("p15", "Air the room, then make it warm.", "Air the room.", "not made warm"),
        ("p15", "Air the room, then make it warm.", "Make the room warm.", "not aired"),
        ("p15", "something firm and flat, like a couch, or a mat on the floor", "a bed", "nothing firm"),
    ],
    "R28": [("p15", "A shower first is a good idea, warm rather than hot.", "Come inside.", "no shower")],
    "R29": [("p05", "technique: T05", "technique: T09", "p05.2c is fold lifting")],
    "R30": [
        ("p15", "usual: 5, least: 2, most: 10", "usual: 50, least: 2, most: 50", "minutes on one side"),
        ("p14", "longest: 12", "longest: 15", "may last 15 minutes"),
    ],
    "R31": [
        ("p03", "technique: T03", "technique: T06", "p03.2b is not light"),
        ("p03", "strokes_per_minute: 12", "strokes_per_minute: 20", "p03.2a is not slow"),
    ],
    "R32": [("p15", "least: 3, most: 28", "least: 5, most: 6", "p15.1a cannot get shorter")],
    "R33": [
        ("p11", "technique: T04", "technique: T01", "skin that was not rubbed"),
        ("p11", "direction: out", "direction: up and down", "p11.5 works on the way down"),
    ],
    "R34": [("p12", "gate: [no_bee_allergy, forearm_test]", "gate: [no_bee_allergy]", "no test")],
    "R35": [("p12", "Both palms beside", "Slow strokes beside", "without saying that both hands work")],
    "R36": [("p06", "{zone: calf, share: 1}", "{zone: feet, share: 1}", "without the calf")],
    "R37": [
        ("p15", "Lift a soft fold", "Lift a fold", "p15.4 lifts folds, and does not say"),
        ("p14", "Stay under the hair.", "Stay low.", "p14.6 comes to the skull"),
        ("p15", "Almost nothing now.", "Pinch a little.", "It says “pinch”"),
    ],
    "R38": [
        ("p02", "Two or three times a week is plenty.", "Do it again.", "how often is enough"),
        ("p05", "Every other day is often enough.", "Do it again.", "how often is enough"),
        ("p05", "longest: 15", "longest: 20", "may last too long"),
    ],
    "S01": [
        ("p15", "Almost nothing now.", "Almost nothing (now).", "“(” cannot be spoken"),
        ("p15", "Almost nothing now.", "And " * 17 + "so.", "has 18 words"),
    ],
    "S02": [("p15", "Almost nothing now.", "Even softer now.", "It says “softer”")],
    "S03": [("p15", "Almost nothing now.", "Good for your circulation.", "It says “circulation”")],
    "S04": [
        ("p15", "Almost nothing now.", "Down on the calf.", "p15.7 says “calf”"),
        ("p15", "passing:\n      lumbar_strip: Take", "passing:\n      calf: Take", "words for calf"),
        ("p15", "again: Long strokes. Glide", "again: Long strokes on the waist. Glide", "leave out the small of"),
        ("p14", "When you like, sit up", "With loose shoulders, sit up", "It says “shoulders”"),
    ],
    "S05": [
        ("p15", "shortest: 15, longest: 45", "shortest: 45, longest: 30", "from 45 to 30 minutes"),
        ("p14", "longest: 12", "longest: 45", "45 minutes cannot be filled"),
        ("p15", "shortest: 15, longest: 45", "shortest: 5, longest: 45", "5 minutes there is only room for"),
        ("p13", "technique: T01\n    side: each", "technique: T14\n    side: each", "p13.5a fits into none"),
    ],
    "S07": [
        ("p15", "Almost nothing now.", "Lean on them now.", "It says “lean”, also when"),
        ("p13", "{from: 2, say: Lean in only a little.}", "{from: 3, say: Lean in.}", "p13.8c has words from 3"),
    ],
    "S08": [
        ("p15", "Almost nothing now.", "Keep off the bones.", "It guards with “bones”"),
        ("p15", "Beside the spine, never on it.", "Slowly, like this.", "p15.2 presses beside the spine"),
        ("p15", "Only behind, on the muscle", "Only on the muscle", "p15.3b comes to the neck"),
        ("p05", "Leave the hollow behind the knee alone.", "Slowly.", "p05.2a comes to the hollow"),
        ("p13", "{thoracic: a hand's width above the lowest ribs}", "{thoracic: the lowest ribs}", "p13.5a is strong"),
        ("p11", "Before you lift it, press beside the rim.", "Be careful.", "p11.3a sets a cup"),
        ("p11", "Press beside the rim, lift the cup, and put it away.", "Then put it away.", "The cup of p11.5 is"),
    ],
    "S09": [
        ("p15", "soon: Then outward over", "soon: Two more like that. Then outward over", "“two more”"),
        ("p15", "Almost nothing now.", "That was half a minute.", "the time: “minute”"),
        ("p15", "Breathe out as you glide up.", "Breathe in as you glide up.", "breathes in"),
        ("p15", "Breathe out as you glide up.", "Breathe out as you float down.", "out on the way back"),
    ],
    "S10": [
        ("p15", "Take one slow breath together.", "Be still.", "The last words before touch"),
        ("p15", "Rest there for three breaths.", "Go on.", "p15.1a moves at once"),
        ("p15", "    moving: {seconds: 12}\n", "", "p15.1a begins the massage, and has no time"),
        ("p15", "crossing: {seconds: 15,", "crossing: null  # {seconds: 15,", "nobody has time to go over"),
        ("p15", "early: true\n    text: >-\n", "early: false\n    text: >-\n", "After the rest it says"),
        ("p15", "I'll bring you back.", "Sleep.", "how long it will be quiet"),
        ("p15", "That was a good massage. Thank your hands, too.", "Ask a doctor.", "say “doctor”"),
    ],
    "S06": [("p15", "please ask a doctor. Ask as well when anything worries you", "rest", "when to ask a doctor")],
}  # fmt: skip

EXAMPLES = [(rule, *example) for rule, examples in BROKEN.items() for example in examples]


def found(path: Path) -> list[RuleViolation]:
    return list(BOOK.findings(read(path, Program, KNOWN), LIBRARY))


@pytest.mark.parametrize("name", sorted(LIBRARY.programs))
def test_the_built_in_programs_keep_every_rule(name: str) -> None:
    assert list(BOOK.findings(LIBRARY.programs[name], LIBRARY)) == []


def test_every_rule_that_data_can_break_is_broken_here() -> None:
    assert set(BROKEN) == set(CHECKS)


@pytest.mark.parametrize(("rule", "name", "before", "after", "told"), EXAMPLES)
def test_a_bad_example_is_found(
    tmp_path: Path, rule: str, name: str, before: str, after: str, told: str
) -> None:
    text = (FOLDER / "en" / "programs" / f"{name}.yaml").read_text(encoding="utf-8")
    assert before in text
    path = tmp_path / f"{name}.yaml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    mine = [each for each in found(path) if each.rule == rule]
    assert mine, f"{rule} has nothing to say"
    assert any(told in each.wrong for each in mine), mine
    for each in mine:
        assert line_of(path, each.place) > 1


def test_every_kind_of_fault_is_told_by_an_example() -> None:
    told = [example[4] for example in EXAMPLES]
    wordings = [(name, key) for name, rule in BOOK.rules.items() for key in rule.faults]
    assert len(told) == len(wordings)
    assert all(wording.right for rule in BOOK.rules.values() for wording in rule.faults.values())


def test_the_article_has_thirty_eight_rules_and_each_is_checked_or_kept() -> None:
    assert [name for name in BOOK.rules if name[0] == "R"] == [f"R{number:02}" for number in range(1, 39)]
    for name, rule in BOOK.rules.items():
        assert bool(rule.faults) == (name in CHECKS)
        assert rule.faults or rule.kept
        assert bool(rule.lines) == (name[0] == "R")
        assert all(1 <= line <= 403 for line in rule.lines)
