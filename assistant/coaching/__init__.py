"""What is coached: zones, techniques, programs, limits and the plan of a session."""
