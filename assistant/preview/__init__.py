"""A massage before anybody lies down: its plan, its words and its figures, and whether it keeps to the rules."""
