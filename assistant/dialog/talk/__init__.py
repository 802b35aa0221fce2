"""What happens at each transition, one subject a file. Every function takes the Turn and changes only it."""
