"""Whether the kit works now, and how much it has to do, for who watches it."""
