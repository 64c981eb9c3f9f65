"""Queries on versions of keys, decisions and appeals."""
