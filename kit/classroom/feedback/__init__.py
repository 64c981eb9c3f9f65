"""An attempt beside the key, once it may be seen."""
