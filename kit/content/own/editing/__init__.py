"""Editing a draft's texts field by field: what a form shows, and what it changes in them."""
