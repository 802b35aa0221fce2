"""Effects in, blocks of sound out."""
