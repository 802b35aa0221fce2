"""Commands of `massage`, one file each."""
