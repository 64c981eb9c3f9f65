"""Passages with the claims in them: reading, painting, their forms and their keys."""
