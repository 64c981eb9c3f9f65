"""Commands for whoever looks after the kit."""
