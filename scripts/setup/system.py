"""What the system itself must bring: found out, installed where allowed and wanted, otherwise named."""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup.packages import PATIENCE
from setup.running import quietly, works
from setup.talking import agreed, say

NETWORK = [f"-oAcquire::{way}::Timeout={PATIENCE}" for way in ("http", "https")]
APT = ["apt-get", "-qq", *NETWORK, "-oAcquire::Retries=1", "-oDPkg::Lock::Timeout=10"]
QUESTIONLESS = ["env", "DEBIAN_FRONTEND=noninteractive"]
OTHERS = (
    ("dnf", "sudo dnf install portaudio"),
    ("zypper", "sudo zypper install portaudio"),
    ("pacman", "sudo pacman -S portaudio"),
    ("apk", "sudo apk add portaudio"),
)
"""How PortAudio is installed where there is no apt."""


@dataclass(frozen=True)
class Part:
    """Something the system brings."""

    package: str
    """Debian's name of it."""
    present: Callable[[], bool]
    """Finds out whether it is there."""


def loads(library: str) -> bool:
    """Say whether a shared library can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def on_path(name: str) -> bool:
    """Say whether a program is there."""
    return shutil.which(name) is not None


def _alsa_talks_to_pulse() -> bool:
    return any(Path("/usr/lib").glob("*/alsa-lib/libasound_module_pcm_pulse.so"))


SOUND = (Part("libportaudio2", lambda: loads("libportaudio.so.2")),)
TESTS = (
    *SOUND,
    Part("flite", lambda: on_path("flite")),
    Part("git", lambda: on_path("git")),
    Part("pulseaudio", lambda: on_path("pulseaudio")),
    Part("pulseaudio-utils", lambda: on_path("pactl")),
    Part("libasound2-plugins", _alsa_talks_to_pulse),
)


def missing(parts: Sequence[Part], platform: str = sys.platform) -> list[str]:
    """Return the packages of the parts that are not there; on Linux only, pip brings them elsewhere."""
    return [part.package for part in parts if platform.startswith("linux") and not part.present()]


def allowed() -> list[str] | None:
    """Return how a command that installs packages begins; None without apt, or if it takes a password."""
    if sys.platform == "win32" or not on_path("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if works(["sudo", "-n", "true"]) else None


def advice(packages: Sequence[str], has: Callable[[str], bool]) -> str:
    """Return how a person can have packages; `has` tells whether the system has a program."""
    if has("apt-get"):
        return "type: sudo apt-get install " + " ".join(packages)
    for manager, command in OTHERS:
        if packages == ["libportaudio2"] and has(manager):
            return "type: " + command
    return "install what Debian calls " + ", ".join(packages)


def provide(packages: Sequence[str], download: bool) -> bool:
    """Install packages where allowed and wanted, and say whether all are there now; never wait long."""
    before = allowed() if download and packages else None
    if before is None or not agreed(f"This system lacks {', '.join(packages)}: apt-get installs that now."):
        return not packages
    install = [*before, *QUESTIONLESS, *APT, "install", "-y", "--no-install-recommends", *packages]
    if works(install):
        return True
    quietly([*before, *QUESTIONLESS, *APT, "update"])  # a bare system has no lists, an old one outdated ones
    code, lines = quietly(install)
    for line in [line for line in lines if line.startswith("E:")][:2]:
        say("  " + line)
    return code == 0


def provide_sound(download: bool) -> None:
    """See that sound can be played and recorded, or say how; the program goes on without it either way."""
    packages = missing(SOUND)
    if not provide(packages, download):
        say(f"Sound cards cannot be used yet. For them, {advice(packages, on_path)}")


def provide_for_tests(download: bool) -> None:
    """See that the tests find the programs they want, or say how to have them."""
    packages = missing(TESTS)
    if not provide(packages, download):
        say(f"Some tests will be skipped. To have them all, {advice(packages, on_path)}")
