"""What a program has to keep to: the rules of the article as small functions, and the words they are told in."""
