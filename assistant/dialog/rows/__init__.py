"""The rows of the conversation's table, one subject a file."""
