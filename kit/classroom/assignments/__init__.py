"""Exercises as a class is given them: rules, pinned content and key, the lessons they open."""
