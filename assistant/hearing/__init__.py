"""Sound in, Heard out."""
