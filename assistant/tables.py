"""What tables are printed on."""

from __future__ import annotations

from rich.console import Console


class TablePrinter(Console):
    """A console that tells of a reader who has left, instead of ending the process as a failure."""

    def on_broken_pipe(self) -> None:
        """Raises BrokenPipeError, as printing without tables does."""
        raise BrokenPipeError
