"""The ways to run a session: from files, typed, from a script, recorded again. I/O lives here."""
