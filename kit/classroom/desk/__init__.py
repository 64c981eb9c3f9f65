"""A class as its teacher works with it: what waits, the course, the list, the gradebook."""
