"""Pages of what a class has written itself."""
