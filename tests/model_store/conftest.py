from __future__ import annotations

from collections.abc import Iterator

import pytest
from kit.model_shelf import Shelf, archive, served


@pytest.fixture(scope="session")
def good() -> bytes:
    return archive()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def shelf(good: bytes) -> Iterator[Shelf]:
    with served(good) as shelf:
        yield shelf
