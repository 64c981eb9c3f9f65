"""A teacher's own exercise or lesson: the texts that it is kept as."""
