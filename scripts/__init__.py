"""What is run by hand, or while the kit is built: nothing of it is in the wheel."""
