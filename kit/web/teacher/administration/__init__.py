"""Pages of who looks after the kit: all teachers with counts, and their accounts."""
