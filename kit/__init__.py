"""Whose Words: a media-literacy teaching kit."""
