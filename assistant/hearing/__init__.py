"""Hearing: blocks of sound go in, and what was heard in them comes out as Heard."""
