"""Queries on classrooms, students, teachers."""
