"""Statistics on arrays of numpy, each with its source and its reason where there is none."""
