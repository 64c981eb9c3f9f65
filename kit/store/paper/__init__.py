"""Sheets of paper that a teacher enters."""
