"""Queries on live sessions, rounds and votes."""
