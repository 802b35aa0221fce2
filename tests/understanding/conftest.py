from __future__ import annotations

import pytest

from assistant.understanding.understanding import Understanding


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return Understanding.load()
