"""What a teacher does for one student of a class."""
