"""Sound: blocks, files, resampling. Nothing here knows about words."""
