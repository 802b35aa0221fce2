"""The language folders, and the one way to read them."""
