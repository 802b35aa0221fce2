from __future__ import annotations

import pytest
from kit import talking

from assistant.understanding.understanding import Understanding


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return talking.understanding()
