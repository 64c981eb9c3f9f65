"""Counting hands in a live session."""
