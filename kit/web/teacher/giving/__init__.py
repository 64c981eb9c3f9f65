"""The pages on which a teacher changes the rules of what was given."""
