"""What the benchmark measures, one subject a file."""
