"""Where a sentence beside the massage is told, so that whoever looks reads it."""

from __future__ import annotations

from collections.abc import Callable

from assistant.screen.watcher import ViewWatcher


def teller(
    write: Callable[[str], None], watching: ViewWatcher | None, *, view: bool
) -> Callable[[str], None]:
    """Tells a sentence in the view, or as a line where there is none, and on the page.

    Args:
        write: takes lines.
        watching: takes notes for view and page, if anybody may look at one.
        view: there is one in the terminal.
    """
    if watching is None:
        return write
    if view:
        return watching.note

    def tell(text: str) -> None:
        write(text)
        watching.note(text)

    return tell
