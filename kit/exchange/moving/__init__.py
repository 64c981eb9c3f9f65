"""A whole kit moved to another folder or database, compared there before it counts as moved."""
