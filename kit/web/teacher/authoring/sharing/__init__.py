"""*Your own* on the way: handed on as one file or as text, and brought in."""
