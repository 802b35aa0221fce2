"""A session: its components put together, and what drives it: a card, a file, a script or a keyboard."""
