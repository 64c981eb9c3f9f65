"""What can be proposed from the words of a text alone. Pure."""
