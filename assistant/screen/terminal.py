"""The terminal that somebody types into."""

from __future__ import annotations

import sys
from contextlib import suppress

if sys.platform == "win32":

    def mend() -> None:
        """Nothing stays behind on Windows."""

else:
    import termios

    def mend() -> None:
        """Give a terminal its lines back that a killed program left taking keys one by one.

        Otherwise Enter would end no line, and what is typed would stay unseen.
        """
        with suppress(OSError, ValueError, termios.error):
            terminal = sys.stdin.fileno()
            mode = termios.tcgetattr(terminal)
            if mode[3] & termios.ICANON:
                return
            mode[0] |= termios.ICRNL | termios.IXON
            mode[1] |= termios.OPOST
            mode[3] |= termios.ICANON | termios.ECHO | termios.ECHOE | termios.ISIG | termios.IEXTEN
            for key, usual in ((termios.VSUSP, b"\x1a"), (termios.VQUIT, b"\x1c"), (termios.VINTR, b"\x03")):
                mode[6][key] = usual
            mode[6][termios.VEOF] = b"\x04"  # shares its place with VMIN on some systems
            termios.tcsetattr(terminal, termios.TCSANOW, mode)


def shows_pictures() -> bool:
    """Somebody looks at a terminal on which a picture can be drawn over again."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    from rich import get_console

    console = get_console()
    return console.is_terminal and console.is_interactive and not console.is_dumb_terminal
