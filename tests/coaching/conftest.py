from __future__ import annotations

import pytest

from assistant.coaching.library import Library


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.load("en")
