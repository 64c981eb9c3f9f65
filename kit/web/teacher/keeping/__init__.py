"""A class put away, and begun anew for the next year."""
