"""`kit backup` and `kit restore`."""
