"""Backups of the kit: the last one, where they go, and who stays deleted after a restore."""
