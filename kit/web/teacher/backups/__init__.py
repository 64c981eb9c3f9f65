"""Backups in the browser: made, scheduled, encrypted, restored; what the start page says of them."""
