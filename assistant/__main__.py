"""`python -m assistant` is the `massage` command."""

from assistant.cli import main

main()
