"""The voices that can be had, as they are typed for."""

from __future__ import annotations

import sys
from hashlib import md5, sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from kit.model_shelf import Shelf, served

from assistant import settings
from assistant.cli import main
from assistant.model_store import voice_files
from assistant.model_store.catalogue import ModelError, NaturalVoice, voices
from assistant.model_store.fetching import FetchProgress
from assistant.model_store.keeping import install_voice
from assistant.model_store.patience import Patience
from assistant.model_store.voice_files import fault, found, named

DESCRIPTION = b'{"audio": {}, "espeak": {}, "phoneme_id_map": {}, "num_symbols": 1, "num_speakers": 1}'
IMPATIENT = Patience(silence=1.0, pauses=())
NAME = "en_US-tests-low"


def voice_on(shelf: Shelf, body: bytes, **digest: str) -> NaturalVoice:
    return NaturalVoice(
        name=NAME,
        language="none",
        licence="none",
        address=f"{shelf.address.rpartition('/')[0]}/{NAME}.onnx",
        size=len(body),
        for_whom="For tests.",
        **(digest or {"md5": md5(body, usedforsecurity=False).hexdigest()}),  # type: ignore[arg-type]
    )


def massage(*words: str, typed: str | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["voices", *words], input=typed, catch_exceptions=False)
    return result.exit_code, result.output


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "voices"
    monkeypatch.setattr(voice_files, "folder", lambda: place)
    monkeypatch.setattr(settings, "settings_path", lambda: tmp_path / "settings.toml")
    return place


def test_the_catalogue_names_four_more_for_english_and_one_each_for_three_languages() -> None:
    by_language: dict[str, int] = {}
    for each in voices():
        by_language[each.name[:2]] = by_language.get(each.name[:2], 0) + 1
        assert each.address.endswith(f"/{each.name}.onnx")
        assert each.digest.startswith(("sha256:", "md5:"))
        assert each.package or "Untested here." in each.for_whom
    assert by_language == {"en": 5, "de": 1, "es": 1, "fr": 1}
    assert voices()[0].digest == "sha256:58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06"


def test_a_voice_of_which_no_digest_is_known_cannot_be_listed() -> None:
    with pytest.raises(ValueError, match="neither sha256 nor md5"):
        NaturalVoice(name=NAME, language="x", licence="x", address="https://x/x", size=1, for_whom="x")


def test_any_voice_file_in_the_folder_is_found_by_name(place: Path) -> None:
    mine = place / "deep" / "mine.onnx"
    mine.parent.mkdir(parents=True)
    mine.touch()
    files = found(place)
    assert (own := named("MINE", files))
    assert own.path == mine
    assert fault(own) == f"mine.onnx.json is missing beside {mine}. Put it there, too."
    mine.with_name("mine.onnx.json").write_bytes(DESCRIPTION)
    assert fault(own) == ""
    assert named("nobody", files) is None


def test_a_file_with_a_known_name_and_other_bytes_is_broken(place: Path) -> None:
    place.mkdir()
    fake = place / "en_GB-alba-medium.onnx"
    fake.write_bytes(b"not hers")
    fake.with_name(f"{fake.name}.json").write_bytes(DESCRIPTION)
    file = named("alba", found(place))
    assert file
    assert "not as it was published" in fault(file)


def test_voices_are_listed_with_licence_and_a_word(place: Path) -> None:
    code, text = massage()
    assert code == 0
    text = " ".join(text.split())
    for each in voices():
        assert each.name in text
        assert each.for_whom in text
    assert str(place) in text


def test_a_voice_is_fetched_with_its_description_once(tmp_path: Path) -> None:
    with served(DESCRIPTION) as shelf:
        voice = voice_on(shelf, DESCRIPTION)
        file = install_voice(voice, tmp_path, FetchProgress(print, print), IMPATIENT)
        asked = len(shelf.paths)
        assert install_voice(voice, tmp_path, FetchProgress(print, print), IMPATIENT) == file
        assert len(shelf.paths) == asked == 2
    assert file.read_bytes() == DESCRIPTION
    assert file.with_name(f"{NAME}.onnx.json").read_bytes() == DESCRIPTION


def test_other_bytes_than_were_published_are_thrown_away(tmp_path: Path) -> None:
    with served(DESCRIPTION) as shelf:
        voice = voice_on(shelf, DESCRIPTION, sha256=sha256(b"other").hexdigest())
        with pytest.raises(ModelError, match="thrown away"):
            install_voice(voice, tmp_path, FetchProgress(print, print), IMPATIENT)
    assert not list(tmp_path.glob("*.onnx"))


def test_what_describes_no_voice_is_not_kept(tmp_path: Path) -> None:
    with served(b"<html>no</html>") as shelf, pytest.raises(ModelError, match="does not describe a voice"):
        install_voice(voice_on(shelf, b"x"), tmp_path, FetchProgress(print, print), IMPATIENT)
    assert not list(tmp_path.glob("*.onnx*"))


@pytest.mark.usefixtures("place")
def test_nothing_is_fetched_without_a_yes() -> None:
    code, text = massage("fetch", "en_GB-alba-medium", typed="\n")
    assert code == 0
    assert "63 MB" in text
    assert "CC BY 4.0" in text
    assert "Untested here" in text
    assert "Then not." in text
    assert massage("fetch", "nonsense")[0] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="espeak-ng's own names")
def test_a_voice_is_tried_and_kept(place: Path) -> None:
    sound = place.parent / "tried.wav"
    code, text = massage("try", "en-us+f3", "--say", str(sound))
    assert code == 0
    assert text.startswith("espeak-ng")
    assert sound.stat().st_size > 100_000
    code, text = massage("use", "en-us+f3")
    assert (code, text.endswith("speaks from now on.\n")) == (0, True)
    assert settings.load(place.parent / "settings.toml").voice == "en-us+f3"


@pytest.mark.skipif(sys.platform != "linux", reason="espeak-ng's own names")
@pytest.mark.parametrize(
    ("name", "why"), [("klingon", "There is no voice 'klingon'"), ("en_GB-alba-medium", "is not here")]
)
def test_a_voice_that_cannot_be_had_is_told_and_not_kept(place: Path, name: str, why: str) -> None:
    code, text = massage("use", name)
    assert code == 1
    assert why in text
    assert not (place.parent / "settings.toml").exists()
