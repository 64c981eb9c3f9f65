"""Backups in the browser: made, scheduled, encrypted, restored, and spoken of on the start page."""
