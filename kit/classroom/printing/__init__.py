"""Sheets of paper: what of an exercise can be printed, and for which class."""
