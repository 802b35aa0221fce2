"""Installing the program's parts with pip: a short line for each step, a clear sentence when one fails."""

import os
import platform
import re
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from setup import locked
from setup.extras import EXTRAS
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

AGAIN = "To try again: python3 scripts/start.py --setup-only"

CHANGED = (
    "is not the file that belongs to this program, so nothing of it was installed.\n"
    "Start again later, or on another network. If it stays so, tell whoever gave you the program."
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
    if "DO NOT MATCH THE HASHES" in said:
        changed = re.search(r"\n {4}([\w.-]+)[=<> ].*\n {8}Expected sha256", said)
        return f"{changed[1] if changed else 'A part'} {CHANGED}"
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
    if built := re.search(r"(?:Failed building wheel for|Failed to build) '?([\w.-]+)", said):
        return f"{built[1]} is not ready made for {machine}. {OTHER_PYTHON}"
    last = [line.strip() for line in lines if line.lower().lstrip().startswith("error:")][-3:] or lines[-3:]
    return "\n  ".join(["The parts could not be installed. In pip's own words:", *last])


def pip(command: Command, *what: str, download: bool) -> tuple[int, list[str]]:
    """Let a pip, called by `command`, install something while the person sees how far it is."""
    index: Command = () if download else ("--no-index",)
    tools = os.pathsep.join(
        [str(Path(command[0]).parent), os.environ.get("PATH", os.defpath)]
    )  # to build with
    return quietly([*command, "install", *index, *what], {**SETTINGS, "PATH": tools}, _show)


def install(python: Path, source: Path, dev: bool, extras: Collection[str], download: bool) -> frozenset[str]:
    """Install the program from its folder into the environment of a Python; return which of the extras came along.

    Extras are worth waiting for and nothing to fail for: where one cannot be had, the rest is installed without.
    Raises `SetupError`.
    """
    wanted = [each for each in EXTRAS if each.name in extras]
    for each in wanted if download else ():
        say(f"Fetching {each.what}, too. To do without, give {each.refusal}.")
    tools = ["dev"] if dev else []
    fault = _fault(python, source, [*tools, *(each.name for each in wanted)], download)
    if not fault:
        return frozenset(each.name for each in wanted)
    if not wanted or (without := _fault(python, source, tools, download)):
        raise SetupError(without if wanted else fault)
    came = set()
    for each in wanted:
        missing = _locked_fault(python, source, [each.name], download) if len(wanted) > 1 else fault
        if missing:
            say(f"{each.without}\n{AGAIN}\n{missing}")
        else:
            came.add(each.name)
    return frozenset(came)


def install_locked(python: Path, top: Path, names: Sequence[str], download: bool) -> None:
    """Install parts of the lock into the environment of a Python, those files and no others, or raise `SetupError`."""
    if fault := _locked_fault(python, top, names, download):
        raise SetupError(fault)


def _fault(python: Path, source: Path, extras: list[str], download: bool) -> str:
    """Why the program cannot be installed with these extras; nothing when it has been."""
    return (
        _locked_fault(python, source, [locked.BUILD], download)
        or _locked_fault(python, source, [locked.PROGRAM, *extras], download)
        or _pip_fault(python, ["--no-deps", "--editable", str(source)], download)
    )


def _locked_fault(python: Path, top: Path, names: Sequence[str], download: bool) -> str:
    files = [locked.file_of(top, name) for name in names]
    if gone := [file for file in files if not file.is_file()]:
        return f"{gone[0]} is missing. Get the whole program anew, then start again."
    return _pip_fault(
        python, ["--require-hashes", *(w for file in files for w in ("-r", str(file)))], download
    )


def _pip_fault(python: Path, what: Sequence[str], download: bool) -> str:
    # Tools that build are in the lock, too: without isolation they are taken from where it was installed.
    code, lines = pip([python, "-m", "pip"], "--no-build-isolation", *what, download=download)
    version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    return failure(lines, download, f"{version} on {platform.system()} {platform.machine()}") if code else ""


def _show(line: str) -> None:
    if shown := progress(line):
        say(shown)
