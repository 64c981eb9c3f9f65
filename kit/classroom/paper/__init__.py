"""Answers on paper: sheets that a teacher reads off, key by key, for students without a device."""
