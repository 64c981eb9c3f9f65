"""What differs between two texts of an own exercise or lesson, in plain words."""
