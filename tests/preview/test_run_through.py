from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from assistant.audio.files import SoundFileError
from assistant.cli import main
from assistant.clock import RATE
from assistant.coaching.library import Library
from assistant.dialog.conversation import Choice
from assistant.dialog.states import State
from assistant.library.sentences import usual
from assistant.preview.figures import Figures, Kind, Measure
from assistant.preview.run_through import PreviewWords, run, screened
from assistant.preview.sound_file import KINDS, sound_out
from assistant.session.components import Resources, opening_conversation
from assistant.session.driver import SILENCE
from assistant.settings import Settings
from assistant.speaking.silent import SilentSpeaker

SETTINGS = Settings()
WORDS = Resources.load(SETTINGS)
WORDING = PreviewWords.load()
EVERY = sorted(Library.load().programs)
GATED = sorted(name for name, program in Library.load().programs.items() if program.gate)


def gone_through(program: str, minutes: int) -> tuple[Figures, list[str]]:
    lines: list[str] = []
    voice = SilentSpeaker(SETTINGS.words_per_minute)
    return run(WORDS, WORDING, SETTINGS, Choice(program, minutes), voice, lines.append), lines


def kept(figures: Figures) -> None:
    assert figures.hands_on == pytest.approx(figures.planned, rel=0.05)
    assert figures.hands_on == pytest.approx(60 * figures.minutes, rel=0.05)
    assert figures.share <= 1 / 3
    assert figures.fastest <= 26
    assert figures.questions <= 1 + figures.minutes / 7.5
    assert figures.pictures >= 0.7 * figures.written or figures.minutes < 30


def test_a_whole_session_is_told_in_its_order() -> None:
    figures, lines = gone_through("p05", WORDS.data.library.programs["p05"].minutes.longest)
    kept(figures)
    text = "\n".join(lines)
    program = WORDS.data.library.programs["p05"]
    first, *_ = program.preparation
    told = [
        "Hello.",
        usual(first.text),
        *(usual(step.name) for step in program.steps),
        *(usual(line.text) for line in program.aftercare if line.early),
        usual(program.rest.text),
    ]
    told += [usual(line.text) for line in program.aftercare if not line.early]
    places = [text.find(each) for each in told]
    assert -1 not in places
    assert places == sorted(places)
    assert f"{usual(program.steps[0].name)} (left): " in text
    marked = {line[9:17].strip() for line in lines if line[:7].strip()[:1].isdigit()}
    assert marked == {"", "must", "step", "picture", "change", "moving", "check-in"}
    assert 0 < figures.pictures <= figures.written
    assert figures.questions == 0, "whoever is alone is asked nothing"
    assert figures.check_ins == sum(line[9:].startswith("check-in") for line in lines)
    assert 0 < figures.first_touch < figures.whole
    times = [line.split()[0] for line in lines if line[:7].strip()[:1].isdigit()]
    seconds = [60 * int(minute) + int(second) for minute, second in (each.split(":") for each in times)]
    assert seconds == sorted(seconds)
    assert seconds[-1] <= figures.whole


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("program", EVERY)
def test_every_program_keeps_its_length_and_is_mostly_quiet(program: str) -> None:
    length = WORDS.data.library.programs[program].minutes
    for minutes in (length.shortest, length.longest):
        kept(gone_through(program, minutes)[0])


@pytest.mark.parametrize("program", EVERY)
def test_whoever_is_well_may_have_everything(program: str) -> None:
    choice = Choice(program, WORDS.data.library.programs[program].minutes.shortest)
    now = screened(WORDS.data, opening_conversation(SETTINGS, choice))
    assert now.restriction is not None
    assert now.restriction.zones_out == frozenset()
    assert not now.restriction.refused
    assert now.rehearsal is not None
    assert now.rehearsal.done


def test_all_fifteen_can_be_rehearsed() -> None:
    assert len(EVERY) == 15
    assert GATED == ["p11", "p12"]


