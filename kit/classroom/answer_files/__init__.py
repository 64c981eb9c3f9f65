"""Answers that never reached the kit, taken in from a file that a device saved."""
