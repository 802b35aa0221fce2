"""Heard in, Understood out."""
