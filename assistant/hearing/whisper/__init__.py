"""Whisper, asked how probable each phrase of a short list is."""
