"""What is shown and told beside a massage in the room; what breaks of it costs nothing else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from assistant.audio.duplex import Came
from assistant.faults import Faults
from assistant.screen.keys import Bell, Keys
from assistant.screen.watcher import ViewWatcher
from assistant.session.driver import SessionDriver
from assistant.session.mishaps import Mishaps
from assistant.session.sleep_inhibitor import Awake


class Beside:
    """What runs beside the loop of a session; only the loop's thread may use it."""

    def __init__(
        self,
        mishaps: Mishaps,
        tell: Callable[[str], None],
        awake: Awake,
        keys: Keys,
        watching: ViewWatcher | None,
    ) -> None:
        self._mishaps, self._tell, self._awake, self._keys = mishaps, tell, awake, keys
        self._watching = watching
        self._bell = Bell(sys.stdout)
        self._told = self._keys_told = False
        self._faults = Faults("session")

    def keys_are_lost(self) -> bool:
        """Since a moment ago no key is read any more, though somebody may have agreed to the key alone."""
        if not self._keys.lost or self._keys_told:
            return False
        self._keys_told = True
        self._faults.attempt("telling of the keys", lambda: self._tell(self._mishaps.keys), None)
        return True

    def look(self, driver: SessionDriver, came: Came, *, unheard: bool) -> None:
        """To be called at every turn."""
        self._faults.attempt("what is beside", lambda: self._look(driver, came, unheard), None)

    def _look(self, driver: SessionDriver, came: Came, unheard: bool) -> None:
        if self._watching:
            self._watching.hear(came.heard)
        if self._awake.failed():
            self._tell(self._mishaps.sleeps)
        if unheard and not self._told:
            self._told = True
            self._tell(self._mishaps.unheard)
        self._bell.ring(time.monotonic(), wrong=bool(driver.conversation.loudspeaker))
