"""*Your own*: the exercises and lessons that a teacher writes."""
