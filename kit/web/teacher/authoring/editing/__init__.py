"""The editor of an exercise, by its fields."""
