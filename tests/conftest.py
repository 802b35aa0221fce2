"""What holds for every test."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
"""How long an example takes is measured by benchmarks: on a busy machine nothing may fail for it."""


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())


@pytest.fixture(autouse=True, scope="session")
def log_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Sessions that tests start keep their log apart from that of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(autouse=True, scope="session")
def settings_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Sessions that tests start speak with the voice that is rendered soonest, and keep no journal."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("config")
        (folder / "massage-assistant").mkdir()
        written = 'voice = "espeak-ng"\njournal = false\n'
        (folder / "massage-assistant" / "settings.toml").write_text(written, encoding="utf-8")
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        yield


@pytest.fixture(autouse=True)
def nothing_breaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """A session outlives what breaks inside it. A test does not, unless it is about that."""
    kept, log = _Kept(), logging.getLogger("assistant.faults")
    log.addHandler(kept)
    yield
    log.removeHandler(kept)
    if "faults" not in request.keywords:
        assert kept.told == []