@pytest.mark.parametrize("program", GATED)
def test_what_stands_before_it_is_told_and_counts_as_answered(program: str) -> None:
    words = WORDS.data.library.programs[program]
    result = CliRunner().invoke(main, ["rehearse", program, "--minutes", str(words.minutes.longest)])
    assert result.exit_code == 0, result.output
    told, _, session = result.output.partition("\nBefore the hands\n")
    asked = [part.say for each in words.gate for part in WORDS.data.gates.condition(each).parts]
    assert [line.strip() for line in told.splitlines() if line.strip() in asked] == asked
    assert "Here they count as answered well." in told
    assert not any(question in session for question in asked)
    assert all(usual(step.name) in session for step in (*words.steps, *words.closing))
    for figure in ("hands on: ", "it speaks for", "longest quiet", "strokes a minute"):
        assert figure in session.rpartition("Take good care.")[2]


def test_the_cup_is_told_off_when_that_is_asked() -> None:
    _, lines = gone_through("p11", WORDS.data.library.programs["p11"].minutes.shortest)
    asked = next(number for number, line in enumerate(lines) if "Is the cup off?" in line)
    assert "Good." in lines[asked + 1]


def test_quiet_is_counted_while_hands_are_on() -> None:
    measure = Measure()
    now = opening_conversation(SETTINGS)
    coaching = now.but(state=State.COACHING_GUIDING)
    for state, speaking in (
        (now, True),
        (coaching, True),
        (coaching, False),
        (coaching, False),
        (coaching, True),
    ):
        measure.note(state, speaking=speaking)
    figures = measure.figures(15, 60, {Kind.CHECK_IN: 2, Kind.QUESTION: 1})
    assert (figures.check_ins, figures.questions) == (2, 1)
    assert figures.pictures == 0
    assert figures.hands_on == pytest.approx(0.12)
    assert figures.share == pytest.approx(0.5)
    assert figures.silence == pytest.approx(0.06)


@pytest.mark.parametrize("kind", ["wav", "flac"])
def test_sound_is_written_to_its_end(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"out.{kind}"
    with sound_out(path, WORDING) as sink:
        for _ in range(100):
            sink(SILENCE)
    written = soundfile.info(path)
    assert (written.samplerate, written.channels, written.frames) == (RATE, 1, 100 * len(SILENCE))
    assert written.format == kind.upper()


def fill(path: Path, *, interrupted: bool = False) -> None:
    with sound_out(path, WORDING) as sink:
        noise = np.random.default_rng(1)
        for _ in range(2000):
            sink(noise.integers(-9999, 9999, len(SILENCE), np.int16))
        if interrupted:
            raise KeyboardInterrupt


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to a file's size can be set")
@pytest.mark.parametrize("kind", [each[1:] for each in KINDS])
def test_a_full_disk_is_said_and_what_was_there_before_is_kept(tmp_path: Path, kind: str) -> None:
    import resource

    path = tmp_path / f"out.{kind}"
    path.write_bytes(b"before")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(SoundFileError, match="disk may be full"):
            fill(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(path.name, b"before")]


def test_half_a_file_is_not_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "out.wav"
    with pytest.raises(KeyboardInterrupt):
        fill(path, interrupted=True)
    assert not path.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("p05", "--say", "nowhere/x.wav"), "nowhere/x.wav cannot be written (No such file"),
        (("p05", "--say", "x.aac"), "x.aac should end in .wav, .flac, .mp3 or .ogg"),
        (("seven", "stpe"), "Did you mean the seven step back massage"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(words: tuple[str, ...], sentence: str) -> None:
    result = CliRunner().invoke(main, ["rehearse", *words], catch_exceptions=False)
    assert result.exit_code == 1
    assert sentence in result.output.replace("\\", "/")


@pytest.mark.long
@pytest.mark.parametrize("program", ["p05", *GATED])
def test_the_spoken_session_is_as_long_as_it_says(tmp_path: Path, program: str) -> None:
    path = tmp_path / f"{program}.flac"
    shortest = WORDS.data.library.programs[program].minutes.shortest
    result = CliRunner().invoke(main, ["rehearse", program, "--minutes", str(shortest), "--say", str(path)])
    assert result.exit_code == 0
    assert "it speaks for" in result.output
    assert ("count as answered" in result.output) is (program in GATED)
    assert soundfile.info(path).duration > 60 * shortest
    loudest, _ = soundfile.read(path, frames=20 * RATE)
    assert abs(loudest).max() > 0.05
