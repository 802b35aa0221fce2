"""A voice that guides a massage while nobody's hands or eyes are free."""
