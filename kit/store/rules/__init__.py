"""Queries on rules that change after giving: times of single students, what was withdrawn."""
