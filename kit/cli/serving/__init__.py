"""Starting the kit: what is looked at before, and what the terminal says."""
