"""How long a text is, and how hard to read."""
