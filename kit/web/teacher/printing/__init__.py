"""The page of what is printed."""
