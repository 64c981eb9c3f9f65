"""The database as it is copied: online, counted, checked; and the list of what was erased."""
