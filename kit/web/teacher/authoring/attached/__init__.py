"""Pages of a teacher's own copies of articles."""
