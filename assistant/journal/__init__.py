"""What is kept of sessions on this machine: written beside the loop, told of afterwards, forgotten for good."""
