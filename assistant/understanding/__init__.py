"""Understanding: words that were heard go in, and their meaning comes out as Understood."""
