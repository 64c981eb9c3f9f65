"""Keys under discussion: appeals, decisions, what they change, and their history."""
