"""The spoken safety screening: a pure engine over the questions in the language folder (safety.md, 3.1)."""
