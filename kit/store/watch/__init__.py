"""What a monitor asks of the database: whether it answers, and counts without names."""
