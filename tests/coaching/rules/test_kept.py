"""What no program can break, whatever stands in it: each of these is shown where it is said to be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from kit.talking import Talk, coached

from assistant.coaching.comfort import Comfort
from assistant.coaching.fitting import one_sided, percussed
from assistant.coaching.library import Library
from assistant.coaching.plan import Plan, plan
from assistant.coaching.program import Program
from assistant.coaching.restriction import Restriction
from assistant.coaching.rules.rulebook import Rulebook
from assistant.dialog.talk import standing
from assistant.library.reading import FOLDER, DataError, read

TOP = Path(__file__).parents[3]
LIBRARY = Library.load()
BOOK = Rulebook.load()


def altered(folder: Path, name: str, before: str, after: str) -> Program:
    text = (FOLDER / "en" / "programs" / f"{name}.yaml").read_text(encoding="utf-8")
    assert before in text
    (folder / f"{name}.yaml").write_text(text.replace(before, after), encoding="utf-8")
    return read(folder / f"{name}.yaml", Program, LIBRARY.known)


def planned(program: Program, minutes: int) -> Plan:
    made = plan(program, Restriction(), minutes, program.who)
    assert isinstance(made, Plan)
    return made


def unreadable(name: str, before: str, after: str, told: str) -> Callable[[Path], None]:
    def shown(folder: Path) -> None:
        with pytest.raises(DataError, match=told):
            altered(folder, name, before, after)

    return shown


def screening_cannot_be_passed(_: Path) -> None:
    talk = Talk()
    for words in (
        "seven step massage",
        "thirty minutes",
        "skip",
        "ready",
        "next",
        "carry on",
        "straight to the massage",
    ):
        talk.say(words)
        assert not talk.now.comfort.hands_on
        assert talk.state.startswith(("choosing", "screening"))


def hands_go_on_through_a_change(_: Path) -> None:
    talk = coached(15)
    before = talk.now.place.step
    while talk.now.place.step == before:
        talk.clear().wait(0.03)
        assert talk.now.comfort.hands_on
    assert talk.said[0].startswith("step.")


def a_report_lowers(_: Path) -> None:
    talk = coached().say("firmer")
    level = talk.now.comfort.level
    talk.wait(30).interrupt("it hurts").say("no", "two", "yes", "carry on").wait(1)
    assert talk.state.startswith("coaching")
    assert talk.now.comfort.level < level


def drums_stop_at_five_minutes(folder: Path) -> None:
    loud = altered(folder, "p01", "usual: 5, least: 3, most: 6", "usual: 15, least: 12, most: 20")
    assert 0 < percussed(planned(loud, 45).steps) <= 300


def sides_are_equal(_: Path) -> None:
    counts: dict[tuple[str, int], set[int]] = {}
    for step in planned(LIBRARY.programs["p13"], 45).steps:
        counts.setdefault((step.id, step.round), set()).add(step.count)
    assert {len(each) for each in counts.values()} == {1}


def pressure_is_asked_about(_: Path) -> None:
    assert "coach.check_in" in coached(15).wait(60).said


def a_lighter_touch_is_told(_: Path) -> None:
    """At the comfort that every session begins with; on the other side as on the first."""
    talk, lighter = coached(30), []
    for _step in range(len(standing.planned(talk.now).steps) - 1):
        talk.listen_out().clear().interrupt("next")
        here = standing.step(talk.now)
        lighter.append(standing.intensity(talk.now) < here.step.effort)
        assert any(key.startswith("touch.") for key in talk.said) == lighter[-1], here.id
    assert sum(lighter) > 4


def what_is_left_is_counted(_: Path) -> None:
    """Tests of the pacing show it for every massage, length and tempo."""
    talk = coached(30)
    here, change = standing.step(talk.now), talk.now.place.cues[-1]
    assert change.text.startswith("One more like that.")
    assert 1 <= (here.seconds - change.at) / here.seconds_each < 2


def sessions_begin_light(_: Path) -> None:
    assert Comfort().level == 2
    assert coached().now.comfort.level == 2


def one_side_stops_at_a_quarter_of_an_hour(folder: Path) -> None:
    long = altered(folder, "p15", "usual: 5, least: 2, most: 10", "usual: 40, least: 2, most: 90")
    assert 600 < one_sided(planned(long, 45).steps) <= 900


def later_rounds_are_shorter(_: Path) -> None:
    counts: dict[tuple[str, str], list[int]] = {}
    for step in planned(LIBRARY.programs["p15"], 45).steps:
        counts.setdefault((step.id, step.side), []).append(step.count)
    several = [each for each in counts.values() if len(each) > 1]
    assert several
    assert all(first > second for first, second, *_ in several)


SHOWN: Mapping[str, Callable[[Path], None]] = {
    "R01": screening_cannot_be_passed,
    "R02": unreadable("p15", "technique: T01", "technique: T04", "begins and ends with stroking"),
    "R05": unreadable("p15", "strokes_per_minute: 14", "strokes_per_minute: 27", "less than or equal to 26"),
    "R07": hands_go_on_through_a_change,
    "R10": unreadable("p15", "{zone: neck, share", "{zone: spine, share", "never bears T04"),
    "R11": unreadable(
        "p15", "{zone: lumbar_strip, share: 0.2}", "{zone: kidney_band, share: 0.2}", "never bears"
    ),
    "R12": a_report_lowers,
    "R15": unreadable("p05", "zone: thigh", "zone: back_of_knee", "never bears T01"),
    "R16": drums_stop_at_five_minutes,
    "R19": sides_are_equal,
    "R23": pressure_is_asked_about,
    "R24": sessions_begin_light,
    "R30": one_side_stops_at_a_quarter_of_an_hour,
    "R32": later_rounds_are_shorter,
    "S09": what_is_left_is_counted,
    "S08": unreadable("p06", "{must} Stroke up", "Stroke up", "has {must} in it"),
    "S07": a_lighter_touch_is_told,
}


@pytest.mark.parametrize("rule", SHOWN)
def test_it_is_kept(rule: str, tmp_path: Path) -> None:
    SHOWN[rule](tmp_path)


def test_all_that_is_said_to_be_kept_is_shown_here() -> None:
    kept = {name: rule.kept for name, rule in BOOK.rules.items() if rule.kept}
    assert set(kept) == set(SHOWN)
    assert all((TOP / each.by).is_file() for each in kept.values())
