"""The engines side by side."""

from __future__ import annotations

from pathlib import Path

from benchmarks.compared import DIGITS, EACH, ROOMS, SOUNDS, Told, sampled, section
from benchmarks.people import Recording, Recordings
from benchmarks.spoken import Score, Tally


def recording(kind: str, group: str, number: int = 0) -> Recording:
    return Recording(Path(f"{kind}/{group}/{number}.wav"), kind, group, group, f"speaker {number}")


def engine(right: int, reactions: int) -> dict[str, Told]:
    """What one made of a "stop" in each room, and of half an hour of talk and noise."""
    score = Score(recordings=8, right=right, wrong=1, waits=[100.0, 200.0])
    told = {room.name: Told({"stop": score}, None, 1.0, 10.0) for room in ROOMS}
    tally = Tally(hours=0.5, reactions=reactions)
    return told | {name: Told(None, tally, 90.0, 1800.0) for name in SOUNDS}


def test_all_words_of_the_conversation_are_sampled_and_of_digits_some() -> None:
    words = [recording("words", "stop", number) for number in range(20)]
    digits = [recording("words", word, number) for word in DIGITS for number in range(20)]
    others = [recording("words", "left"), *(recording("sentences", "an4", number) for number in range(10))]
    found = list(sampled((*words, *digits, *others)))
    assert [each for each in found if each.group == "stop"] == words
    assert sum(each.group in DIGITS for each in found) == EACH["digits"] * len(DIGITS)
    assert sum(each.kind == "sentences" for each in found) == 10
    assert all(each.group != "left" for each in found)


def test_each_engine_has_a_column_and_who_is_not_here_is_told() -> None:
    told = section(
        {"whisper": engine(8, 2), "pocketsphinx": engine(4, 20)}, Recordings((), ()), "other"
    ).splitlines()
    assert "| said | where | Whisper tiny.en | PocketSphinx |" in told
    assert "| “stop” | quiet | 100 % (68 to 100) / 1 of 8 | 50 % (22 to 78) / 1 of 8 |" in told
    assert any(line.startswith("| reactions | talk | 4 (") and "| 40 (" in line for line in told)
    assert "| reaction after the word, p50, p95 | quiet | 150, 195 ms | 150, 195 ms |" in told
    assert "| processor, of one core | talk | 0.05 | 0.05 |" in told
    assert told[-1].endswith("Vosk.")
