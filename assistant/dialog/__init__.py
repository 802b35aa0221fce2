"""Understood and Tick in, effects out. Pure: no I/O, no clock of its own."""
