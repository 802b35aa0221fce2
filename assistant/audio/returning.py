"""How the program's own voice comes back: still, where it used to, and through a room, or by a wire."""

from __future__ import annotations

from assistant.audio.delay import SURE, DelayTracker

LOUD = 300.0**2
"""Power of what was played from which it was speech: 40 dB below full scale. The rhythm alone is softer."""
USUALLY = 0.9
"""Share of the looks that found it from which it is relied on to be found."""
MEMORY = 0.9
"""Weight of the earlier looks in that share: ten looks are 2.4 s of own voice."""
UNSURE = SURE * 3 / 4
"""Sureness below which a look did not find it: unrelated sound stays below."""
LOST_AFTER = 12
"""Looks in a row that did not find it: 2.9 s. Where the way only changed it is found again within one."""
BACK_AFTER = 3
"""Looks that find it again."""
WIRED = 0.97
"""Likeness to what was played that no room leaves: its reverberation alone takes more."""
AS_LOUD = 0.1
"""A wire passes on as much as it gets, so nearly."""
WIRED_AFTER = 4
"""Looks in a row that find it so: about a second of own voice."""


class Returning:
    """Told of every look for the delay from loudspeaker to microphone.

    Speech and the softer rhythm are kept apart: in a noisy room only speech may be found.
    """

    def __init__(self) -> None:
        self.lost = False
        """It came back, and does not any more."""
        self.wired = 0
        """Looks in a row that found it as no room returns it: a sound server may listen to the loudspeaker itself."""
        self._found = {True: 0.0, False: 0.0}
        self._missed = 0
        self._again = 0

    def note(self, look: DelayTracker, played: float) -> None:
        """Take in the next look, and the mean power of what was played meanwhile."""
        loud, sureness = played > LOUD, look.sureness
        if loud:
            wired = look.sure and look.likeness > WIRED and abs(look.gain - 1) < AS_LOUD
            self.wired = self.wired + 1 if wired else 0
        if sureness > SURE:
            self._missed = 0
            self._again += 1
            self._found[loud] = MEMORY * self._found[loud] + 1 - MEMORY
            self.lost = self.lost and self._again < BACK_AFTER
            return
        self._again = 0
        if not self.lost and self._found[loud] < USUALLY:
            self._found[loud] *= MEMORY
        elif sureness < UNSURE:
            self._missed += 1
            self.lost = self.lost or self._missed >= LOST_AFTER
