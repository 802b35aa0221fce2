"""Files that a person may hand to the program: whatever is in them, they are read, or refused in a sentence."""

from __future__ import annotations

import io
import wave
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from fuzzing.mutating import mutant
from kit.talking import understanding

from assistant import settings
from assistant.audio import files as sound_files
from assistant.coaching.library import Library
from assistant.coaching.own import with_own
from assistant.coaching.rules.rulebook import Rulebook
from assistant.dialog.conversation import Choice
from assistant.recording.recording import RecordingError
from assistant.recording.score_sheet import draw
from assistant.session import script
from assistant.session.offline import Outputs, run_script
from assistant.session.program_names import taken_by
from assistant.session.replay import replay

TOP = Path(__file__).parents[2]
Try = Callable[[Random, Path], bytes]
"""Makes one mutant and lets the program have it, with a folder to work in; returns the mutant, or raises."""
SETTINGS = b"""\
language = "en"
voice = ""
words_per_minute = 150
volume = 0.8
rhythm = true
emergency_number = "112"
engine = "auto"
model = ""
"""


class Found(Exception):  # noqa: N818  (it is no error of the fuzzing)
    """The program broke at a mutant."""

    def __init__(self, made: bytes) -> None:
        super().__init__(made[:200])
        self.made = made


def settings_file(random: Random, folder: Path) -> bytes:
    """TOML."""
    made = mutant(SETTINGS, random, (b"volume", b"=", b"[a]", b'"""', b"[[b]]"))

    def use() -> None:
        file = folder / "settings.toml"
        file.write_bytes(made)
        settings.load(file)

    return _used(made, use, settings.SettingsError)


def program_file(random: Random, folder: Path) -> bytes:
    """YAML: somebody's own program."""
    made = mutant(_program(), random, (b"- ", b"steps:", b"zone:", b"minutes:", b"id: p99"))
    library, book = _rules()

    def use() -> None:
        (folder / "p99.yaml").write_bytes(made)
        with_own(library, folder, book, taken_by(understanding()))

    return _used(made, use)


def recording_file(random: Random, folder: Path) -> bytes:
    """What --record writes, given back to replay and score."""
    file, picture = folder / "run.jsonl", random.random() < 0.9  # playing again takes long
    made = mutant(_recording(), random, (b'"type":', b"[", b"null", b"1e400", b'"Say"'))

    def use() -> None:
        file.write_bytes(made)
        if picture:
            draw(file)
        else:
            replay(file, lambda _: None)

    return _used(made, use, RecordingError)


def script_file(random: Random, _: Path) -> bytes:
    """A script of words and times, from a file or a pipe."""
    text = (TOP / "docs/session/script.txt").read_bytes()
    made = mutant(text, random, (b"+", b"@", b"+1e9s", b"@-1 a", b"+30m", b"# "))
    if random.random() < 0.2:
        encoding = random.choice(("utf-16", "utf-32", "cp437", "latin-1"))
        made = made.decode("utf-8", "replace").encode(encoding, "replace")
    return _used(made, lambda: [*script.steps(script.lines(io.BytesIO(made)))], script.ScriptError)


def sound_file(random: Random, folder: Path) -> bytes:
    """A WAV file, above all its header."""
    whole = _wave()
    made = mutant(whole[:64], random, (b"fmt ", b"RF64", b"LIST", b"fact")) + whole[64:]
    file = folder / "sound.wav"

    def use() -> None:
        file.write_bytes(made)
        for count, _ in enumerate(sound_files.blocks(file)):
            assert count < 1_000_000, "a file of some kilobytes sounds for hours"

    return _used(made, use, sound_files.SoundFileError)


def _used(made: bytes, use: Callable[[], object], *refusals: type[Exception]) -> bytes:
    try:
        use()
    except refusals as refused:
        if "Traceback" in str(refused) or not str(refused):
            raise Found(made) from refused
    except Exception as error:
        raise Found(made) from error
    return made


@cache
def _rules() -> tuple[Library, Rulebook]:
    return Library.load("en"), Rulebook.load("en")


@cache
def _program() -> bytes:
    text = (TOP / "assistant/library/en/programs/p15.yaml").read_bytes()
    return text.replace(b"p15", b"p99")


@cache
def _recording() -> bytes:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "run.jsonl")
        steps = script.steps(["yes", "no", "it hurts"])
        run_script(
            settings.Settings(), steps, Outputs(record=file, write=lambda _: None), Choice("p15", 15), 0.5
        )
        return b"".join(file.read_bytes().splitlines(keepends=True)[:400])


@cache
def _wave() -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(Random(1).randbytes(8_000))
    return made.getvalue()
