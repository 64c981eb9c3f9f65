"""Counting hands in a live session, where students have no devices."""
