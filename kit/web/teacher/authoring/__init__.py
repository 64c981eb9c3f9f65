"""The pages on which a teacher writes exercises and lessons of their own."""
