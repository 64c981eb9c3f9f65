"""Queries on attempts, answers and marks."""
