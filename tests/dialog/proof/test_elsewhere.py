"""What no single turn can show: no network, nothing about a person in what is kept, and the same again every time.

Restrictions that only grow (12) and "not sure" (13) are shown in tests/dialog/screening: test_properties.py over whole
interviews, test_conditions.py and test_exploration.py question by question. The words (32, 34) are in test_words.py.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from dialog.proof.events import everything
from dialog.proof.exploring import MINUTES, SMALL, small_data
from dialog.proof.mutants_reacting import BEGIN
from dialog.proof.walking import Walk, World, begun, ready, said
from kit.talking import dialog_data

import assistant
from assistant.coaching import reactions
from assistant.coaching.program import Who
from assistant.coaching.restriction import Restriction, meet
from assistant.coaching.wishes import Wish
from assistant.dialog.effects import Effect, Record
from assistant.dialog.rehearsal import PEOPLE

ROOT = Path(assistant.__file__).parent
ROOMS = ("dialog", "coaching", "understanding")
OUTSIDE = frozenset(
    {
        "socket",
        "ssl",
        "http",
        "urllib",
        "requests",
        "asyncio",
        "subprocess",
        "os",
        "sys",
        "time",
        "random",
        "uuid",
    }
    | {
        "threading",
        "multiprocessing",
        "tempfile",
        "shutil",
        "sounddevice",
        "soundfile",
        "platformdirs",
        "vosk",
    }
    | {
        "getpass",
        "socketserver",
        "ftplib",
        "smtplib",
        "sqlite3",
        "pickle",
        "logging.handlers",
        "secrets",
        "datetime",
    }
)
"""Modules that reach a network, the machine, a clock or chance."""
MAY_READ = frozenset(
    {"assistant/library/reading.py", "assistant/textfile.py", "assistant/coaching/tables.py"}
)
"""The first reads the language folder and nothing else, with the second; the last writes a page of the docs when run
by itself."""


def imported(text: str) -> Iterator[str]:
    """The modules that a source imports, wherever it does."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)


def reached() -> dict[str, set[str]]:
    """Every source of ours that the three rooms import, however far, with what it imports."""
    todo = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    found: dict[str, set[str]] = {}
    while todo:
        path = todo.pop()
        name = path.relative_to(ROOT.parent).as_posix()
        if name not in found:
            found[name] = set(imported(path.read_text(encoding="utf-8")))
            inside = (
                ROOT.parent / each.replace(".", "/") for each in found[name] if each.startswith("assistant")
            )
            todo += [
                file
                for each in inside
                for file in (each.with_suffix(".py"), each / "__init__.py")
                if file.exists()
            ]
    return found


def reaching_out(sources: dict[str, set[str]]) -> list[tuple[str, str]]:
    return [
        (name, each)
        for name, modules in sorted(sources.items())
        for each in sorted(modules)
        if name not in MAY_READ and ({each, each.partition(".")[0]} & OUTSIDE)
    ]


def test_35_nothing_that_decides_reaches_out() -> None:
    sources = reached()
    assert len(sources) > 50
    assert reaching_out(sources) == []


def test_35_opening_a_file_is_left_to_the_one_reader() -> None:
    for name in reached().keys() - MAY_READ:
        tree = ast.parse((ROOT.parent / name).read_text(encoding="utf-8"))
        calls = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert calls.isdisjoint({"open", "exec", "eval", "__import__", "input", "print"}), name


def test_35_a_network_would_be_seen() -> None:
    assert reaching_out({"assistant/dialog/turn.py": set(imported("def ask():\n    import requests"))})
    assert reaching_out({"assistant/dialog/turn.py": set(imported("from urllib.request import urlopen"))})


KINDS = {
    "hands_on": set(),
    "stop": set(),
    "pause": set(),
    "deaf": set(),
    "inaudible": set(),
    "gap": set(),
    "resting": set(),
    "screened": set(),
    "refused": set(),
    "disclosure": set(),
    "alarm_withdrawn": set(),
    "pain_before": set(),
    "pain_afterwards": set(),
    "pain": {"zones", "coached", "band"},
    "zone_closed": {"zones"},
    "red_flag": {"sign"},
    "lighter": {"level"},
    "firmer": {"level"},
    "wish": {"wish"},
    "rehearsed": {"person", "word"},
    "moved": {"step"},
    "less_time": {"minutes"},
    "more_time": {"seconds"},
    "forget_session": set(),
    "forget_all": set(),
}
"""All that is ever kept, with what belongs to it. Another kind is thought about before it is added here."""


