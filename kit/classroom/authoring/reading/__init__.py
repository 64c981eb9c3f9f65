"""A draft read by others without its key, and how far they agree."""
