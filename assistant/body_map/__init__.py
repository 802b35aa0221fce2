"""The body seen from behind, in front and beside it, and the way of the hands on it, as pictures; pure."""
