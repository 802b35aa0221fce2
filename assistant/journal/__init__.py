"""What happened, kept on this machine only."""
