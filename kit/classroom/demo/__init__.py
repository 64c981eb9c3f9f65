"""The made-up class."""
