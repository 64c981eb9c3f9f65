"""Pages of results: of a class, its items and students, and of several classes."""
