"""Queries on live sessions."""
