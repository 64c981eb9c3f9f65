"""Drafts of own exercises and lessons, their versions, and what is published of them."""
