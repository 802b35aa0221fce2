"""Speech models: known, fetched, unpacked, kept and looked after."""
