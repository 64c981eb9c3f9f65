"""Backups of the whole kit: when, how many, how old, and who was erased since."""
