"""What a teacher decides about a key."""
