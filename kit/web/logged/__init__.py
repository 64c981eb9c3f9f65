"""What the pages tell the log."""
