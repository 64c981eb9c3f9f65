"""Marking by a teacher, by the levels of a rubric."""
