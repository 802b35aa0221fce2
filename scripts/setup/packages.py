"""Installing the program's parts with pip: a short line for each step, a clear sentence when one fails."""

import platform
import re
import sys
from pathlib import Path

from setup.running import Command, quietly
from setup.talking import SetupError, say

PATIENCE = 5
"""Seconds without a byte after which a download is given up."""

SETTINGS = {
    "PIP_DEFAULT_TIMEOUT": str(PATIENCE),
    "PIP_RETRIES": "2",
    "PIP_NO_INPUT": "1",
    "PIP_USER": "0",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PIP_PROGRESS_BAR": "off",
    "PIP_PREFER_BINARY": "1",
}
"""Settings of pip; as environment variables they also reach the pip that pip starts for its own use."""

OFFLINE = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "ProxyError",
    "ConnectionResetError",
    "RemoteDisconnected",
    "IncompleteRead",
    "Temporary failure in name resolution",
    "Network is unreachable",
)
"""What pip says when a download fails, in one of these words."""

EARS = "Whisper with its model tiny.en, some 115 MB"
NO_EARS = (
    "Whisper, which hears best, cannot be had here, so PocketSphinx will listen.\n"
    "To try again: python3 scripts/start.py --setup-only"
)

OTHER_PYTHON = "Try another Python, 3.11 to 3.13 is best, then start again."


def progress(line: str) -> str:
    """Turn a line of pip's into what the person is shown, or into nothing."""
    if match := re.match(r"\s*Collecting ([\w.-]+)", line):
        return f"  looking for {match[1]}"
    if match := re.match(r"\s*Downloading (?:\S*/)?([\w.]+)-\S+\.(?:whl|tar\.gz) \((.+)\)", line):
        return f"  fetching {match[1]}, {match[2]}"
    if "WARNING: Retrying" in line:
        return "  no answer yet, trying again"
    if line.startswith("Installing collected packages:"):
        count = line.count(",") + 1
        return f"  putting {count} parts in place" if count > 1 else "  putting one part in place"
    return ""


def failure(lines: list[str], download: bool, machine: str) -> str:
    """Turn what pip said into a sentence about what is wrong and what to do.

    `machine` names the Python and the platform, for the parts that are not made for every one.
    """
    said = "\n".join(lines)
    if "CERTIFICATE_VERIFY_FAILED" in said:
        return (
            "The secure connection to the package registry could not be checked.\n"
            "Look at this machine's date, and set PIP_CERT if a proxy stands between. Then start again."
        )
    if any(mark in said for mark in OFFLINE):
        return "No answer from the package registry. Connect to the network, then start again."
    if "No space left on device" in said:
        return "The disk is full. Free about 1 GB, then start again."
    if "Permission denied" in said or "Access is denied" in said:
        return "A file may not be written. Start as the owner of this folder, or copy it into one of yours."
    missing = re.search(r"No matching distribution found for ([\w.-]+)", said)
    if missing and not download:
        return f"{missing[1]} is not here, and nothing may be downloaded. Start once without --no-download."
    if missing:
        return f"{missing[1]} is not offered for {machine}. {OTHER_PYTHON}"
    if built := re.search(r"(?:Failed building wheel for|Failed to build) ([\w.-]+)", said):
        return f"{built[1]} is not ready made for {machine}. {OTHER_PYTHON}"
    last = [line.strip() for line in lines if line.lower().lstrip().startswith("error:")][-3:] or lines[-3:]
    return "\n  ".join(["The parts could not be installed. In pip's own words:", *last])


def pip(command: Command, *what: str, download: bool) -> tuple[int, list[str]]:
    """Let a pip, called by `command`, install something while the person sees how far it is."""
    index: Command = () if download else ("--no-index",)
    return quietly([*command, "install", *index, *what], SETTINGS, _show)


def install(python: Path, source: Path, dev: bool, ears: bool, download: bool) -> bool:
    """Install the program from its folder into the environment of a Python; say whether Whisper came along.

    What hears best is worth waiting for and nothing to fail for: where it cannot be had, the rest is installed without.
    Raises `SetupError`.
    """
    if ears and download:
        say(f"Fetching what hears best, too: {EARS}. To do without, give --no-ears.")
    tools = ["dev"] if dev else []
    fault = _fault(python, source, [*tools, "ears"] if ears else tools, download)
    if fault and ears:
        excuse, fault = fault, _fault(python, source, tools, download)
        if not fault:
            say(f"{NO_EARS}\n{excuse}")
            return False
    if fault:
        raise SetupError(fault)
    return ears


def _fault(python: Path, source: Path, extras: list[str], download: bool) -> str:
    """Why the program cannot be installed with these extras; nothing when it has been."""
    what = f"{source}[{','.join(extras)}]" if extras else str(source)
    code, lines = pip([python, "-m", "pip"], "--editable", what, download=download)
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return failure(lines, download, f"{version} on {platform.system()} {platform.machine()}") if code else ""


def _show(line: str) -> None:
    if shown := progress(line):
        say(shown)
