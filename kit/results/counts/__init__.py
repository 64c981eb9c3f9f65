"""Counting in plain Python: who chose what, who moved, what to read again."""