def unknown(record: Record) -> list[str]:
    """What of a record may name a person, for it is none of the words that the program itself has for things."""
    words = dialog_data()
    values: dict[str, set[str]] = {
        "zones": set(words.library.zones),
        "sign": set(words.red_flags.signs),
        "wish": {wish.value for wish in Wish},
        "person": {person.value for people in PEOPLE.values() for person in people},
        "word": {each for word in words.rehearsal.words for each in (word.say, "")},
    }
    strange = [] if record.kind in KINDS else [record.kind]
    for key, value in record.details:
        if key not in KINDS.get(record.kind, set()):
            strange.append(key)
        elif isinstance(value, str):
            known = values[key]
            strange += [each for each in ([value] if key == "word" else value.split()) if each not in known]
    return strange


def records_of(effects: tuple[Effect, ...]) -> list[Record]:
    return [effect for effect in effects if isinstance(effect, Record)]


def test_36_what_is_kept_is_a_closed_list_of_words_of_our_own() -> None:
    world = World.of(small_data())
    walk, kept = Walk(world, begun(world, SMALL, MINUTES)), list[Record]()
    coached = Walk(world, ready(world, SMALL, MINUTES))
    coached.go(BEGIN)
    hurt = Walk(world, coached.at)
    hurt.go(said("PAIN"))
    for place in (walk.at, ready(world, SMALL, MINUTES), coached.at, hurt.at):
        for event in everything().all:
            walk.at = place
            kept += [record for turn in walk.turns(event) for record in records_of(turn.effects)]
    assert [strange for record in kept for strange in unknown(record)] == []
    assert {"pain", "red_flag", "stop", "zone_closed", "firmer"} - {record.kind for record in kept} <= {
        "firmer"
    }


def test_36_a_name_would_be_seen() -> None:
    assert unknown(Record("rehearsed", (("person", "maria"), ("word", ""))))
    assert unknown(Record("receiver"))
    assert unknown(Record("stop", (("words", "stop it hurts"),)))


def differ(world: World) -> bool:
    """The same turn done twice comes out differently."""
    first, second = (Walk(world, ready(world, SMALL, MINUTES)) for _ in range(2))
    for walk in (first, second):
        for event in (BEGIN, said("LIGHTER"), said("PAIN"), said("NO")):
            walk.go(event)
    return first.at != second.at


def test_37_the_same_again_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    world, chance, lighter = World.of(small_data()), count(), reactions.lighter
    assert not differ(world)
    monkeypatch.setattr(reactions, "lighter", lambda now, at: lighter(now, at) if next(chance) % 2 else now)
    assert differ(world)


def grows(join: object) -> bool:
    """Joining two restrictions allows nothing that either of them bars."""
    assert callable(join)
    one = Restriction(zones_out=frozenset({"neck"}), cap=2, minutes=20)
    two = Restriction(zones_out=frozenset({"shoulders"}), cap=3)
    both = join(one, two)
    return bool(both.zones_out >= one.zones_out | two.zones_out and both.cap <= 2 and both.minutes <= 20)


def test_12_a_join_that_forgets_would_be_seen() -> None:
    assert grows(meet)
    assert not grows(lambda _, two: two)


def test_13_not_sure_leads_where_yes_does_or_to_more_questions() -> None:
    assert lax(dialog_data().questions.by_id.values()) == []
    question = dialog_data().questions.by_id["pregnant"]
    careless = question.model_copy(update={"not_sure": question.no})
    assert lax([careless]) == ["pregnant"]


def lax(questions: object) -> list[str]:
    """Questions at which not knowing goes the way of the answer that allows more, with anything at stake."""
    found = []
    for question in questions:  # type: ignore[attr-defined]
        if question.expects != "yes_no" or question.not_sure is None:
            continue
        enabling = question.exit(question.enabling)
        restrictive = question.exit(question.restrictive)
        if question.not_sure == enabling and enabling != restrictive:
            found.append(question.id)
    return found


def test_both_kinds_of_people_are_rehearsed() -> None:
    assert set(PEOPLE) == set(Who)
